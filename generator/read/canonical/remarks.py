"""Comments and blank lines of a piece of YAML, which the parser passes over in silence.

They stand between scalars: a ``#`` outside every scalar can only begin a comment.
"""

from collections import deque
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import yaml

Event = yaml.Event


class Remark(NamedTuple):
    """A comment, or a blank line."""

    offset: int
    line: int
    column: int
    text: str
    """From its ``#`` on; empty for a blank line."""
    is_alone: bool
    """Whether nothing stands before it on its line."""


class Span(NamedTuple):
    """Where an event begins and ends in the text."""

    start: int
    stop: int
    line: int
    column: int
    last_line: int


def span_of(event: Event, text: str) -> Span:
    """Return the span of an event; that of a block scalar ends with the last line of its text."""
    start, stop = event.start_mark, event.end_mark
    if start is None or stop is None:
        raise ValueError("an event without marks")
    if isinstance(event, yaml.ScalarEvent) and event.style in {"|", ">"}:
        return _block_scalar(text, start.index, stop.index, (start.line, start.column))
    return Span(start.index, stop.index, start.line, start.column, stop.line)


def _block_scalar(text: str, start: int, stop: int, place: tuple[int, int]) -> Span:
    """Return the span of a block scalar without the blank lines that are no part of its value."""
    header, *lines = text[start:stop].removesuffix("\n").split("\n")
    indents = [_indent(line) for line in lines if line.strip()]
    indent = min(indents) if indents else max(map(len, lines), default=0)
    if "+" not in header.partition("#")[0]:
        while lines and not lines[-1].strip() and len(lines[-1]) <= indent:
            lines.pop()
    length = len("\n".join([header, *lines]))
    line, column = place
    return Span(start, start + length, line, column, line + len(lines))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


class Remarks:
    """The comments and blank lines of a text, taken one after another as entries claim them."""

    def __init__(self, text: str, events: Iterable[Event]) -> None:
        """Find what stands between the scalars among ``events``."""
        self._waiting = deque(_find(text, events))

    def before(self, offset: int) -> list[Remark]:
        """Take what stands before ``offset``."""
        found: list[Remark] = []
        while self._waiting and self._waiting[0].offset < offset:
            found.append(self._waiting.popleft())
        return found

    def behind(self, line: int, limit: int) -> list[Remark]:
        """Take the comment that follows on ``line``, where it stands before ``limit``."""
        first = self._waiting[0] if self._waiting else None
        if first is None or first.is_alone or first.line != line or first.offset >= limit:
            return []
        return [self._waiting.popleft()]

    def tail(self, column: int, above: int, limit: int) -> list[Remark]:
        """Take the comments that close a block which is indented to ``column``.

        ``above`` is the column of the block around it: a comment that stands as far to the left
        belongs to what follows there.
        """
        count = 0
        for number, remark in enumerate(self._waiting, start=1):
            if remark.offset >= limit:
                break
            if remark.text:
                if remark.column < column or remark.column <= above:
                    break
                count = number
        return [self._waiting.popleft() for _ in range(count)]


def _find(text: str, events: Iterable[Event]) -> Iterator[Remark]:
    """Return every remark in the order of the text."""
    gap_start = 0
    line = 0
    for event in events:
        if isinstance(event, yaml.ScalarEvent):
            span = span_of(event, text)
            yield from _in_gap(text, gap_start, span.start, line)
            if event.style in {"|", ">"}:
                yield from _of_header(text, span)
            gap_start, line = span.stop, span.last_line
    yield from _in_gap(text, gap_start, len(text), line)


def _of_header(text: str, span: Span) -> Iterator[Remark]:
    """Return the comment in the first line of a block scalar."""
    header = text[span.start : span.stop].partition("\n")[0]
    at = header.find("#")
    if at >= 0:
        comment = header[at:].rstrip()
        yield Remark(span.start + at, span.line, span.column + at, comment, is_alone=False)


def _in_gap(text: str, start: int, stop: int, line: int) -> Iterator[Remark]:
    """Return the remarks between two scalars; ``line`` is that of ``start``."""
    at = start
    while at < stop:
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        piece = text[at : min(end, stop)]
        line_start = text.rfind("\n", 0, at) + 1
        mark = piece.find("#")
        if mark >= 0:
            offset = at + mark
            is_alone = not text[line_start:offset].strip()
            comment = text[offset:end].rstrip()
            yield Remark(offset, line, offset - line_start, comment, is_alone=is_alone)
        elif (at > start or not at) and end < len(text) and not text[at:end].strip():
            # Where a gap starts, a block scalar may have ended on this very line.
            yield Remark(at, line, 0, "", is_alone=True)
        at = end + 1
        line += 1


def comments_of(text: str, events: Iterable[Event]) -> list[str]:
    """Return the text of every comment."""
    return [remark.text for remark in _find(text, events) if remark.text]
