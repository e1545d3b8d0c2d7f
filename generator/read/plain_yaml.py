"""YAML as nearly everyone writes it, read line by line; anything else is left to the library.

Read are keys on lines, values without quotes, one-line lists and mappings of such values, lists
of items behind dashes, and comments: what ``fmt`` writes and what people copy from a form.
At the first line that could mean anything else the whole text is given up, and nothing is
reported here: the library then reads it from the start. The nodes are the same either way.
"""

import re
from typing import TypeAlias

from generator.read.yaml_nodes import Node, Record, Row, Scalar, Sequence

_UNUSUAL = re.compile(
    "[^\n -~\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
"""Tabs, other line ends, byte order marks, and what YAML refuses."""
_KEY = r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}"
_COUNT = r"(?:0|[1-9][0-9]{0,11})"
_COUNTS = rf"{_COUNT}(?:, *{_COUNT})*"
_COMMENT = r"(?:(?<= )#.*)?"
_KEY_LINE = re.compile(rf"( *)({_KEY}):(?: +(?:\[({_COUNTS})\] *|([^ #][^#]*))?)?{_COMMENT}")
"""Indentation, key, and either the counts of a list or the value with the spaces behind it."""
_DASH = re.compile(r"( *)- +(?=[^ ])")
_BARE = re.compile(rf" *([^ #][^#]*){_COMMENT}")
_NOTHING = re.compile(r" *(?:#.*)?")
_PLAIN_KEY = re.compile(_KEY)
_START = re.compile(r"-[0-9]|[^-?:,\[\]{}#&*!|>'\"%@`]")
"""How a value without quotes begins; other signs have a meaning of their own there."""
_FLOW_SIGNS = re.compile(r"[:?\[\]{}]")
"""What ends or nests a value inside brackets."""
_MAX_DEPTH = 16


_new = tuple.__new__
"""Makes a node in half the time that calling its class takes."""

_Line: TypeAlias = tuple[int, int, str, Node | None, int]
"""What a line says: indentation, line number, key, value, and the column of a missing value.

The key is empty for a bare value. A line with a dash says two things, the dash and what follows.
"""
_DASHED = "-"
"""The key of what says that an item of a list begins."""


class _GivenUpError(Exception):
    """Raised at what only the library should read."""


def read_plain_yaml(text: str, first_line: int) -> Record | None:
    """Return the keys and values of ``text``, or None where the library has to read it."""
    if _UNUSUAL.search(text):
        return None
    try:
        reader = _Reader(_lines(text, first_line))
        root = reader.record(1)
    except _GivenUpError:
        return None
    return root if reader.at == len(reader.lines) else None


def _lines(text: str, first_line: int) -> list[_Line]:
    """Return what the lines of a text say, blank lines and comments left out."""
    said: list[_Line] = []
    read = _KEY_LINE.fullmatch
    for number, line in enumerate(text.split("\n"), first_line):
        match = read(line)
        if match is not None:
            said.append(_with_key(match, number))
        elif not _NOTHING.fullmatch(line):
            said += _item(line, number)
    return said


def _with_key(match: re.Match[str], number: int) -> _Line:
    indent, key, counts, value = match.groups()
    if counts is not None:
        return (len(indent), number, key, _new(Row, (counts, number, match.start(3))), 0)
    if value is None:
        return (len(indent), number, key, None, match.end(2) + 2)
    return (len(indent), number, key, _value(value.rstrip(" "), number, match.start(4) + 1), 0)


def _item(line: str, number: int) -> tuple[_Line, _Line]:
    """Return what a line says that begins with a dash."""
    dash = _DASH.match(line)
    if dash is None:
        raise _GivenUpError
    begun = (dash.end(1), number, _DASHED, None, 0)
    rest = " " * dash.end() + line[dash.end() :]
    match = _KEY_LINE.fullmatch(rest)
    if match is not None:
        return (begun, _with_key(match, number))
    bare = _BARE.fullmatch(rest)
    if bare is None:
        raise _GivenUpError
    value = _value(bare[1].rstrip(" "), number, bare.start(1) + 1)
    return (begun, (bare.start(1), number, "", value, 0))


