"""Printing a written piece of YAML in its canonical layout.

Two spaces for a level; a row of numbers, and whatever in brackets or braces fits, on one line. In
a table the values of a mapping begin in one column, and so do the comments of its section.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from generator.ground.text import width
from generator.read.canonical.written import Atom, Block, Entry, Node

INDENT = "  "
MAX_WIDTH = 100
"""Columns that a line with brackets or braces may take; Han characters take two."""
_NUMBER = re.compile(r"[-+.0-9A-Za-z~_]+")
"""A plain scalar that is the same on a line of its own and between commas."""
_STATED_INDENT = re.compile(r"[1-9]")


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line and the comment at its end."""

    text: str
    comment: str = ""


def print_mapping(header: Iterable[str], root: Block, tables: frozenset[str]) -> str:
    """Return a source's mapping as text; ``tables`` are the keys whose values are tables."""
    lines = [Line(text) for text in _tidy(header, is_first=True)]
    text = "".join(_with_comments(lines))
    for entry in root.entries:
        is_table = entry.key is not None and entry.key.text in tables
        printed = [*_entry(entry, _Spot(0, is_table=is_table), is_first=not text)]
        text += "".join(_with_comments(printed, is_aligned=is_table))
    return text + "".join(_with_comments(_tail(root.tail, 0, is_first=not text)))


