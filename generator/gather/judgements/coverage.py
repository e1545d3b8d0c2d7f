"""Agencies whose last reports are overdue."""

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter

from generator.checks.rules.j03_report_not_held import report_not_held
from generator.gather.judgements.evidence import Evidence
from generator.ground.diagnostics import Finding, Place
from generator.read.agency import AGENCY_FILE
from generator.read.scan import CONTENT

_MISSING = (
    "SELECT key, region, kind, last, year FROM (SELECT key, region, kind,"
    " (SELECT max(year) FROM report WHERE agency = key) AS last FROM agency)"
    " JOIN standing USING (region)"
    " WHERE standing.agency = key AND NOT published AND year > ifnull(last, 0)"
    " ORDER BY key, year"
)


def overdue_reports(evidence: Evidence) -> Iterator[Finding]:
    """Return a notice for each agency that owes reports about the years after its last one."""
    today = evidence.book.today
    if today is None:
        return
    # What years an agency owes is not known while one of its reports cannot be read.
    unsettled = {path.rpartition("/")[0] for path in evidence.unread}
    rows = evidence.store.rows(_MISSING)
    for (key, region, kind, last), missing in groupby(rows, key=itemgetter(0, 1, 2, 3)):
        folder = f"{CONTENT}/{key}"
        if folder in unsettled:
            continue
        years = [year for *_, year in missing if evidence.book.due(kind, region, year) < today]
        yield from report_not_held.find(Place(f"{folder}/{AGENCY_FILE}", 1, 1), years, last)
