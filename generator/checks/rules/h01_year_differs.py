"""H01: the report names another year than its own."""

import re
from collections.abc import Iterator

from generator.checks.context import ReportContext
from generator.checks.late import compile_late
from generator.checks.prose.text import Hit
from generator.checks.rule import rule
from generator.ground.diagnostics import Finding

_YEAR = compile_late(r"(\d{4})\s*年(?=度?\s*(?:政府)?信息公开)")
"""The year in the customary title, …2023年（度）政府信息公开工作年度报告."""
_GAP = r"[^\S\n]*"
"""Spaces, but no way into the next paragraph."""
_PERIOD = compile_late(
    r"统计(?:的)?(?:起止)?(?:期限|时限|时间|时段|周期|期间|区间|日期)[^\d。；！？\n]{0,12}"
    rf"(?P<first>\d{{4}}){_GAP}年{_GAP}"
    rf"(?:12{_GAP}月{_GAP}31{_GAP}日|(?=度|全年|[，。；、）)]|{_GAP}$)"
    rf"|1{_GAP}月{_GAP}1{_GAP}日{_GAP}(?:起|开始)?{_GAP}"
    rf"(?:(?:至|到|[-—－～~]+){_GAP}(?:(?P<last>\d{{4}}){_GAP}年)?{_GAP}12{_GAP}月{_GAP}31{_GAP}日)?)",
    re.MULTILINE,
)
"""The stated period of a report: whole years, or 截至 the last day of one."""


@rule(code="H01", name="year-differs", acceptable=False)
def year_differs(context: ReportContext) -> Iterator[Finding]:
    """标题、year 或统计期限里的年度，与文件名的年度不同。

    ## 依据

    路径就是身份：文件名的年度决定报告归入哪一年、用哪一版表格。
    标题按惯例为“机关名称＋年度＋年政府信息公开工作年度报告”；
    统计期限为该年 1 月 1 日至 12 月 31 日（国办公开办函〔2021〕30号：数据截至当年 12 月 31 日）。

    正文里只看写明“统计期限”（或统计时间、时限等）的地方，其他句子可以谈到别的年度。

    ## 怎样改

    改正写错的年度；如果写对了，就是文件放错了年份，请改文件名。

    ## 不合格的例子

    ```yaml
    # 2023.md
    title: 某某局2022年政府信息公开工作年度报告
    ```

    ## 合格的例子

    ```yaml
    # 2023.md
    title: 某某局2023年政府信息公开工作年度报告
    ```
    """
    report, check = context.report, year_differs.rule
    wrong = _wrong_years(_YEAR.findall(report.title), report.year)
    if wrong:
        mended = _YEAR.sub(f"{report.year}年", report.title)
        message = f"标题写的是 {wrong}，文件是 {report.year} 年度。"
        yield check.finding(context.locate("title"), message, expected=mended, hint=_HINT)
    if report.stated_year not in {None, report.year}:
        message = f"year 写作 {report.stated_year}，文件是 {report.year} 年度。"
        year = str(report.year)
        yield check.finding(context.locate("year"), message, expected=year, hint=_HINT)
    for hit in context.prose.scan(_PERIOD):
        yield from _wrong_period(context, hit)


_HINT = "请改正年度；如果年度没有写错，请把文件移到正确的年份。"


def _wrong_period(context: ReportContext, period: Hit) -> Iterator[Finding]:
    """Yield a finding for a statistical period that is not the report's year."""
    year = context.report.year
    years = {name: digits for name, digits in period.match.groupdict().items() if digits}
    wrong = [name for name, digits in years.items() if int(digits) != year]
    if wrong:
        named = _wrong_years(list(years.values()), year)
        message = f"统计期限写的是 {named}，文件是 {year} 年度。"
        start = period.start + period.match.start(wrong[0]) - period.match.start()
        place = context.place_of(period.block, start)
        yield year_differs.rule.finding(place, message, expected=f"{year}年", hint=_HINT)


def _wrong_years(found: list[str], year: int) -> str:
    """Return the years that are not the report's, as a message names them."""
    wrong = dict.fromkeys(int(digits) for digits in found if int(digits) != year)
    return "、".join(f"{other} 年" for other in wrong)
