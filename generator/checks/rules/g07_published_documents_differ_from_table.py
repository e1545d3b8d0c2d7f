"""G07: the prose counts other normative documents among the published than table 2."""

from collections.abc import Iterator

from generator.checks import occasion
from generator.checks.context import ReportContext
from generator.checks.prose.documents import figures_of, is_in_table
from generator.checks.prose.mismatch import finding_of, is_wrong
from generator.checks.prose.roles import Kind
from generator.checks.rule import rule
from generator.ground.diagnostics import Finding, Severity


@rule(
    code="G07",
    name="published-documents-differ-from-table",
    severity=Severity.NOTICE,
    when=occasion.PUBLISHED,
)
def published_documents_differ_from_table(context: ReportContext) -> Iterator[Finding]:
    """正文写的公开规范性文件数，与第二部分行政规范性文件的件数不一致。

    ## 依据

    公开的规范性文件可能包括上级和其他机关的，也可能是往年制发的，所以只作提示。
    等于“本年制发”或“现行有效”的（2019 年版为新制作、新公开、对外公开总数）都不报。

    ## 怎样改

    核对两处是不是同一个口径。口径不同的，宜在正文里说明；写错的，改正。

    ## 不合格的例子

    ```markdown
    主动公开政府信息37条，其中规范性文件9条。（表格制发 2 件，现行有效 5 件）
    ```

    ## 合格的例子

    ```markdown
    主动公开政府信息37条，其中规范性文件2条。
    ```
    """
    for claim in context.claims.get(Kind.PUBLISHED, ()):
        if is_in_table(context, claim):
            continue
        figures = figures_of(context, claim)
        if figures and is_wrong(context, claim, *figures):
            yield finding_of(
                context,
                published_documents_differ_from_table.rule,
                claim,
                figures[0],
                hint="公开的可能包括其他机关的或往年的文件；口径不同的，宜在正文里说明。",
            )
