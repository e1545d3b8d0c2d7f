"""A08: the last section does not say whether fees were charged."""

from collections.abc import Iterator

from generator.checks.context import ReportContext
from generator.checks.late import compile_late
from generator.checks.rule import rule
from generator.checks.text.passages import OTHER, heading, heading_place, passage_of
from generator.ground.diagnostics import Finding, Severity

FIRST_YEAR = 2021
"""The year from which the form asks for it."""
_FEES = compile_late(r"处理费|收取|收费|费用|[检索复制邮寄]费")


@rule(code="A08", name="fees-not-stated", severity=Severity.NOTICE)
def fees_not_stated(context: ReportContext) -> Iterator[Finding]:
    """“六、其他需要报告的事项”没有写收取信息处理费的情况。

    ## 依据

    《政府信息公开信息处理费管理办法》（国办函〔2020〕109号，2021 年 1 月 1 日起施行）和
    年度报告格式（国办公开办函〔2021〕30号）要求，在“其他需要报告的事项”里报告收取信息处理费的
    情况；没有收取的，也要写明。

    ## 怎样改

    补写一句，例如“本年度没有收取信息处理费”。

    ## 不合格的例子

    ```markdown
    ## 六、其他需要报告的事项

    没有其他需要报告的事项。
    ```

    ## 合格的例子

    ```markdown
    ## 六、其他需要报告的事项

    本年度收取信息处理费 380 元，涉及申请 1 件。
    ```
    """
    report = context.report
    if report.year < FIRST_YEAR:
        return
    text = context.writing.sections.get(OTHER, "")
    if _FEES.search(text) is not None or passage_of(report, OTHER) is None:
        return
    yield fees_not_stated.rule.finding(
        heading_place(report, OTHER),
        f"“{heading(report, OTHER)}”没有写收取信息处理费的情况。",
        hint="没有收取的，也请写明“本年度没有收取信息处理费”。",
    )
