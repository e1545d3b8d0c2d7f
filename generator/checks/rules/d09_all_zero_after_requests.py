"""D09: the third section is all zeros, after a year with many requests."""

from collections.abc import Iterator

from generator.checks import occasion
from generator.checks.context import Succession
from generator.checks.rule import rule
from generator.ground.diagnostics import Finding, Severity
from generator.model.report import printed

_RECEIVED = "requests.new_received.total"
_CARRIED_OUT = "requests.carried_out.total"
_MANY = 10


@rule(code="D09", name="all-zero-after-requests", severity=Severity.NOTICE, when=occasion.ZEROS)
def all_zero_after_requests(succession: Succession) -> Iterator[Finding]:
    """第三部分全部为零，而上年新收的申请不少于 10 件。

    ## 依据

    本工具的提示，没有规定。申请很少从十件以上骤减为零，更多的是表格没有填写，
    或者源文件用 requests: 0 占了位置。上年还有结转下来的，由 F01 报告，这里不重复。

    ## 怎样改

    与原件核对第三部分；属实的不必改动。

    ## 不合格的例子

    ```yaml
    # 上年新收 26 件
    requests: 0
    ```

    ## 合格的例子

    ```yaml
    # 上年新收 26 件
    requests:
      new_received: [19, 2, 0, 0, 0, 0, 21]
    ```
    """
    context = succession.context
    table = context.report.tables.get("requests") if succession.earlier else None
    if table is None or any(table.values) or None in table.values:
        return
    received = succession.before(_RECEIVED)
    if received is None or received < _MANY or succession.before(_CARRIED_OUT):
        return
    paths = succession.earlier_paths
    yield all_zero_after_requests.rule.finding(
        context.locate("requests"),
        f"第三部分全部为 0，{context.report.year - 1} 年报告（{paths}）"
        f"新收 {printed(received)} 件。",
        cell="requests",
        hint="请与原件核对第三部分是否没有填写；属实的不必改动。",
    )
