"""I07: a set phrase or a name that is wrong, or out of date."""

from collections.abc import Iterator

from generator.checks.context import ReportContext
from generator.checks.rule import rule
from generator.checks.text.phrases import Phrase, phrases_near
from generator.checks.text.writing import Spot, Writing
from generator.ground.diagnostics import Finding, Severity

_OPEN, _CLOSE = "《", "》"


@rule(code="I07", name="phrase-wrong", severity=Severity.WARNING)
def phrase_wrong(context: ReportContext) -> Iterator[Finding]:
    """法规、文号或者机构的名称写错了，或者已经改了。

    ## 依据

    条例的全称是《中华人民共和国政府信息公开条例》（2019 年修订，国务院令第711号）；
    2021 年度起的格式由国办公开办函〔2021〕30号印发，此前试行的〔2019〕60号不再作为依据；
    发文字号用六角括号，顺序号不加“第”（GB/T 9704-2012）；
    2018 年、2023 年机构改革改了名的国家机关，改革以后的年度用新名称。

    只收入确定无疑的写法。前面有“原”字的、书名号里的旧机构名称不报；
    正文另外写明正确的文号时，旧文号不报。

    ## 怎样改

    按提示改正。引用历史情况的，在旧名称前加“原”。

    ## 不合格的例子

    ```markdown
    根据《政府信息公开条列》和国办公开办函[2021]30号编制本报告。
    ```

    ## 合格的例子

    ```markdown
    根据《中华人民共和国政府信息公开条例》和国办公开办函〔2021〕30号编制本报告。
    ```
    """
    writing, year = context.writing, context.report.year
    text = writing.text
    for phrase in phrases_near(text):
        if year >= phrase.first_year and not phrase.is_excused_in(text):
            yield from _findings(writing, phrase)


def _findings(writing: Writing, phrase: Phrase) -> Iterator[Finding]:
    for spot in writing.scan(phrase.pattern):
        if phrase.is_name and _is_history(spot):
            continue
        yield phrase_wrong.rule.finding(
            spot.place,
            f"“{spot.text}”应为{phrase.right}：{phrase.why}。",
            hint=f"原文：“{spot.quoted()}”。",
        )


def _is_history(spot: Spot) -> bool:
    """Tell whether a name is given as the former one, or stands in the title of a document."""
    before = spot.line[max(0, spot.start - 100) : spot.start]
    return before.endswith("原") or before.rfind(_OPEN) > before.rfind(_CLOSE)
