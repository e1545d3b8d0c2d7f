"""From a claim that disagrees with the tables to the finding that an editor reads."""

from generator.checks.context import ReportContext
from generator.checks.prose.claims import Claim
from generator.checks.prose.doubts import is_doubtful
from generator.checks.prose.figures import CARRIED_IN, Figure, agrees, printed_address, stated
from generator.checks.prose.text import Block
from generator.ground.diagnostics import Finding, Rule, Severity

_LONGEST_QUOTE = 40
_GOVERNING = ("人民政府", "管理委员会", "管委会")
_MARKS = "，。；：！？,;"


def is_wrong(context: ReportContext, claim: Claim, *figures: Figure) -> bool:
    """Tell whether a claim surely contradicts the tables: none of the figures may be its number."""
    if any(agrees(context, figure, claim.number) for figure in figures):
        return False
    carried = stated(context, CARRIED_IN)
    return not is_doubtful(
        claim,
        year=context.report.year,
        covers_area=covers_area(context),
        has_carried_in=carried is None or carried.value > 0,
    )


def covers_area(context: ReportContext) -> bool:
    """Tell whether an agency reports on all bodies of its area: a government, or like one."""
    agency = context.agency
    return agency.kind == "government" or agency.name.endswith(_GOVERNING)


def quote(block: Block, start: int, stop: int) -> str:
    """Return the clause around a part of a block, shortened in the middle of nothing but text."""
    text = block.text
    first = max(text.rfind(mark, 0, start) for mark in _MARKS) + 1
    ends = [end for mark in _MARKS if (end := text.find(mark, stop)) >= 0]
    last = min(ends, default=len(text))
    head = "…" if start - first > _LONGEST_QUOTE // 2 else ""
    first = max(first, start - _LONGEST_QUOTE // 2)
    tail = "…" if last - stop > _LONGEST_QUOTE // 2 else ""
    last = min(last, stop + _LONGEST_QUOTE // 2)
    words = text[first:last].strip()
    if len(words) > _LONGEST_QUOTE + _LONGEST_QUOTE:
        return f"{head}{words[:_LONGEST_QUOTE]}…"
    return f"{head}{words}{tail}"


def finding_of(  # noqa: PLR0913 - what a finding about a claim consists of
    context: ReportContext,
    rule: Rule,
    claim: Claim,
    figure: Figure,
    *,
    hint: str,
    severity: Severity | None = None,
    said: str = "",
    remark: str = "",
) -> Finding:
    """Return the finding that a claim is not what the table says.

    ``said`` tells how the prose says the number, where not by the number itself; ``remark`` is
    added to the message.
    """
    found = stated(context, figure)
    due = 0 if found is None else found.value
    is_least = found is not None and not found.is_complete
    least = "至少" if is_least else ""
    words = quote(claim.block, claim.start, claim.stop)
    message = (
        f"正文“{words}”{said or _said(claim)}，"
        f"表格 {printed_address(context, figure)} {least}为 {due}，"
        f"相差{least} {abs(claim.number - due)}。{remark}"
    )
    return rule.finding(
        context.place_of(claim.block, claim.start),
        message,
        cell=figure.path,
        expected=None if is_least else str(due),
        hint=hint,
        severity=severity,
    )


def _said(claim: Claim) -> str:
    return "即 0" if claim.is_denial else f"写的是 {claim.number}"
