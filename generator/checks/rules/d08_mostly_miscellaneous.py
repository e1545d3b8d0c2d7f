"""D08: most results are put under 其他, which says nothing of them."""

from collections.abc import Iterator

from generator.checks import occasion
from generator.checks.context import ReportContext
from generator.checks.plausible import FEW
from generator.checks.rule import rule
from generator.ground.diagnostics import Finding, Severity
from generator.model.report import printed

_OTHER = "requests.results.other.miscellaneous.total"
_ALL = "requests.results.total.total"


@rule(code="D08", name="mostly-miscellaneous", severity=Severity.NOTICE, when=occasion.REQUESTS)
def mostly_miscellaneous(context: ReportContext) -> Iterator[Finding]:
    """办理结果有一半以上填在“（六）其他处理”的“3.其他”里。

    ## 依据

    本工具的提示，没有规定。统一格式（国办公开办函〔2021〕30号附件）把法定的办理结果逐一列出，
    “3.其他”只留给列不进去的情形，如申请人撤回。过半都是“其他”，多半是没有按答复的内容分类。
    办理结果不到 4 件的不看；2019 年版式没有这一行；表格勾稽关系不成立的，先改正表格。

    ## 怎样改

    与原件核对；属实的不必改动。

    ## 不合格的例子

    ```yaml
    results:
      granted: [3, 0, 0, 0, 0, 0, 3]
      other:
        miscellaneous: [14, 0, 0, 0, 0, 0, 14]
      total: [17, 0, 0, 0, 0, 0, 17]
    ```

    ## 合格的例子

    ```yaml
    results:
      granted: [14, 0, 0, 0, 0, 0, 14]
      other:
        miscellaneous: [3, 0, 0, 0, 0, 0, 3]
      total: [17, 0, 0, 0, 0, 0, 17]
    ```
    """
    table = context.report.tables.get("requests")
    other = table.value(_OTHER) if table is not None else None
    if table is None or not other:
        return
    results = table.value(_ALL)
    if results is None or results < FEW or 2 * other <= results:
        return
    if context.is_sound("requests"):
        yield mostly_miscellaneous.rule.finding(
            context.locate(_OTHER),
            f"{table.grid.cells[table.grid.index[_OTHER]].address} 是 {printed(other)}，"
            f"超过办理结果总计 {printed(results)} 的一半。",
            cell=_OTHER,
            hint="请与原件核对这些申请能否归入列明的办理结果；属实的不必改动。",
        )
