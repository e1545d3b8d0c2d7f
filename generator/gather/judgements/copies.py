"""Copied prose: each report against its agency's last one, and against all others of its year.

Nothing compares all pairs. Sketches that share a handful of neighbouring clauses are candidates,
sorted out by the database, and only candidates are compared; of many equal reports each is
compared with one.
"""

from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import groupby
from operator import itemgetter

from generator.checks.prose.sketch import Sketch
from generator.checks.rules.f04_narrative_copied import Narrative, narrative_copied
from generator.gather.judgements.evidence import Evidence, report_path
from generator.ground.diagnostics import Finding
from generator.store.facts import FactStore

_NARRATIVE = (
    "SELECT report.agency, report.name, report.year, line, data FROM sketch"
    " JOIN report USING (agency, year)"
)
_SUCCESSIVE = (
    "SELECT later.agency, later.year FROM sketch AS later JOIN sketch AS earlier"
    " ON earlier.agency = later.agency AND earlier.year = later.year - 1 ORDER BY 1, 2"
)
_CANDIDATES = "SELECT signature, agency FROM band ORDER BY signature, agency"
_KEPT = 2_000
"""Narratives of a year that stay at hand; one may be a candidate for each of its bands."""
_REPRESENTATIVES = 8
"""Narratives of one handful that others are compared with; a phrase of everybody's is no trace."""


def copied_narratives(evidence: Evidence) -> Iterator[Finding]:
    """Return the findings about copied prose."""
    store = evidence.store
    for key, year in store.rows(_SUCCESSIVE):
        yield from narrative_copied.find(
            _narrative(store, key, year), _narrative(store, key, year - 1)
        )
    years = [year for (year,) in store.rows("SELECT DISTINCT year FROM sketch ORDER BY year")]
    for year in years:
        yield from _among(store, year)


def _narrative(store: FactStore, key: str, year: int) -> Narrative:
    ((key, name, year, line, data),) = store.rows(
        f"{_NARRATIVE} WHERE sketch.agency = ? AND sketch.year = ?", key, year
    )
    return Narrative(key, name, year, report_path(key, year), line, Sketch.read(data))


def _among(store: FactStore, year: int) -> Iterator[Finding]:
    """Return the copies among the reports of one year, each against one other."""
    store.put_bands(_bands(store, year))
    read = lru_cache(maxsize=_KEPT)(lambda key: _narrative(store, key, year))
    originals: dict[str, str] = {}
    for _, group in groupby(store.rows(_CANDIDATES), key=itemgetter(0)):
        first, *others = (key for _, key in group)
        if others:
            _compare(read, (first, *others), originals)
    for key in sorted(originals):
        yield from _told(store, year, key, originals)


def _bands(store: FactStore, year: int) -> Iterator[tuple[int, str]]:
    for key, data in store.rows("SELECT agency, data FROM sketch WHERE year = ?", year):
        for signature in Sketch.read(data).bands():
            yield signature, key


def _compare(
    read: Callable[[str], Narrative], group: tuple[str, ...], originals: dict[str, str]
) -> None:
    """Find for each of a group of candidates, in the order of their keys, what it is a copy of."""
    heads: list[str] = []
    for key in group:
        if key not in originals:
            like = (head for head in heads if any(narrative_copied.find(read(key), read(head))))
            original = next(like, None)
            if original is not None:
                originals[key] = original
                continue
        if len(heads) < _REPRESENTATIVES:
            heads.append(key)


def _told(store: FactStore, year: int, key: str, originals: dict[str, str]) -> Iterator[Finding]:
    """Return the finding about a copy; the first of all that are alike is named where it can be."""
    first = originals[key]
    while first in originals:
        first = originals[first]
    report = _narrative(store, key, year)
    found = list(narrative_copied.find(report, _narrative(store, first, year)))
    if not found:
        found = list(narrative_copied.find(report, _narrative(store, originals[key], year)))
    yield from found
