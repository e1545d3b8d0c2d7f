"""Code frames: the source line of a finding, cut to what fits, with a caret below its place."""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from generator.ground.diagnostics import Place
from generator.ground.text import width
from generator.read.text_file import read_text_file

MAX_FRAME = 96
"""Columns of a source line that a frame shows."""


class Frames:
    """Shows source lines; the file last shown is kept, because findings come file by file."""

    def __init__(self, site: Path) -> None:
        """Take the folder of the site."""
        self._lines = lru_cache(maxsize=1)(lambda path: _lines(site, path))

    def frame(self, place: Place) -> Iterator[str]:
        """Return the source line of a place with a caret below its column."""
        if place.line is None:
            return
        lines = self._lines(place.path)
        if place.line > len(lines):
            return
        text = lines[place.line - 1]
        column = (place.column or 1) - 1
        start = max(0, column - MAX_FRAME // 2)
        shown = text[start : start + MAX_FRAME]
        before = text[start:column]
        number = f"{place.line:>5}"
        yield f"{number} │ {shown}"
        yield f"{'':>5} │ {' ' * width(before)}^"


def _lines(site: Path, path: str) -> list[str]:
    source = read_text_file(site, path).source
    return source.text.replace("\t", " ").split("\n") if source else []
