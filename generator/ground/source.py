"""A source file's text, and the way from an offset in it to a line and a column."""

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from generator.ground.diagnostics import Place


@dataclass(frozen=True)
class SourceText:
    """The decoded text of one source file, its lines ended by a single line feed."""

    path: str
    """Path relative to the site's folder, with forward slashes."""
    text: str
    refused: int = 0
    """How many characters reading has reported and replaced by U+FFFD."""

    @cached_property
    def line_starts(self) -> tuple[int, ...]:
        """Return the offset of each line's first character."""
        starts = [0]
        at = self.text.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = self.text.find("\n", at + 1)
        return tuple(starts)

    def place(self, offset: int) -> Place:
        """Return the place of the character at ``offset``."""
        line = bisect_right(self.line_starts, offset)
        return Place(self.path, line, offset - self.line_starts[line - 1] + 1)

    def line(self, number: int) -> str:
        """Return the text of a line, counted from 1, without its end."""
        start = self.line_starts[number - 1]
        end = self.text.find("\n", start)
        return self.text[start:] if end < 0 else self.text[start:end]
