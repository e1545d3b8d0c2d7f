"""G04: a percentage is not what its part is of its whole."""

from collections.abc import Iterator

from generator.checks import occasion
from generator.checks.context import ReportContext
from generator.checks.prose.claims import Claim, statements
from generator.checks.prose.figures import DONE, DUE, RECEIVED, Figure, groups_in, stated
from generator.checks.prose.mismatch import quote
from generator.checks.prose.roles import Kind
from generator.checks.prose.shares import Share, introduces_parts, percentage, rounds_to, shares_in
from generator.checks.rule import rule
from generator.ground.diagnostics import Finding, Severity


@rule(code="G04", name="percentage-wrong", severity=Severity.WARNING, when=occasion.PERCENT)
def percentage_wrong(context: ReportContext) -> Iterator[Finding]:
    """正文里的百分比，与它前面的件数除以总数算得的不一致。

    ## 依据

    算术：“A 件，占 P%”的 P 应为部分除以总体，按印出的小数位数四舍五入。
    总体取正文在前面写出的同一单位的数；写明“占办结总数”“占收到申请总数”的，也取表格里的数。
    有一种读法算得相符就不报；增长率、办结率、约数和总体不明的百分比不核对。

    ## 怎样改

    重新计算，改正百分比、件数或者总数中写错的一个；公布的原件本来如此的，
    照录，在 accepted 里写明理由。

    ## 不合格的例子

    ```markdown
    办结24件，其中予以公开5件，占21.8%。（5÷24=20.8%）
    ```

    ## 合格的例子

    ```markdown
    办结24件，其中予以公开5件，占20.8%。
    ```
    """
    table = context.report.tables.get("requests")
    totals = () if table is None else [table.value(key) for key in (*DONE.keys, *DUE.keys)]
    likely = [int(total or 0) for total in totals]
    for block in statements(context.prose, "%", "％"):
        for share in shares_in(block, likely):
            part, whole = share.part.value, _likeliest(context, share)
            if part is None or whole is None or _fits(context, share):
                continue
            places = len(share.digits.partition(".")[2])
            due = percentage(part, whole, places)
            words = quote(block, share.part.start, share.stop)
            yield percentage_wrong.rule.finding(
                context.place_of(block, share.start),
                f"正文“{words}”写的是 {share.digits}%，{part}÷{whole} 四舍五入为 {due}%，"
                f"相差 {_gap(share.digits, due)} 个百分点。",
                expected=f"{due}%",
                hint="请核对部分、总体和百分比；原件如此的，在 accepted 里写明理由。",
            )


def _fits(context: ReportContext, share: Share) -> bool:
    """Tell whether any part and whole that may be meant give the percentage."""
    parts = {share.part.value, *_parts_of_table(context, share)}
    wholes = {*share.earlier, *_wholes_of_table(context, share)}
    return any(
        rounds_to(part, whole, share.digits)
        for part in parts
        for whole in wholes
        if part is not None and whole
    )


def _likeliest(context: ReportContext, share: Share) -> int | None:
    """Return the whole of which the part must be; None where nothing says so."""
    part = share.part.value or 0
    kinds = {"done": (Kind.DONE,), "received": (Kind.RECEIVED,)}.get(
        share.named, (Kind.RECEIVED, Kind.DONE, Kind.HANDLED)
    )
    totals = {
        claim.start
        for kind in kinds
        for claim in context.claims.get(kind, ())
        if claim.block is share.block
    }
    text = share.block.text
    told = [quantity.value for quantity in share.near if quantity.start in totals]
    introducing = [quantity.value for quantity in share.near if introduces_parts(text, quantity)]
    for wholes in (
        reversed(told),
        _wholes_of_table(context, share),
        () if share.named else reversed(introducing),
    ):
        for whole in wholes:
            if whole is not None and whole >= part > 0:
                return whole
    return None


def _wholes_of_table(context: ReportContext, share: Share) -> list[int]:
    """Return the totals of table 3 that a percentage may be of: named, or those of a result."""
    figures: tuple[Figure, ...]
    if share.named == "done":
        figures = (DONE,)
    elif share.named == "received":
        figures = (RECEIVED, DUE)
    elif _claim_of(context, share):
        figures = (DONE, RECEIVED, DUE)
    else:
        return []
    found = [stated(context, figure) for figure in figures]
    return [each.value for each in found if each is not None and each.is_complete]


def _claim_of(context: ReportContext, share: Share) -> Claim | None:
    """Return the claim on a group of results that the part is."""
    for claim in context.claims.get(Kind.RESULT, ()):
        if claim.block is share.block and claim.start == share.part.start:
            return claim
    return None


def _parts_of_table(context: ReportContext, share: Share) -> list[int]:
    """Return what the table says of the part: a wrong part is another rule's finding."""
    claim = _claim_of(context, share)
    groups = groups_in(context)
    if claim is None or not groups:
        return []
    found = [stated(context, groups[group]) for group in claim.of if group in groups]
    return [sum(each.value for each in found if each is not None)]


def _gap(written: str, due: str) -> str:
    places = len(written.partition(".")[2])
    gap = abs(int(written.replace(".", "")) - int(due.replace(".", "")))
    return f"{gap / 10**places:.{places}f}"
