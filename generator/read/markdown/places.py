"""The way from a token back to the line and column of the source that it was made from."""

from typing import NamedTuple

from markdown_it.token import Token

from generator.ground.diagnostics import Place
from generator.ground.source import SourceText


class BodyPlaces(NamedTuple):
    """Places in the Markdown part of a source file."""

    source: SourceText
    start: int
    """Offset of the part in the file."""

    @property
    def first_line(self) -> int:
        """Return the number, from 1, of the part's first line."""
        return self.source.text.count("\n", 0, self.start) + 1

    def at_offset(self, offset: int) -> Place:
        """Return the place of an offset in the parsed text."""
        return self.source.place(self.start + offset)

    def cursor(self, block: Token) -> "BlockCursor | CellCursor":
        """Return a cursor for the content of a block token."""
        if "cell" in block.meta:
            return CellCursor(self.source, self.start + block.meta["cell"])
        return BlockCursor(self.source, block)


class BlockCursor:
    """Finds characters of a block's content in the source; asked for ever later ones.

    Content has lost the marks of quotes and lists and its indentation, but each of its lines is
    still a piece of a line of the source. The block's map counts lines of the whole file.
    """

    def __init__(self, source: SourceText, block: Token) -> None:
        """Stand before the first character of the block."""
        self._source = source
        self._content = block.content
        first, self._last = block.map or (0, 1)
        self._number = first
        self._column = 1
        self._begin = self._end = -1

    def place(self, at: int) -> Place:
        """Return the place of the character ``at`` in the content, of the end for a later one."""
        at = min(at, len(self._content))
        while at > self._end:
            self._next_line()
        return Place(self._source.path, self._number, self._column + at - self._begin)

    def _next_line(self) -> None:
        self._begin = self._end + 1
        end = self._content.find("\n", self._begin)
        self._end = end if end >= 0 else len(self._content)
        line = self._content[self._begin : self._end]
        text = line.lstrip()
        for number in range(self._number + 1, self._last + 1):
            column = self._source.line(number).find(text.rstrip())
            if column >= 0:
                self._number = number
                self._column = column - (len(line) - len(text)) + 1
                return
        # The library has replaced a character of this line, such as NUL.
        self._number = min(self._number + 1, self._last)
        self._column = 1


class CellCursor:
    """Finds characters of a table cell in the source, where an escaped pipe is one character."""

    def __init__(self, source: SourceText, begin: int) -> None:
        """Stand at the first character of the cell, at offset ``begin`` of the source."""
        self._source = source
        self._at = 0
        self._offset = begin

    def place(self, at: int) -> Place:
        """Return the place of the character ``at`` in the cell's content."""
        text = self._source.text
        while self._at < at:
            self._offset += 2 if text.startswith("\\|", self._offset) else 1
            self._at += 1
        return self._source.place(self._offset)
