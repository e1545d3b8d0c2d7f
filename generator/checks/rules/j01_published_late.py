"""J01: the day of publication is missing, too late, too early or still to come."""

from collections.abc import Iterator
from datetime import date

from generator.checks.context import ReportContext
from generator.checks.rule import rule
from generator.checks.text.agency_names import is_known
from generator.ground.diagnostics import Finding, Severity

_KEY = "published"
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
"""How YAML writes that there is nothing."""


@rule(code="J01", name="published-late", severity=Severity.WARNING)
def published_late(context: ReportContext) -> Iterator[Finding]:
    """发布日期没有写，或者晚于期限、早于年底、还没有到。

    ## 依据

    《政府信息公开条例》第四十九条：县级以上人民政府部门应当在每年 1 月 31 日前向本级政府信息公开
    工作主管部门提交并向社会公布上一年度的年度报告；县级以上地方人民政府的主管部门应当在
    每年 3 月 31 日前向社会公布本级政府上一年度的年度报告。
    2018 年度及以前为 3 月 31 日前（修订前的条例第三十一条）。
    site.yaml 可以按地区和机关类型规定更早的期限。

    没有写 published 是提示；晚于期限、早于报告年度的 12 月 31 日是警告；
    晚于今天（site.yaml 的 as_of）是错误。当年撤并的机关可以早于 12 月 31 日。

    ## 怎样改

    改正日期；确实迟发的，照录实际日期，在 accepted 里写明理由（at: published）。

    ## 不合格的例子

    ```yaml
    # 2023.md，部门
    published: 2024-03-06
    ```

    ## 合格的例子

    ```yaml
    # 2023.md，部门
    published: 2024-01-26
    ```
    """
    report, check = context.report, published_late.rule
    day = report.published
    if day is None:
        yield from _missing(context)
        return
    # Of an agency that could not be read nobody knows the kind, and so the deadline.
    due = context.due if is_known(context.agency) else None
    if context.today is not None and day > context.today:
        message = f"发布日期 {_chinese(day)} 还没有到，今天是 {_chinese(context.today)}。"
        yield check.finding(
            context.locate(_KEY), message, cell=_KEY, hint=_HINT, severity=Severity.ERROR
        )
    elif day < date(report.year, 12, 31) and context.agency.valid_to != report.year:
        message = f"发布日期 {_chinese(day)} 早于报告年度的最后一天（{report.year}年12月31日）。"
        yield check.finding(context.locate(_KEY), message, cell=_KEY, hint=_HINT)
    elif due is not None and day > due:
        message = f"发布日期 {_chinese(day)}，期限是 {_chinese(due)}，晚了 {(day - due).days} 天。"
        yield check.finding(context.locate(_KEY), message, cell=_KEY, hint=_KEPT)


_HINT = "请核对 published。"
_KEPT = "日期写错的，请改正；确实迟发的，在 accepted 里写明理由（at: published）。"


def _missing(context: ReportContext) -> Iterator[Finding]:
    """Yield that the date is missing; a date that is written but no date is reading's fault."""
    report, place = context.report, context.locate(_KEY)
    written = ""
    if place != context.locate(None) and context.source is not None and place.line is not None:
        line = context.source.line(place.line)
        written = line[(place.column or 1) - 1 :].partition("#")[0].strip()
    if report.is_draft or written.removeprefix(f"{_KEY}:").strip() not in _NULLS:
        return
    yield published_late.rule.finding(
        place,
        "没有写发布日期（published），无法判断是否按时公布。",
        cell=_KEY,
        hint=f"请补上，例如 published: {report.year + 1}-01-20。",
        severity=Severity.NOTICE,
    )


def _chinese(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
