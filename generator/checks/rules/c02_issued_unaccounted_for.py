"""C02: of the documents issued in a year some are neither in force nor repealed at its end."""

from collections.abc import Iterator

from generator.checks import occasion
from generator.checks.context import ReportContext
from generator.checks.rule import rule
from generator.checks.stock import unaccounted_for
from generator.ground.diagnostics import Finding, Severity
from generator.model.report import printed


@rule(code="C02", name="issued-unaccounted-for", severity=Severity.WARNING, when=occasion.PROACTIVE)
def issued_unaccounted_for(context: ReportContext) -> Iterator[Finding]:
    """规章或行政规范性文件的本年制发件数，超过现行有效与本年废止之和。

    ## 依据

    由表二各栏的含义推出：本年制发的文件，到年末或者有效，或者已经废止，
    所以制发件数不会大于两者之和。最常见的是现行有效件数漏填，或只填了一部分。
    这一行或其中一格有备注（notes）说明的，不提示。

    ## 怎样改

    与原件核对这一行的三个数；本年制发、本年自然失效等原因造成的，在 notes 里写明。

    ## 不合格的例子

    ```yaml
    normative_documents: {issued: 7, repealed: 2, in_force: 4}
    ```

    ## 合格的例子

    ```yaml
    normative_documents: {issued: 7, repealed: 2, in_force: 41}
    ```
    """
    for stock in unaccounted_for(context.report):
        kept = stock.in_force + stock.repealed
        yield issued_unaccounted_for.rule.finding(
            context.locate(stock.line),
            f"{stock.name}：本年制发 {printed(stock.issued)} 件，超过现行有效 "
            f"{printed(stock.in_force)} 件与本年废止 {printed(stock.repealed)} 件之和 "
            f"{printed(kept)} 件，差 {printed(stock.issued - kept)} 件。",
            cell=stock.line,
            hint="请与原件核对，先看现行有效件数是否漏填；"
            f"有原因的，在 notes 里于 {stock.line} 写明，就不再提示。",
        )
