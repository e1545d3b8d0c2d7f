"""F03: between two of an agency's reports there are years without one."""

from collections.abc import Iterator

from generator.checks import occasion
from generator.checks.context import Succession
from generator.checks.rule import rule
from generator.ground.diagnostics import Finding, Severity


@rule(code="F03", name="years-missing", severity=Severity.NOTICE, when=occasion.YEARS_APART)
def years_missing(succession: Succession) -> Iterator[Finding]:
    """机关前后两份报告之间缺了年份。

    ## 依据

    《政府信息公开条例》第四十九条：每年都要公布上一年度的年度报告。中间缺年，
    跨年度的核对（F01、C03 等）就断了。一处间断在后一份报告里提示一次；
    agency.yaml 的 valid_from 以前的年份不算。

    ## 怎样改

    补录缺少的报告。机关在这期间撤销、合并或重新设立的，
    在 agency.yaml 写明 valid_from 和 predecessors。

    ## 不合格的例子

    ```markdown
    content/410303/tongji/2020.md
    content/410303/tongji/2023.md
    ```

    ## 合格的例子

    ```markdown
    content/410303/tongji/2020.md
    content/410303/tongji/2021.md
    content/410303/tongji/2022.md
    content/410303/tongji/2023.md
    ```
    """
    context = succession.context
    year = context.report.year
    if year - 1 in succession.years:
        return
    last = max((other for other in succession.years if other < year), default=None)
    if last is None:
        return
    first = max(last + 1, context.agency.valid_from or 0)
    missing = range(first, year)
    if missing:
        named = "、".join(str(each) for each in missing)
        yield years_missing.rule.finding(
            context.locate(None),
            f"上一份报告是 {last} 年的，缺 {named} 年。",
            hint="请补录缺少的报告；机关在这期间设立的，在 agency.yaml 写明 valid_from，"
            "承继别的机关的写明 predecessors。",
        )
