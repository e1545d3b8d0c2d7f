"""C03: what is in force does not follow from last year's stock."""

from collections.abc import Iterator

from generator.checks import occasion
from generator.checks.context import Succession
from generator.checks.plausible import gap
from generator.checks.rule import rule
from generator.checks.stock import against_before, unexplained
from generator.ground.diagnostics import Finding, Severity
from generator.model.report import printed


@rule(code="C03", name="stock-differs", severity=Severity.NOTICE, when=occasion.STOCK)
def stock_differs(succession: Succession) -> Iterator[Finding]:
    """规章或行政规范性文件的现行有效件数，不等于上年现行有效加本年制发减本年废止。

    ## 依据

    由表二各栏的含义推出，不是统一格式的规定。修订计入制发、文件自然失效、集中清理、
    机构调整都会使它不成立，已公布的报告约有一半不成立，所以只作提示。
    这一行或其中一格有备注（notes）说明的，不提示；废止件数比存量还多的，由 C01 提示；
    2019 年版式没有现行有效件数，不核对。

    ## 怎样改

    与原件核对两年的数；确有原因的，照原件的说明写进 notes，读者就知道差在哪里。

    ## 不合格的例子

    ```yaml
    # 上年现行有效 31 件
    normative_documents: {issued: 5, repealed: 3, in_force: 38}
    ```

    ## 合格的例子

    ```yaml
    # 上年现行有效 31 件
    normative_documents: {issued: 5, repealed: 3, in_force: 33}
    ```
    """
    for stock in unexplained(succession):
        if stock.due >= 0:
            fault = (
                f"加本年制发 {printed(stock.issued)} 件减本年废止 {printed(stock.repealed)} 件"
                f"得 {printed(stock.due)} 件，本年现行有效 {printed(stock.in_force)} 件，"
                f"相差 {printed(gap(stock.in_force, stock.due))} 件。"
            )
            yield against_before(stock_differs.rule, succession, stock, fault)
