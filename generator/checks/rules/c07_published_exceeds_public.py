"""C07: more documents were newly made public than are public (2019 edition)."""

from collections.abc import Iterator

from generator.checks import occasion
from generator.checks.address import address_of
from generator.checks.context import ReportContext
from generator.checks.rule import rule
from generator.form.edition_2019 import EDITION_2019
from generator.ground.diagnostics import Finding, Severity
from generator.model.report import printed

_LINES = ("proactive.regulations", "proactive.normative_documents")


@rule(
    code="C07", name="published-exceeds-public", severity=Severity.WARNING, when=occasion.FORM_2019
)
def published_exceeds_public(context: ReportContext) -> Iterator[Finding]:
    """2019 年版式里，规章或规范性文件的本年新公开数量超过对外公开总数量。

    ## 依据

    由 2019 年版式（国办公开办函〔2019〕60号附件）表二各栏的含义推出：
    本年新公开的文件都在对外公开的总数之内。

    ## 怎样改

    与原件核对两格是否填反、漏填；公布的原件如此的，照录，在 accepted 里写明理由。

    ## 不合格的例子

    ```yaml
    normative_documents: {newly_made: 8, newly_published: 17, total_public: 12}
    ```

    ## 合格的例子

    ```yaml
    normative_documents: {newly_made: 8, newly_published: 12, total_public: 17}
    ```
    """
    table = context.report.tables.get("proactive")
    if table is None or table.edition is not EDITION_2019:
        return
    for line in _LINES:
        published, public = (table.value(f"{line}.{key}") for key in _COLUMNS)
        if published is None or public is None or published <= public:
            continue
        yield published_exceeds_public.rule.finding(
            context.locate(line),
            f"{address_of(table.grid.section, line)}：本年新公开 {printed(published)} 件，"
            f"对外公开总数 {printed(public)} 件，多出 {printed(published - public)} 件。",
            cell=line,
            hint="请与原件核对两格是否填反、漏填；原件如此的，在 accepted 里写明理由。",
        )


_COLUMNS = ("newly_published", "total_public")
