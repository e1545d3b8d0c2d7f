"""The headings of a report's prose, whatever their level."""

from collections.abc import Iterator
from operator import attrgetter
from typing import NamedTuple

from markdown_it.token import Token

from generator.checks.context import ReportContext
from generator.ground.text import squeeze


class Heading(NamedTuple):
    """A heading as it stands in the source."""

    text: str
    level: int
    line: int
    """Line in the file, counted from 1."""

    @property
    def key(self) -> str:
        """Return the text in the form in which headings are compared."""
        return squeeze(self.text)


def headings_of(context: ReportContext) -> Iterator[Heading]:
    """Yield all headings in the order of the text."""
    inner = [block for block in context.prose.blocks if block.level]
    own = [Heading(p.heading, p.level, p.line) for p in context.report.passages if p.level]
    below = [Heading(block.text.strip(), block.level, _line(block.token)) for block in inner]
    yield from sorted((*own, *below), key=attrgetter("line"))


def _line(token: Token) -> int:
    return token.map[0] + 1 if token.map else 1