class _Reader:
    """Makes nodes of lines, by their indentation."""

    def __init__(self, lines: list[_Line]) -> None:
        self.lines = lines
        self.at = 0
        """The next line to be read."""

    def block(self, depth: int) -> Node:
        """Return what begins at the next line, with all that is indented as far or further."""
        if depth > _MAX_DEPTH:
            raise _GivenUpError
        _, _, key, value, _ = self.lines[self.at]
        if key == _DASHED:
            return self.sequence(depth)
        if key or value is None:
            return self.record(depth)
        self.at += 1
        return value

    def record(self, depth: int) -> Record:
        """Return the keys at the next line's indentation."""
        lines = self.lines
        if self.at == len(lines):
            raise _GivenUpError
        at, end = self.at, len(lines)
        indent, first, *_ = lines[at]
        keys: dict[str, Scalar] = {}
        values: dict[str, Node] = {}
        while at < end:
            here, number, key, value, column = lines[at]
            if here != indent or key in keys or key == _DASHED:
                if here < indent:
                    break
                raise _GivenUpError
            at += 1
            keys[key] = _new(Scalar, (key, number, indent + 1, True))
            if value is not None:
                values[key] = value
            elif at < end and lines[at][0] > indent:
                self.at = at
                values[key] = self.block(depth + 1)
                at = self.at
            else:
                values[key] = _new(Scalar, ("", number, column, True))
        self.at = at
        return Record(keys, values, first, indent + 1)

    def sequence(self, depth: int) -> Sequence:
        """Return the items behind the dashes at the next line's indentation."""
        lines = self.lines
        indent, first, *_ = lines[self.at]
        items: list[Node] = []
        while self.at < len(lines):
            here, _, key, _, _ = lines[self.at]
            if here < indent:
                break
            if here > indent or key != _DASHED:
                raise _GivenUpError
            self.at += 1
            items.append(self.block(depth + 1))
        return Sequence(tuple(items), first, indent + 1)


def _value(text: str, line: int, column: int) -> Node:
    """Return what stands on one line behind a key or a dash."""
    if text[0] == "[":
        return _list(text, line, column)
    if text[0] == "{":
        return _mapping(text, line, column)
    if not _START.match(text) or ": " in text or text[-1] == ":":
        raise _GivenUpError
    return _new(Scalar, (text, line, column, True))


def _list(text: str, line: int, column: int) -> Sequence:
    """Return a list in brackets."""
    inner = text[1:-1]
    if text[-1] != "]":
        raise _GivenUpError
    at = column + 1
    items: list[Node] = []
    for part in inner.split(","):
        items.append(_within(part, line, at))
        at += len(part) + 1
    return Sequence(tuple(items), line, column)


def _mapping(text: str, line: int, column: int) -> Record:
    """Return a mapping in braces."""
    if text[-1] != "}":
        raise _GivenUpError
    at = column + 1
    keys: dict[str, Scalar] = {}
    values: dict[str, Node] = {}
    for part in text[1:-1].split(","):
        before, colon, after = part.partition(": ")
        key = before.strip(" ")
        if not colon or not _PLAIN_KEY.fullmatch(key) or key in keys:
            raise _GivenUpError
        keys[key] = _new(Scalar, (key, line, at + before.index(key), True))
        values[key] = _within(after, line, at + len(before) + len(colon))
        at += len(part) + 1
    return Record(keys, values, line, column)


def _within(written: str, line: int, column: int) -> Scalar:
    """Return a single value inside brackets or braces, with the spaces around it."""
    text = written.strip(" ")
    if not _START.match(text) or _FLOW_SIGNS.search(text):
        raise _GivenUpError
    return _new(Scalar, (text, line, column + written.index(text), True))
