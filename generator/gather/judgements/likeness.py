"""Which report of a year is a copy of which, kept in the store and renewed by what changed.

A report's original is the first agency's whose prose it is like, of those that stand for one of
its bands. So it depends on few others, and on none by the order in which they were looked at.
"""

from collections.abc import Iterator
from functools import lru_cache, partial
from itertools import islice

from generator.checks.prose.sketch import Sketch
from generator.checks.rules.f04_narrative_copied import Narrative, narrative_copied
from generator.gather.judgements.evidence import report_path
from generator.ground.diagnostics import Finding
from generator.store.bands import BandIndex, Bands, pair_of
from generator.store.facts import FactStore

_CHANGED = (
    "SELECT number, now.data, gone.data FROM changed"
    " JOIN bearer ON bearer.agency = key"
    " LEFT JOIN sketch AS now ON now.year = ?1 AND now.agency = key"
    " LEFT JOIN report ON report.agency = key AND report.year = ?1"
    " LEFT JOIN gone_sketch AS gone ON gone.year = ?1 AND gone.agency = key"
    " WHERE now.data IS NOT gone.data OR (now.data IS NOT NULL"
    " AND (now.line <> gone.line OR report.name IS NOT gone.name))"
)
_NARRATIVE = (
    "SELECT report.agency, report.name, line, data FROM bearer"
    " JOIN report USING (agency) JOIN sketch USING (agency, year)"
    " WHERE number = ? AND report.year = ?"
)
_COPIES = "SELECT number, original FROM copied WHERE year = ?"
_KEEP = "INSERT OR REPLACE INTO copied VALUES (?, ?, ?)"
_DROP = "DELETE FROM copied WHERE year = ? AND number = ?"
_KEPT = 1_500
"""Narratives that stay unpacked, which takes many times their room: they may be met again."""
_AT_ONCE = 50_000
"""Pairs that are put in order at a time, so that each narrative is unpacked once for all."""


class Likeness:
    """The copies among the reports of one year."""

    def __init__(self, store: FactStore, year: int) -> None:
        """Take the store and the year."""
        self._store = store
        self._year = year
        self._index = BandIndex(store, year)
        self._originals: dict[int, int] = {}
        self._narrative = lru_cache(maxsize=_KEPT)(partial(_narrative, store, year))

    def renew(self) -> frozenset[int]:
        """Bring what the store knows up to date; return the numbers about which it may differ."""
        gone, come = Bands(), Bands()
        changed, fresh = set[int](), set[int]()
        restated = set[int]()
        for number, now, before in self._store.rows(_CHANGED, self._year):
            if now == before:
                restated.add(number)
                continue
            changed.add(number)
            if before is not None:
                gone.add(number, Sketch.read(before).bands())
            if now is not None:
                fresh.add(number)
                come.add(number, Sketch.read(now).bands())
        if not changed and not restated:
            return frozenset()
        self._originals.update(self._store.rows(_COPIES, self._year))
        originals, again = self._compare(self._index.change(gone, come), fresh)
        again |= self._copies(self._index.demoted | changed) - changed
        originals |= {number: self._original(number) for number in again}
        for number in changed | again:
            self._keep(number, originals.get(number))
        return self._beneath(changed | again | restated)

    def told(self, number: int) -> list[Finding]:
        """Return the finding about a report that is a copy; none about another.

        The first of all that are alike is named where it can be.
        """
        original = first = self._originals.get(number)
        if original is None or first is None:
            return []
        while first in self._originals:
            first = self._originals[first]
        return self._found(number, first) or self._found(number, original)

    def _compare(
        self, pairs: Iterator[int], fresh: set[int]
    ) -> tuple[dict[int, int | None], set[int]]:
        """Return the originals of fresh reports, and other reports that are like a new head."""
        originals: dict[int, int | None] = {}
        others: set[int] = set()
        while batch := sorted(set(islice(pairs, _AT_ONCE))):
            for number, head in map(pair_of, batch):
                known = originals.get(number)
                if number in others or (known is not None and known <= head):
                    continue
                if not self._found(number, head):
                    continue
                if number in fresh:
                    originals[number] = head
                else:
                    others.add(number)
        return originals, others

    def _original(self, number: int) -> int | None:
        """Return the original of a report, looked for among all."""
        heads = self._index.heads(number, self._narrative(number).sketch.bands())
        return next((head for head in sorted(heads) if self._found(number, head)), None)

    def _found(self, number: int, other: int) -> list[Finding]:
        return list(narrative_copied.find(self._narrative(number), self._narrative(other)))

    def _copies(self, originals: set[int]) -> set[int]:
        """Return the reports that are copies of any of these."""
        return {number for number, other in self._originals.items() if other in originals}

    def _beneath(self, numbers: set[int]) -> frozenset[int]:
        """Return reports with their copies, the copies of those, and so on."""
        found, new = set(numbers), set(numbers)
        while new := self._copies(new) - found:
            found |= new
        return frozenset(found)

    def _keep(self, number: int, original: int | None) -> None:
        known = self._originals.pop(number, None)
        if original is not None:
            self._originals[number] = original
        if original == known:
            return
        if original is None:
            self._store.run(_DROP, self._year, number)
        else:
            self._store.run(_KEEP, self._year, number, original)


def _narrative(store: FactStore, year: int, number: int) -> Narrative:
    ((key, name, line, data),) = store.rows(_NARRATIVE, number, year)
    return Narrative(key, name, year, report_path(key, year), line, Sketch.read(data))