def _with_comments(lines: Iterable[Line], *, is_aligned: bool = False) -> Iterator[str]:
    """Return lines with their comments, aligned behind the longest line that has one."""
    lines = list(lines)
    edge = max((width(line.text) for line in lines if line.comment), default=0)
    for line in lines:
        gap = " " * (edge - width(line.text)) if is_aligned and line.comment else ""
        yield f"{line.text}{gap}  {line.comment}\n" if line.comment else f"{line.text}\n"


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where an entry is printed."""

    depth: int
    is_table: bool
    key_width: int = 0
    """To how many columns its key is filled up, its colon included."""

    @property
    def indent(self) -> str:
        return INDENT * self.depth

    def below(self) -> "_Spot":
        return replace(self, depth=self.depth + 1, key_width=0)


def _entry(entry: Entry, spot: _Spot, *, is_first: bool) -> Iterator[Line]:
    """Return the lines of an entry, those of its comments included."""
    value, above = entry.value, entry.above
    if isinstance(value, Block) and not value.entries:
        above = (*above, *value.tail)
        value = replace(value, tail=(), is_flow=True)
    start = f"{spot.indent}{entry.key.raw}:" if entry.key is not None else f"{spot.indent}-"
    one = _on_one_line(value, width(start) + 1, is_table=spot.is_table)
    if entry.key is None and one is None and isinstance(value, Block) and entry.behind:
        above = (*above, entry.behind)
        entry = replace(entry, behind="")
    yield from (_remark(text, spot) for text in _tidy(above, is_first=is_first))
    if one is not None:
        padded = start.ljust(len(spot.indent) + spot.key_width) if one else start
        yield Line(f"{padded} {one}" if one else padded, entry.behind)
    elif isinstance(value, Atom):
        yield from _many_lines(start, value, entry.behind, spot.depth)
    elif entry.key is not None:
        yield Line(start, entry.behind)
        yield from _block(value, spot.below())
    else:
        first, *rest = _block(value, spot.below())
        yield replace(first, text=f"{start} {first.text.lstrip(' ')}")
        yield from rest


def _block(block: Block, spot: _Spot) -> Iterator[Line]:
    """Return the entries of a list or mapping, each on lines of its own."""
    if not block.is_mapping:
        block = _alike(block, spot)
    if spot.is_table and block.is_mapping:
        spot = replace(spot, key_width=_key_width(block, spot))
    for number, entry in enumerate(block.entries):
        yield from _entry(entry, spot, is_first=number == 0)
    yield from _tail(block.tail, spot.depth)


def _alike(block: Block, spot: _Spot) -> Block:
    """Return a list whose mappings are all in braces or all on lines, as the longest needs."""
    used = width(spot.indent) + len("- ")
    mappings = [e.value for e in block.entries if isinstance(e.value, Block) and e.value.is_mapping]
    if all(_on_one_line(each, used, is_table=spot.is_table) is not None for each in mappings):
        return block
    opened = (
        replace(entry, value=replace(entry.value, is_flow=False))
        if isinstance(entry.value, Block) and entry.value.is_mapping
        else entry
        for entry in block.entries
    )
    return replace(block, entries=tuple(opened))


def _key_width(block: Block, spot: _Spot) -> int:
    """Return the width of the longest key that its value follows on the same line."""
    keys = [
        len(entry.key.raw) + 1
        for entry in block.entries
        if entry.key is not None
        and _on_one_line(entry.value, width(f"{spot.indent}{entry.key.raw}: "), is_table=True)
    ]
    return max(keys, default=0)


def _on_one_line(value: Node, used: int, *, is_table: bool) -> str | None:
    """Return a value that fits behind its key, else None; ``used`` columns are taken there."""
    if isinstance(value, Atom):
        return None if value.header or "\n" in value.raw else value.raw
    is_row = is_table and not value.is_mapping and all(_is_number(e) for e in value.entries)
    if not (value.is_flow or is_row) or not _is_simple(value):
        return None
    text = _in_brackets(value)
    return text if is_row or used + width(text) <= MAX_WIDTH else None


def _is_number(entry: Entry) -> bool:
    return isinstance(entry.value, Atom) and bool(_NUMBER.fullmatch(entry.value.raw))


def _is_simple(block: Block) -> bool:
    """Tell whether nothing in a block needs a line of its own: no comment, no line end."""
    remarks = [*block.tail, *(text for e in block.entries for text in (*e.above, e.behind))]
    if any(remarks):
        return False
    nodes = [node for entry in block.entries for node in (entry.key, entry.value)]
    return all(
        _is_simple(node) if isinstance(node, Block) else node is None or "\n" not in node.raw
        for node in nodes
    )


def _in_brackets(node: Node) -> str:
    if isinstance(node, Atom):
        return node.raw
    items = [
        f"{entry.key.raw}: {_in_brackets(entry.value)}" if entry.key else _in_brackets(entry.value)
        for entry in node.entries
    ]
    return f"{{{', '.join(items)}}}" if node.is_mapping else f"[{', '.join(items)}]"


def _many_lines(start: str, atom: Atom, comment: str, depth: int) -> Iterator[Line]:
    """Return the lines of a scalar that takes several."""
    if atom.header:
        yield Line(f"{start} {atom.header}", comment)
        yield from (Line(text) for text in _reindented(atom, depth))
        return
    first, *middle, last = (_trimmed(line, atom) for line in atom.raw.split("\n"))
    yield Line(f"{start} {first}")
    for text in middle:
        yield Line(f"{INDENT * (depth + 1)}{text}" if text else "")
    yield Line(f"{INDENT * (depth + 1)}{last}", comment)


def _trimmed(line: str, atom: Atom) -> str:
    """Return a line of a folded scalar without the white space at its ends, which says nothing."""
    text = line.strip()
    backslashes = len(text) - len(text.rstrip("\\"))
    # A backslash and a space are a space of the value.
    is_escaped = atom.raw.startswith('"') and backslashes % 2 == 1 and line.endswith((" ", "\t"))
    return f"{text}{line[len(line.rstrip())]}" if is_escaped else text


def _reindented(atom: Atom, depth: int) -> Iterator[str]:
    """Return the lines of a block scalar, indented for its new place."""
    lines = atom.raw.split("\n")[1:]
    shown = next((line for line in lines if line.strip()), "")
    said = next((line for line in atom.text.split("\n") if line.strip()), "")
    old = _indent(shown) - _indent(said) if shown else max(map(len, lines), default=0)
    stated = _STATED_INDENT.search(atom.header)
    new = len(INDENT) * depth + (int(stated[0]) if stated else len(INDENT))
    for line in lines:
        yield f"{' ' * new}{line[old:]}" if line[old:] else ""


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _tail(remarks: tuple[str, ...], depth: int, *, is_first: bool = False) -> Iterator[Line]:
    found = _tidy(remarks, is_first=is_first)
    while found and not found[-1]:
        found.pop()
    yield from (_remark(text, _Spot(depth, is_table=False)) for text in found)


def _remark(text: str, spot: _Spot) -> Line:
    return Line(f"{spot.indent}{text}" if text else "")


def _tidy(remarks: Iterable[str], *, is_first: bool) -> list[str]:
    """Return remarks without a blank line at the start of a block and without two in a row."""
    found: list[str] = []
    for text in remarks:
        if text or (found[-1] if found else not is_first):
            found.append(text)
    return found
