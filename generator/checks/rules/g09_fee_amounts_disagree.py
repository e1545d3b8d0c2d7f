"""G09: section six states two different amounts of collected fees."""

from collections.abc import Iterator
from decimal import Decimal

from generator.checks.context import ReportContext
from generator.checks.prose.fees import Fee, fees_in
from generator.checks.prose.mismatch import quote
from generator.checks.rule import rule
from generator.ground.diagnostics import Finding, Severity

_TWO = 2
"""It takes two amounts to disagree."""


@rule(code="G09", name="fee-amounts-disagree", severity=Severity.WARNING)
def fee_amounts_disagree(context: ReportContext) -> Iterator[Finding]:
    """第六部分前后写了不同的信息处理费收取金额。

    ## 依据

    第六部分应当报告收取信息处理费的情况（统一格式附件说明；国办函〔2020〕109号），
    前后写的本年度收取总额应当一致；“未收取”就是 0 元。收费标准、减免、应收数、
    分单位的数和往年的数不核对。

    信息处理费与第二部分的“行政事业性收费”是两回事，从不互相核对。

    ## 怎样改

    与财务记录核对，改正写错的一处。

    ## 不合格的例子

    ```markdown
    2023年收取信息处理费270元。本年度未收取信息处理费。
    ```

    ## 合格的例子

    ```markdown
    2023年收取信息处理费270元，已全部上缴国库。
    ```
    """
    if _signs(context.writing.sections.get("other", "")) < _TWO:
        return
    blocks = [
        block
        for number in context.prose.holding("费")
        if (block := context.prose.blocks[number]).section == "other"
    ]
    if sum(_signs(block.text) for block in blocks) < _TWO:
        return
    first: Fee | None = None
    for block in blocks:
        for fee in fees_in(block, context.report.year):
            if first is None:
                first = fee
            elif fee.yuan != first.yuan:
                earlier = quote(first.block, first.start, first.stop)
                yield fee_amounts_disagree.rule.finding(
                    context.place_of(fee.block, fee.start),
                    f"正文“{quote(fee.block, fee.start, fee.stop)}”是 {_printed(fee.yuan)} 元，"
                    f"前面写的“{earlier}”是 {_printed(first.yuan)} 元，"
                    f"相差 {_printed(abs(fee.yuan - first.yuan))} 元。",
                    hint="请核对信息处理费的收取金额；它与第二部分的行政事业性收费无关。",
                )


def _signs(text: str) -> int:
    """Return how many amounts, zeros in words included, a text has at most."""
    return text.count("元") + text.count("未") + text.count("没有") + text.count("无")


def _printed(yuan: Decimal) -> str:
    return f"{yuan.normalize():f}"
