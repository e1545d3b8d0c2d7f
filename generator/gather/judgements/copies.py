"""Copied prose: each report against its agency's last one, and against all others of its year.

Nothing compares all pairs. Sketches that share a handful of neighbouring clauses are candidates,
and only candidates are compared; of many equal reports each is compared with one. What is in
memory at a time are the sketches of one year.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from typing import Any

from generator.checks.prose.sketch import Sketch
from generator.checks.rules.f04_narrative_copied import Narrative, narrative_copied
from generator.gather.judgements.evidence import Evidence, report_path
from generator.ground.diagnostics import Finding
from generator.store.facts import FactStore

_NARRATIVE = (
    "SELECT report.agency, report.name, report.year, line, data FROM sketch"
    " JOIN report USING (agency, year)"
)
_KEPT = 2_000
"""Narratives that stay unpacked, which takes many times their room: they may be met again."""
_REPRESENTATIVES = 8
"""Narratives of one handful that others are compared with; a phrase of everybody's is no trace."""

_Find = Callable[[int, int], Iterator[Finding]]
"""Finds what one narrative of a year has of another, both by their numbers."""


def copied_narratives(evidence: Evidence) -> Iterator[Finding]:
    """Return the findings about copied prose."""
    store = evidence.store
    yield from _after_each_other(store)
    years = [year for (year,) in store.rows("SELECT DISTINCT year FROM sketch ORDER BY year")]
    for year in years:
        yield from _among(store, year)


def _after_each_other(store: FactStore) -> Iterator[Finding]:
    """Return the copies of the same agency's report of the year before."""
    before: Narrative | None = None
    for row in store.rows(f"{_NARRATIVE} ORDER BY sketch.agency, sketch.year"):
        report = _narrative(row)
        if before and (before.agency, before.year + 1) == (report.agency, report.year):
            yield from narrative_copied.find(report, before)
        before = report


def _narrative(row: Sequence[Any]) -> Narrative:
    key, name, year, line, data = row
    return Narrative(key, name, year, report_path(key, year), line, Sketch.read(data))


def _among(store: FactStore, year: int) -> Iterator[Finding]:
    """Return the copies among the reports of one year, each against one other."""
    rows = list(store.rows(f"{_NARRATIVE} WHERE sketch.year = ? ORDER BY sketch.agency", year))
    read = lru_cache(maxsize=_KEPT)(lambda number: _narrative(rows[number]))

    def find(number: int, other: int) -> Iterator[Finding]:
        return narrative_copied.find(read(number), read(other))

    originals: dict[int, int] = {}
    for group in _candidates([data for *_, data in rows]):
        _compare(find, group, originals)
    for number in sorted(originals):
        yield from _told(find, number, originals)


def _candidates(sketches: Sequence[bytes]) -> Iterator[list[int]]:
    """Yield the numbers of sketches that have a band in common, each group in order."""
    count = len(sketches)
    # A band and the number of its sketch in one integer take a fraction of a pair's room.
    entries = [
        band * count + number
        for number, data in enumerate(sketches)
        for band in Sketch.read(data).bands()
    ]
    entries.sort()
    for _, group in groupby(entries, key=lambda entry: entry // count):
        numbers = [entry % count for entry in group]
        if len(numbers) > 1:
            yield numbers


def _compare(find: _Find, group: Sequence[int], originals: dict[int, int]) -> None:
    """Find for each of a group of candidates, in their order, what it is a copy of."""
    heads: list[int] = []
    for number in group:
        if number not in originals:
            original = next((head for head in heads if any(find(number, head))), None)
            if original is not None:
                originals[number] = original
                continue
        if len(heads) < _REPRESENTATIVES:
            heads.append(number)


def _told(find: _Find, number: int, originals: dict[int, int]) -> Iterator[Finding]:
    """Return the finding about a copy; the first of all that are alike is named where it can be."""
    first = originals[number]
    while first in originals:
        first = originals[first]
    yield from list(find(number, first)) or find(number, originals[number])
