"""Carry-over from agencies that another has replaced, judged on their reports read again.

What an agency left that several have taken over nobody can tell apart: such heirs are not judged.
"""

from collections.abc import Callable, Iterator
from functools import cache

from generator.checks.context import ReportContext, Succession
from generator.checks.registry import INHERITED, SUCCESSION_RULES
from generator.gather.judgements.docket import Docket, late_owner
from generator.gather.judgements.evidence import Evidence
from generator.ground.diagnostics import Finding

_ALL_HEIRS = "SELECT DISTINCT agency FROM relation WHERE role = 'predecessor'"
_HEIRS = (
    "SELECT DISTINCT agency FROM relation WHERE role = 'predecessor'"
    " AND (agency IN (SELECT key FROM changed) OR other IN (SELECT key FROM changed)"
    # Who shares a predecessor with an agency that changed, or did before it changed.
    " OR other IN ("
    "SELECT other FROM relation JOIN changed ON key = agency WHERE role = 'predecessor' UNION "
    "SELECT other FROM gone_relation JOIN changed ON key = agency WHERE role = 'predecessor'))"
)
_PREDECESSORS = (
    "SELECT other FROM relation WHERE agency = ? AND role = 'predecessor' ORDER BY other"
)
_YEARS = "SELECT year FROM report WHERE agency = ? ORDER BY year"


def judge_inheritance(evidence: Evidence, docket: Docket) -> None:
    """Judge the heirs that changed, or of whose predecessors and fellow heirs some did."""
    # An heir may share its predecessors with agencies of which there are no facts.
    query = _ALL_HEIRS if docket.has_doubts else _HEIRS
    heirs = [key for (key,) in evidence.store.rows(query)]
    for key in sorted({*heirs, *docket.keys}):
        docket.renew(late_owner(key, "inheritance"), inherited_faults(evidence, key))


def inherited_faults(evidence: Evidence, key: str) -> Iterator[Finding]:
    """Return the findings about the reports of an agency, if it has predecessors."""
    others = [other for (other,) in evidence.store.rows(_PREDECESSORS, key)]
    folder = evidence.sources.folder(key) if others else None
    if folder is None:
        return
    for (year,) in list(evidence.store.rows(_YEARS, key)):
        earlier = _year_before(evidence, key, others, year)
        context = evidence.sources.context(key, year) if earlier else None
        if context is None:
            continue
        succession = Succession(context, earlier, folder.years)
        found = [finding for find in _finders() for finding in find(succession)]
        if found and not _has_other_heirs(evidence, succession):
            yield from found


@cache
def _finders() -> tuple[Callable[[Succession], Iterator[Finding]], ...]:
    return tuple(check.find for check in SUCCESSION_RULES if check.rule.code in INHERITED)


def _has_other_heirs(evidence: Evidence, succession: Succession) -> bool:
    """Tell whether other agencies of the year, too, replaced one of those that it took on."""
    judged = succession.context
    key, year = judged.agency.key, judged.report.year
    inherited = {before.agency.key for before in succession.earlier} - {key}
    if not inherited:
        return False
    heirs = {other for (other,) in evidence.store.rows(_ALL_HEIRS)}
    # A check of a part of the site has to ask those it did not look at.
    for other in sorted((heirs | evidence.unseen) - {key}):
        agency = evidence.sources.agency(other)
        if agency is None or inherited.isdisjoint(agency.predecessors):
            continue
        # Without a first or a last year it may have been there.
        starts = agency.valid_from is None or agency.valid_from <= year
        if starts and (agency.valid_to is None or year <= agency.valid_to):
            return True
    return False


def _year_before(
    evidence: Evidence, key: str, predecessors: list[str], year: int
) -> tuple[ReportContext, ...]:
    """Return the reports whose carry-over an agency took on; its own before those it absorbed."""
    sources = evidence.sources
    own = sources.context(key, year - 1)
    if own is None:
        # An agency that was there and whose report is not to hand carried over nobody knows what.
        is_new = sources.is_first(key, year)
        return _last_reports(evidence, predecessors, year - 1) if is_new else ()
    # Whoever still reports about the year itself has not been absorbed yet.
    gone = (other for other in predecessors if sources.context(other, year) is None)
    last = (sources.context(other, year - 1) for other in gone)
    return (own, *(context for context in last if context is not None))


def _last_reports(
    evidence: Evidence, predecessors: list[str], year: int
) -> tuple[ReportContext, ...]:
    """Return the reports of all predecessors about a year; none where any of them is not there."""
    found: list[ReportContext] = []
    for key in predecessors:
        agency = evidence.sources.agency(key)
        if agency is not None and agency.valid_to is not None and agency.valid_to < year:
            continue
        context = evidence.sources.context(key, year)
        if context is None:
            return ()
        found.append(context)
    return tuple(found)
