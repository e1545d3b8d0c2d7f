"""Which sketches of a year have bands in common, told without reading any but those that changed.

Each band of a sketch is one integer, the band above and the number of its agency below. Those of a
year are kept in order and cut into parts: whoever changes one sketch reads and writes the few parts
that its bands fall into. Of all that have one band, the first few stand for the others.
"""

from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise

from generator.store.facts import FactStore

HEADS = 8
"""Sketches of one band that others are compared with; a phrase of everybody's is no trace."""
_HALF = 32
"""Bits for a number. As many of a band remain: one comparison too many now and then."""
NUMBER = 2**_HALF - 1
_BAND = NUMBER << _HALF
_PART_BITS = 9
_PART_AT = 2 * _HALF - _PART_BITS
_INTEGERS = "Q"


class Bands:
    """Bands of numbered sketches, cut into parts."""

    def __init__(self) -> None:
        """Begin with none."""
        self._parts: defaultdict[int, array[int]] = defaultdict(lambda: array(_INTEGERS))

    def add(self, number: int, bands: Iterable[int]) -> None:
        """Add the bands of one sketch."""
        parts = self._parts
        for band in bands:
            entry = band & _BAND | number
            parts[entry >> _PART_AT].append(entry)

    @property
    def numbers(self) -> frozenset[int]:
        """Return the numbers of the parts that have something in them."""
        return frozenset(self._parts)

    def part(self, number: int) -> Collection[int]:
        """Return what has been added to a part, in no order."""
        return self._parts.get(number, ())


class BandIndex:
    """The bands of one year's sketches, as the store keeps them."""

    def __init__(self, store: FactStore, year: int) -> None:
        """Take the store and the year."""
        self._store = store
        self._first = year << _PART_BITS
        self._read_parts: dict[int, array[int]] = {}
        self.demoted: set[int] = set()
        """Numbers that changes have taken from the heads of some band."""

    def change(self, gone: Bands, come: Bands) -> Iterator[int]:
        """Take sketches out and put others in; yield the pairs that have to be compared for it.

        A pair is one integer: a number, and below it the smaller number of a head. Pairs may come
        several times.
        """
        for number in sorted(gone.numbers | come.numbers):
            old, fresh = self._read(number), frozenset(come.part(number))
            entries = sorted(fresh.union(old).difference(frozenset(gone.part(number)) - fresh))
            self._write(number, entries)
            touched = {entry >> _HALF for entry in (*fresh, *gone.part(number))}
            for band in sorted(touched & _common(entries)):
                yield from self._pairs(band, old, entries, fresh)
        self._read_parts.clear()

    def _pairs(
        self, band: int, old: Sequence[int], entries: Sequence[int], fresh: frozenset[int]
    ) -> Iterator[int]:
        """Yield the pairs of those that have one band: new ones and heads, new heads and all."""
        group = _group(entries, band)
        heads, before = group[:HEADS], frozenset(_group(old, band)[:HEADS])
        self.demoted.update(entry & NUMBER for entry in before.difference(heads))
        new_heads = [head for head in heads if head in fresh or head not in before]
        for entry in group if new_heads else fresh.intersection(group):
            for head in heads if entry in fresh else new_heads:
                if head < entry:
                    yield (entry & NUMBER) << _HALF | head & NUMBER

    def heads(self, number: int, bands: Iterable[int]) -> set[int]:
        """Return the numbers of the heads that stand before a sketch with these bands."""
        found: set[int] = set()
        for band in bands:
            top = (band & _BAND) >> _HALF
            part = top >> (_PART_AT - _HALF)
            if part not in self._read_parts:
                self._read_parts[part] = self._read(part)
            found.update(entry & NUMBER for entry in _group(self._read_parts[part], top, HEADS))
        return {head for head in found if head < number}

    def _read(self, part: int) -> "array[int]":
        entries = array(_INTEGERS)
        rows = self._store.rows("SELECT data FROM band WHERE part = ?", self._first | part)
        for (data,) in rows:
            entries.frombytes(data)
        return entries

    def _write(self, part: int, entries: Sequence[int]) -> None:
        data = array(_INTEGERS, entries).tobytes()
        self._store.run("INSERT OR REPLACE INTO band VALUES (?, ?)", self._first | part, data)


def pair_of(pair: int) -> tuple[int, int]:
    """Return a pair's numbers, the head's last."""
    return pair >> _HALF, pair & NUMBER


def _common(entries: Sequence[int]) -> set[int]:
    """Return the bands that several of the ordered entries have."""
    bands = [entry >> _HALF for entry in entries]
    return {band for band, following in pairwise(bands) if band == following}


def _group(entries: Sequence[int], band: int, most: int | None = None) -> Sequence[int]:
    """Return those of ordered entries that have a band, or the first of them."""
    start = bisect_left(entries, band << _HALF)
    if most is None:
        return entries[start : bisect_left(entries, (band + 1) << _HALF, start)]
    return [entry for entry in entries[start : start + most] if entry >> _HALF == band]
