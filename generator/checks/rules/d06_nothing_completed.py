"""D06: requests came in and not one was dealt with."""

from collections.abc import Iterator

from generator.checks import occasion
from generator.checks.context import ReportContext
from generator.checks.plausible import FEW
from generator.checks.rule import rule
from generator.ground.diagnostics import Finding, Severity
from generator.model.report import printed

_RECEIVED = "requests.new_received.total"
_COMPLETED = "requests.results.total.total"


@rule(code="D06", name="nothing-completed", severity=Severity.NOTICE, when=occasion.REQUESTS)
def nothing_completed(context: ReportContext) -> Iterator[Finding]:
    """本年新收了申请，办理结果的总计却是零。

    ## 依据

    本工具的提示，没有规定。收到的申请一件也没有办结，只有全部在年末收到时才会如此；
    更多的是“三、本年度办理结果”整段漏填。应办满 4 件而全部结转的由 D04 报告，这里不重复；
    表格勾稽关系不成立的，先改正表格。

    ## 怎样改

    与原件核对办理结果各行；属实的不必改动。

    ## 不合格的例子

    ```yaml
    new_received: [2, 1, 0, 0, 0, 0, 3]
    results: 0
    carried_out: [2, 1, 0, 0, 0, 0, 3]
    ```

    ## 合格的例子

    ```yaml
    new_received: [2, 1, 0, 0, 0, 0, 3]
    results:
      granted: [2, 0, 0, 0, 0, 0, 2]
      total: [2, 0, 0, 0, 0, 0, 2]
    carried_out: [0, 1, 0, 0, 0, 0, 1]
    ```
    """
    table = context.report.tables.get("requests")
    if table is None or table.value(_COMPLETED) != 0:
        return
    received = table.value(_RECEIVED)
    if not received or not context.is_sound("requests"):
        return
    before = table.value("requests.carried_in.total")
    carried = table.value("requests.carried_out.total")
    if before is not None and carried is not None and received + before >= FEW:
        return
    yield nothing_completed.rule.finding(
        context.locate(_COMPLETED),
        f"本年新收 {printed(received)} 件，"
        f"{table.grid.cells[table.grid.index[_COMPLETED]].address} 却是 0。",
        cell=_COMPLETED,
        hint="请与原件核对办理结果是否整段漏填；属实的不必改动。",
    )
