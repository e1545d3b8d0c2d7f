"""Agencies whose last reports are overdue."""

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter

from generator.checks.rules.j03_report_not_held import report_not_held
from generator.gather.judgements.docket import FINAL, Docket
from generator.gather.judgements.evidence import Evidence
from generator.ground.diagnostics import Finding, Place
from generator.model.sources import AGENCY_FILE, CONTENT

_MISSING = (
    "SELECT key, region, kind, last, year FROM (SELECT key, region, kind,"
    " (SELECT max(year) FROM report WHERE agency = key) AS last FROM {scope})"
    " JOIN standing USING (region)"
    " WHERE standing.agency = key AND NOT published AND year > ifnull(last, 0)"
    " ORDER BY key, year"
)
_OWNER = f"{FINAL}overdue/"


def judge_coverage(evidence: Evidence, docket: Docket) -> None:
    """Judge which agencies that changed owe reports: all, where the day or the years are others."""
    years = ",".join(map(str, evidence.book.census.years))
    if docket.is_other("overdue", f"{evidence.book.today} {years}"):
        docket.void(_OWNER)
        scope = "agency"
    else:
        for key in docket.keys:
            docket.renew(_OWNER + key)
        scope = "changed JOIN agency USING (key)"
    for key, findings in overdue_reports(evidence, scope):
        docket.keep(findings, _OWNER + key)


def overdue_reports(evidence: Evidence, scope: str) -> Iterator[tuple[str, list[Finding]]]:
    """Return a notice for each agency that owes reports about the years after its last one."""
    today = evidence.book.today
    if today is None:
        return
    # What years an agency owes is not known while one of its reports cannot be read.
    unsettled = {path.rpartition("/")[0] for path in evidence.unread}
    rows = evidence.store.rows(_MISSING.format(scope=scope))
    for (key, region, kind, last), missing in groupby(rows, key=itemgetter(0, 1, 2, 3)):
        folder = f"{CONTENT}/{key}"
        if folder in unsettled:
            continue
        years = [year for *_, year in missing if evidence.book.due(kind, region, year) < today]
        place = Place(f"{folder}/{AGENCY_FILE}", 1, 1)
        yield key, list(report_not_held.find(place, years, last))
