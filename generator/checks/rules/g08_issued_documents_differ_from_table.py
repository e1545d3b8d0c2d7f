"""G08: the prose states other numbers of issued documents than table 2."""

from collections.abc import Iterator

from generator.checks import occasion
from generator.checks.context import ReportContext
from generator.checks.prose.documents import figures_of, is_in_table
from generator.checks.prose.mismatch import finding_of, is_wrong
from generator.checks.prose.roles import Kind
from generator.checks.rule import rule
from generator.ground.diagnostics import Finding, Severity


@rule(
    code="G08",
    name="issued-documents-differ-from-table",
    severity=Severity.WARNING,
    when=occasion.ISSUED,
)
def issued_documents_differ_from_table(context: ReportContext) -> Iterator[Finding]:
    """正文写的规章、规范性文件制发数（或者写明的废止、现行有效数），与第二部分不一致。

    ## 依据

    “制发（制定、出台、印发）规范性文件 N 件”是第二部分“本年制发件数”（2019 年版为本年新制作数量）；
    “现行有效规范性文件 N 件”是“现行有效件数”；与制发数写在一句里的“废止 N 件”是“本年废止件数”。
    牵头起草、代拟、联合制定和上级机关的文件不核对。

    ## 怎样改

    与原件核对，改正写错的一处；公布的原件本来如此的，照录，在 accepted 里写明理由。

    ## 不合格的例子

    ```markdown
    全年制发行政规范性文件5件，现行有效31件。（表格现行有效件数为 13）
    ```

    ## 合格的例子

    ```markdown
    全年制发行政规范性文件5件，现行有效13件。
    ```
    """
    for kind in (Kind.ISSUED, Kind.REPEALED, Kind.IN_FORCE):
        for claim in context.claims.get(kind, ()):
            if is_in_table(context, claim):
                continue
            figures = figures_of(context, claim)
            if figures and is_wrong(context, claim, *figures):
                yield finding_of(
                    context,
                    issued_documents_differ_from_table.rule,
                    claim,
                    figures[0],
                    hint="请与原件核对，改正正文或表格；原件如此的，在 accepted 里写明理由。",
                )
