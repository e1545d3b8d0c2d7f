"""G03: the prose states other numbers of results than table 3, or results that do not add up."""

from collections.abc import Iterator, Mapping, Sequence

from generator.checks import occasion
from generator.checks.context import ReportContext
from generator.checks.prose.claims import Claim
from generator.checks.prose.figures import DONE, Figure, agrees, groups_in, stated
from generator.checks.prose.mismatch import finding_of, is_wrong
from generator.checks.prose.roles import Kind
from generator.checks.rule import rule
from generator.ground.diagnostics import Finding, Severity


@rule(
    code="G03", name="results-differ-from-table", severity=Severity.WARNING, when=occasion.RESULTS
)
def results_differ_from_table(context: ReportContext) -> Iterator[Finding]:
    """正文写的各类办理结果，与第三部分对应各行之和不一致，或者加起来不等于总计。

    ## 依据

    予以公开、部分公开、不予公开、无法提供、不予处理、其他处理六类，
    分别等于表格（一）至（六）各行总计之和；六类写全的，相加等于“（七）总计”。
    “予以公开及部分公开 N 件”是前两类之和；写明“等原因”的按整类核对，只写一个原因的，
    等于整类或者其中一行都可以。表格有缺格的，正文少于已有各格之和才算不一致。
    政府（kind: government）的正文可能只写办公室一家，只作提示。

    ## 怎样改

    与原件核对，改正写错的一处；公布的原件本来如此的，照录，在 accepted 里写明理由。

    ## 不合格的例子

    ```markdown
    予以公开12件，部分公开3件，不予公开5件。（表格（三）不予公开各行之和为 4）
    ```

    ## 合格的例子

    ```markdown
    予以公开12件，部分公开3件，不予公开4件。
    ```
    """
    claims = context.claims.get(Kind.RESULT, ())
    table = context.report.tables.get("requests")
    if not claims or table is None:
        return
    groups = groups_in(context)
    if None not in table.values and _all_agree(context, claims, groups):
        # What agrees with each group of a complete table adds up as the table does.
        return
    lists = _complete_lists(claims, groups)
    for claim in claims:
        figure = _figure(claim, groups)
        lines = (Figure(key, (key,)) for key in figure.keys) if claim.role.is_qualified else ()
        if is_wrong(context, claim, figure, *lines):
            told = next((members for members in lists if claim in members), ())
            lists = [members for members in lists if members != told]
            yield _finding(context, claim, figure, remark=_sum_remark(context, told))
    for members in lists:
        total = members[0]._replace(number=sum(claim.number for claim in members))
        if is_wrong(context, total, DONE):
            yield _finding(context, total, DONE, said=f"起的六类办理结果相加为 {total.number}")


def _finding(
    context: ReportContext, claim: Claim, figure: Figure, *, said: str = "", remark: str = ""
) -> Finding:
    return finding_of(
        context,
        results_differ_from_table.rule,
        claim,
        figure,
        hint="请与原件核对，改正正文或表格；原件如此的，在 accepted 里写明理由。",
        severity=Severity.NOTICE if context.agency.kind == "government" else None,
        said=said,
        remark=remark,
    )


def _all_agree(
    context: ReportContext, claims: Sequence[Claim], groups: Mapping[str, Figure]
) -> bool:
    for claim in claims:
        if len(claim.of) > 1 or not agrees(context, groups[claim.of[0]], claim.number):
            return False
    return True


def _figure(claim: Claim, groups: Mapping[str, Figure]) -> Figure:
    chosen = [groups[group] for group in claim.of]
    keys = tuple(key for figure in chosen for key in figure.keys)
    if len(chosen) == 1:
        return chosen[0]
    return Figure("requests.results", keys, tuple(figure.path for figure in chosen))


def _complete_lists(
    claims: Sequence[Claim], groups: Mapping[str, Figure]
) -> list[tuple[Claim, ...]]:
    """Return the lists of results in which each group of the form is named exactly once."""
    wanted = sorted(set(groups) - {"total"})
    found: list[tuple[Claim, ...]] = []
    for block in {id(claim.block): claim.block for claim in claims}.values():
        here = tuple(claim for claim in claims if claim.block is block)
        if sorted(group for claim in here for group in claim.of) == wanted:
            found.append(here)
    return found


def _sum_remark(context: ReportContext, claims: tuple[Claim, ...]) -> str:
    """Return what a complete list adds up to, where it is not the total."""
    total = sum(claim.number for claim in claims)
    found = stated(context, DONE)
    if not claims or found is None or agrees(context, DONE, total):
        return ""
    return (
        f"正文各类相加为 {total}，表格（七）总计为 {found.value}，相差 {abs(total - found.value)}。"
    )
