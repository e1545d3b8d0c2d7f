"""Copied prose: each report against its agency's last one, and against all others of its year.

Nothing compares all pairs. Sketches that share a handful of neighbouring clauses are candidates,
and only candidates are compared; of many equal reports each is compared with one.
"""

from collections.abc import Iterator
from itertools import product

from generator.checks.prose.sketch import Sketch
from generator.checks.rules.f04_narrative_copied import Narrative, narrative_copied
from generator.gather.judgements.docket import Docket, late_owner
from generator.gather.judgements.evidence import Evidence, report_path
from generator.gather.judgements.likeness import Likeness
from generator.ground.diagnostics import Finding
from generator.store.bearers import forget_numbers, number_agencies
from generator.store.facts import FactStore

_SUCCESSIVE = (
    "SELECT report.name, year, line, data FROM report JOIN sketch USING (agency, year)"
    " WHERE agency = ? ORDER BY year"
)
_YEARS = "SELECT year FROM years UNION SELECT year FROM gone_sketch ORDER BY year"
_BEARER = "SELECT agency FROM bearer WHERE number = ?"


def judge_copies(evidence: Evidence, docket: Docket) -> None:
    """Judge the prose of agencies that changed, and of those to which that makes a difference."""
    store = evidence.store
    for key in docket.keys:
        docket.renew(late_owner(key, "repeated"), _after_each_other(store, key))
    years = [year for (year,) in store.rows(_YEARS)]
    if not number_agencies(store):
        # Where no number is left, all are given out anew, and all prose is new to the index.
        for key, year in product(docket.keys, years):
            docket.renew(late_owner(key, f"copied/{year}"))
        forget_numbers(store)
        number_agencies(store)
        store.run("INSERT OR IGNORE INTO changed SELECT key FROM agency")
    for year in years:
        likeness = Likeness(store, year)
        for number in sorted(likeness.renew()):
            findings = likeness.told(number)
            if findings or not docket.changes.is_everything:
                ((key,),) = store.rows(_BEARER, number)
                docket.renew(late_owner(key, f"copied/{year}"), findings)


def _after_each_other(store: FactStore, key: str) -> Iterator[Finding]:
    """Return the copies of an agency's own report of the year before."""
    before: Narrative | None = None
    for name, year, line, data in store.rows(_SUCCESSIVE, key):
        report = Narrative(key, name, year, report_path(key, year), line, Sketch.read(data))
        if before and before.year + 1 == year:
            yield from narrative_copied.find(report, before)
        before = report
