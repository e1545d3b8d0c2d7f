"""All that a report says in words: its prose, its title, its remarks, and what explains it.

Rules about characters, numbers and names search the whole of it at once, and ask only then where
a hit lies. What most of them look for is rare, so that one look at the characters that are out of
the ordinary tells most rules that they have nothing to do.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from generator.checks.once import once
from generator.checks.privacy.numbers import SHORTEST_CARD, runs_in
from generator.checks.prose.text import Block, Prose
from generator.checks.text.characters import DIGITS, ODD, USUAL_ASCII
from generator.ground.diagnostics import Place
from generator.ground.text import printable
from generator.model.agency import Agency
from generator.model.report import Report, official_title

Locate = Callable[[str | None], Place]
PlaceOf = Callable[[Block, int], Place]
"""From a block of prose and an offset in its text to the place in the source."""

_SECTION = itemgetter(0)
"""Gives the section of a block."""
_SENTENCE_END = "。！？；\n"
_FAR = 200
"""A sentence is looked at for so many characters to either side."""


class Corner(NamedTuple):
    """A text outside the prose."""

    text: str
    """In one line."""
    find: Callable[[], Place]
    """Gives its place in the source."""
    is_margin: bool = False
    """Whether it speaks of the report, like the reason why a fault is kept."""


class Spot(NamedTuple):
    """Where a pattern was found."""

    line: str
    """The text of the block or corner."""
    start: int
    """Offset in the line."""
    match: re.Match[str]
    source: Block | Corner
    place_of: PlaceOf

    @property
    def end(self) -> int:
        """Return the offset in the line behind what was found."""
        return self.start + len(self.match[0])

    @property
    def text(self) -> str:
        """Return what was found."""
        return self.match[0]

    @property
    def is_margin(self) -> bool:
        """Tell whether it stands in a text that speaks of the report."""
        return isinstance(self.source, Corner) and self.source.is_margin

    @property
    def place(self) -> Place:
        """Return its place in the source."""
        return self.place_at(0)

    def place_at(self, offset: int) -> Place:
        """Return the place of the character at ``offset`` of what was found."""
        if isinstance(self.source, Corner):
            return self.source.find()
        return self.place_of(self.source, self.start + offset)

    def before(self, most: int = _FAR) -> str:
        """Return what stands before it in its sentence, its last ``most`` characters."""
        text = self.line[max(0, self.start - most) : self.start]
        return text[max(text.rfind(sign) for sign in _SENTENCE_END) + 1 :]

    def after(self, most: int = _FAR) -> str:
        """Return what follows it in its sentence, the first ``most`` characters."""
        text = self.line[self.end : self.end + most]
        ends = [at for at in (text.find(sign) for sign in _SENTENCE_END) if at >= 0]
        return text[: min(ends)] if ends else text

    def quoted(self, around: int = 10) -> str:
        """Return it with some words to either side, as a message quotes it."""
        before, after = self.before(around), self.after(around)
        return printable(f"{before}{self.text}{after}".strip())


@dataclass(frozen=True)
class Writing:
    """The words of one report."""

    prose: Prose
    corners: tuple[Corner, ...]
    place_of: PlaceOf

    @once
    def text(self) -> str:
        """Return all of it, one line for each block and corner."""
        if not self.corners:
            return self.prose.text
        return "\n".join([self.prose.text, *(corner.text for corner in self.corners)])

    @once
    def _signs(self) -> frozenset[str]:
        # Digits and other signs of ASCII are many, but bytes are sifted many times faster.
        ascii_signs = self.text.encode("ascii", "ignore").translate(None, USUAL_ASCII).decode()
        return frozenset(ascii_signs + "".join(ODD.findall(self.text)))

    @once
    def odd(self) -> frozenset[str]:
        """Return the characters that are neither simplified Han nor digits nor usual signs."""
        return self._signs - DIGITS

    @once
    def digit_runs(self) -> list[Spot]:
        """Return where long numbers may stand, in texts that speak of the report too."""
        return [self._spot(run) for run in runs_in(self.text, self._signs)]

    @once
    def card_runs(self) -> list[Spot]:
        """Return those of the runs of digits in which a number of a card has room."""
        return [spot for spot in self.digit_runs if len(spot.text) >= SHORTEST_CARD]

    @once
    def sections(self) -> Mapping[str, str]:
        """Return the text below each heading of the form, one line for each block, by its key."""
        prose = self.prose
        found: dict[str, str] = {}
        ends = (*prose.starts, len(prose.text) + 1)
        first = 0
        for section, blocks in groupby(prose.blocks, key=_SECTION):
            stop = first + sum(1 for _ in blocks)
            text = prose.text[ends[first] : ends[stop] - 1]
            found[section] = f"{found[section]}\n{text}" if section in found else text
            first = stop
        return found

    @once
    def _corner_starts(self) -> list[int]:
        starts, offset = [], len(self.prose.text) + 1
        for corner in self.corners:
            starts.append(offset)
            offset += len(corner.text) + 1
        return starts

    def scan(self, pattern: re.Pattern[str], *, margins: bool = False) -> Iterator[Spot]:
        """Yield what a pattern finds; it must not match across a line end.

        Texts that speak of the report are left out unless ``margins`` are asked for.
        """
        for match in pattern.finditer(self.text):
            spot = self._spot(match)
            if margins or not spot.is_margin:
                yield spot

    def _spot(self, match: re.Match[str]) -> Spot:
        start = match.start()
        if start <= len(self.prose.text) and self.prose.blocks:
            number = self.prose.block_at(start)
            block = self.prose.blocks[number]
            return Spot(block.text, start - self.prose.starts[number], match, block, self.place_of)
        number = bisect_right(self._corner_starts, start) - 1
        corner = self.corners[number]
        return Spot(corner.text, start - self._corner_starts[number], match, corner, self.place_of)


def writing_of(
    report: Report, agency: Agency, prose: Prose, *, locate: Locate, place_of: PlaceOf
) -> Writing:
    """Return the words of a report."""
    return Writing(prose, tuple(_corners(report, agency, locate)), place_of)


def _corners(report: Report, agency: Agency, locate: Locate) -> Iterator[Corner]:
    if report.title != official_title(agency.name_in(report.year), report.year):
        yield _corner(report.title, partial(locate, "title"))
    for key, remark in report.notes.items():
        yield _corner(remark, partial(locate, f"notes.{key}"))
    if report.origin is not None:
        yield _corner(report.origin.title, partial(locate, "source.title"), is_margin=True)
    for entry in report.accepted:
        find = partial(Place, report.path, entry.line, entry.column)
        yield _corner(entry.reason, find, is_margin=True)
    for change in report.revisions:
        text = f"{change.old} {change.new} {change.reason}"
        find = partial(Place, report.path, change.line, change.column)
        yield _corner(text, find, is_margin=True)


def _corner(text: str, find: Callable[[], Place], *, is_margin: bool = False) -> Corner:
    return Corner(text.replace("\n", " "), find, is_margin)
