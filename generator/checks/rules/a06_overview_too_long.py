"""A06: the overview is longer than the form asks for."""

from collections.abc import Iterator

from generator.checks.context import ReportContext
from generator.checks.rule import rule
from generator.checks.text.passages import OVERVIEW, heading, heading_place, length
from generator.ground.diagnostics import Finding, Severity

MOST = 1000
"""Characters that an overview has at most, in principle."""


@rule(code="A06", name="overview-too-long", severity=Severity.NOTICE)
def overview_too_long(context: ReportContext) -> Iterator[Finding]:
    """“一、总体情况”超过了 1000 字。

    ## 依据

    年度报告格式（国办公开办函〔2021〕30号、〔2019〕60号附件）要求，“总体情况”
    原则上不超过 1000 字。

    计数包括标点和小标题，不包括空格；第一个标题以前的引言不计。

    ## 怎样改

    删去与政府信息公开无关的工作总结，例子和数字择要写。

    ## 不合格的例子

    ```
    “一、总体情况”一节 1 620 字
    ```

    ## 合格的例子

    ```
    “一、总体情况”一节 840 字
    ```
    """
    text = context.writing.sections.get(OVERVIEW, "")
    if len(text) <= MOST:
        return
    count = length(text)
    if count > MOST:
        report = context.report
        yield overview_too_long.rule.finding(
            heading_place(report, OVERVIEW),
            f"“{heading(report, OVERVIEW)}”有 {count} 字，超过 {MOST} 字，多 {count - MOST} 字。",
            hint=f"格式要求原则上不超过 {MOST} 字；请择要写。",
        )
