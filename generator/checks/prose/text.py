"""The visible text of a report's prose, block by block, with the way back to places.

Checks search the text of the whole report at once, which is fast where nothing is found, and ask
only then which block a hit lies in.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from typing import NamedTuple

from markdown_it.token import Token

from generator.form.shape import Edition
from generator.ground.text import squeeze
from generator.model.report import Passage, Report
from generator.read.markdown.visible import inline_text

PREAMBLE = "preamble"
"""What stands before the first heading."""
_LISTINGS = ("fence", "code_block")
_BLOCK = tuple.__new__
"""Makes a block in half the time: there are thirty in a report."""
OUTSIDE = ""
"""Under a heading that is none of the form's; everything in a report of the free outline."""


class Block(NamedTuple):
    """A paragraph, a heading, a list item, a cell or a listing."""

    section: str
    """Key of the section that it stands in, ``PREAMBLE`` or ``OUTSIDE``."""
    headings: tuple[str, ...]
    """Headings above it, the outermost first; for a heading, those above it."""
    token: Token
    text: str
    """What a reader sees, in one line."""
    level: int = 0
    """Level of a heading; 0 for everything else."""

    @property
    def is_heading(self) -> bool:
        """Tell whether the block is a heading."""
        return self.level > 0

    def source_offset(self, at: int) -> int:
        """Return where in the token's content the visible character ``at`` is."""
        content = self.token.content
        if content == self.text:
            return at
        offset = 0
        for index, character in enumerate(self.text[: at + 1]):
            found = _next(content, character, offset)
            if found < 0:
                continue
            if index == at:
                return found
            offset = found + 1
        return min(offset, max(len(content) - 1, 0))


def _next(content: str, character: str, offset: int) -> int:
    """Return the next place of a visible character in Markdown, whose line ends show as spaces."""
    found = content.find(character, offset)
    if character == " ":
        line_end = content.find("\n", offset)
        if line_end >= 0 and (found < 0 or line_end < found):
            return line_end
    return found


class Hit(NamedTuple):
    """Where a pattern was found."""

    block: Block
    start: int
    """Offset in the block's text."""
    match: re.Match[str]

    @property
    def text(self) -> str:
        """Return what was found."""
        return self.match[0]


@dataclass(frozen=True, slots=True)
class Prose:
    """All prose of a report."""

    blocks: tuple[Block, ...]
    text: str
    """The visible text of all blocks, one line each."""
    starts: tuple[int, ...]
    """Offset in ``text`` at which each block begins."""

    def block_at(self, offset: int) -> int:
        """Return the number of the block that the character at ``offset`` of ``text`` is in."""
        return bisect_right(self.starts, offset) - 1

    def scan(self, pattern: re.Pattern[str]) -> Iterator[Hit]:
        """Yield what a pattern finds; it must not match across a line end."""
        for match in pattern.finditer(self.text):
            number = self.block_at(match.start())
            yield Hit(self.blocks[number], match.start() - self.starts[number], match)

    def holding(self, *words: str) -> list[int]:
        """Return the numbers of the blocks in which any of some words occurs, in their order."""
        found: set[int] = set()
        find, starts, end = self.text.find, self.starts, len(self.text)
        for word in words:
            at = find(word)
            while at >= 0:
                number = bisect_right(starts, at)
                found.add(number - 1)
                at = find(word, starts[number] if number < len(starts) else end)
        return sorted(found)

    def in_section(self, *sections: str) -> Iterator[Block]:
        """Yield the blocks of some sections, headings included."""
        return (block for block in self.blocks if block.section in sections)


def prose_of(report: Report) -> Prose:
    """Return the prose of a report."""
    blocks: list[Block] = []
    names = _section_keys(report.edition)
    for passage in report.passages:
        section = names.get(squeeze(passage.heading), OUTSIDE) if passage.level else PREAMBLE
        _add(blocks, passage, section)
    texts = [block.text for block in blocks]
    starts = accumulate([len(text) + 1 for text in texts[:-1]], initial=0) if texts else ()
    return Prose(tuple(blocks), "\n".join(texts), tuple(starts))


@cache
def _section_keys(edition: Edition) -> dict[str, str]:
    """Return the keys of an edition's sections by their squeezed headings, aliases included."""
    return {
        squeeze(heading): section.key
        for section in edition.sections
        for heading in (section.heading, *section.aliases)
    }


def _add(blocks: list[Block], passage: Passage, section: str) -> None:
    above: list[tuple[int, str]] = [(passage.level, passage.heading)] if passage.level else []
    names = _names(above)
    level = 0
    for token in passage.tokens:
        kind = token.type
        if kind == "inline":
            children = token.children
            # Most paragraphs are one piece of plain text.
            is_plain = children and len(children) == 1 and children[0].type == "text"
            text = children[0].content if children and is_plain else _visible(token)
            blocks.append(_BLOCK(Block, (section, names, token, text, level)))
            if level:
                above.append((level, text))
                names = _names(above)
                level = 0
        elif kind == "heading_open":
            level = int(token.tag[1:])
            above = [entry for entry in above if entry[0] < level]
            names = _names(above)
        elif kind in _LISTINGS:
            blocks.append(Block(section, names, token, token.content.replace("\n", " ")))


def _visible(token: Token) -> str:
    return inline_text(token).replace("\n", " ")


def _names(above: Sequence[tuple[int, str]]) -> tuple[str, ...]:
    return tuple([name for _, name in above])
