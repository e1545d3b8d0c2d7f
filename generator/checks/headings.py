"""The headings of a report's prose, whatever their level."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.ground.text import squeeze
from generator.model.report import Passage, Report
from generator.read.markdown.visible import inline_text


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as it stands in the source."""

    text: str
    level: int
    line: int
    """Line in the file, counted from 1."""

    @property
    def key(self) -> str:
        """Return the text in the form in which headings are compared."""
        return squeeze(self.text)


def headings_of(report: Report) -> Iterator[Heading]:
    """Yield all headings in the order of the text."""
    for passage in report.passages:
        if passage.level:
            yield Heading(passage.heading, passage.level, passage.line)
        yield from _inner(passage)


def _inner(passage: Passage) -> Iterator[Heading]:
    for index, token in enumerate(passage.tokens):
        if token.type == "heading_open":
            line = token.map[0] + 1 if token.map else passage.line
            text = inline_text(passage.tokens[index + 1]).strip()
            yield Heading(text, int(token.tag[1:]), line)
