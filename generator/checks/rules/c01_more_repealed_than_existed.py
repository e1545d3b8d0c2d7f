"""C01: more documents were repealed than there were."""

from collections.abc import Iterator

from generator.checks import occasion
from generator.checks.context import Succession
from generator.checks.rule import rule
from generator.checks.stock import against_before, unexplained
from generator.ground.diagnostics import Finding, Severity
from generator.model.report import printed


@rule(code="C01", name="more-repealed-than-existed", severity=Severity.NOTICE, when=occasion.STOCK)
def more_repealed_than_existed(succession: Succession) -> Iterator[Finding]:
    """规章或行政规范性文件的本年废止件数，超过上年现行有效与本年制发之和。

    ## 依据

    由表二各栏的含义推出：只有上年末有效的和本年制发的文件才能被废止。
    已公布的报告里，上年的现行有效件数事后常有清理、改口径，所以只作提示。
    这一行或其中一格有备注（notes）说明的，不提示；2019 年版式没有现行有效件数，不核对。

    ## 怎样改

    与原件核对两年的数；确有原因的，在 notes 里写明。

    ## 不合格的例子

    ```yaml
    # 上年现行有效 6 件
    normative_documents: {issued: 2, repealed: 9, in_force: 3}
    ```

    ## 合格的例子

    ```yaml
    # 上年现行有效 6 件
    normative_documents: {issued: 2, repealed: 5, in_force: 3}
    ```
    """
    for stock in unexplained(succession):
        if stock.due < 0:
            fault = (
                f"加本年制发 {printed(stock.issued)} 件，不足本年废止的 "
                f"{printed(stock.repealed)} 件，差 {printed(-stock.due)} 件。"
            )
            yield against_before(more_repealed_than_existed.rule, succession, stock, fault)
