"""D04: more than half of the requests are carried into the next year."""

from collections.abc import Iterator

from generator.checks import occasion
from generator.checks.context import ReportContext
from generator.checks.plausible import FEW
from generator.checks.rule import rule
from generator.ground.diagnostics import Finding, Severity
from generator.model.report import printed

_IN = ("requests.new_received.total", "requests.carried_in.total")
_OUT = "requests.carried_out.total"


@rule(code="D04", name="most-carried-out", severity=Severity.WARNING, when=occasion.REQUESTS)
def most_carried_out(context: ReportContext) -> Iterator[Finding]:
    """结转下年度继续办理的申请，超过本年应办的一半。

    ## 依据

    《政府信息公开条例》第三十三条：收到申请之日起二十个工作日内答复，延长不得超过二十个工作日。
    结转过半，除非申请集中在年末，就是结转与办结填错了行，或者大量逾期。
    应办（新收加上年结转）不到 4 件的不看；表格勾稽关系不成立的，先改正表格。

    ## 怎样改

    与原件核对“（七）总计”和“四、结转下年度继续办理”两行；属实的，在 accepted 里写明理由。

    ## 不合格的例子

    ```yaml
    new_received: [13, 0, 0, 0, 0, 0, 13]
    carried_in: 0
    results:
      total: [2, 0, 0, 0, 0, 0, 2]
    carried_out: [11, 0, 0, 0, 0, 0, 11]
    ```

    ## 合格的例子

    ```yaml
    new_received: [13, 0, 0, 0, 0, 0, 13]
    carried_in: 0
    results:
      total: [11, 0, 0, 0, 0, 0, 11]
    carried_out: [2, 0, 0, 0, 0, 0, 2]
    ```
    """
    table = context.report.tables.get("requests")
    carried = table.value(_OUT) if table is not None else None
    if table is None or not carried:
        return
    received, before = table.value(_IN[0]), table.value(_IN[1])
    if received is None or before is None or received + before < FEW:
        return
    if 2 * carried <= received + before or not context.is_sound("requests"):
        return
    yield most_carried_out.rule.finding(
        context.locate(_OUT),
        f"{table.grid.cells[table.grid.index[_OUT]].address} 是 {printed(carried)}，超过应办"
        f"（新收 {printed(received)} 加上年结转 {printed(before)}）{printed(received + before)} "
        "的一半。",
        cell=_OUT,
        hint="请与原件核对结转与办结是否填错了行；属实的，在 accepted 里写明理由。",
    )
