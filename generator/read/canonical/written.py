"""A piece of YAML as it is written: scalars to the letter, comments beside what they speak of."""

from dataclasses import dataclass, replace
from typing import TypeAlias

import yaml

from generator.read.canonical.remarks import Event, Remark, Remarks, span_of

try:
    from yaml import CSafeLoader as _Loader
except ImportError:  # as in yaml_library
    from yaml import SafeLoader as _Loader  # type: ignore[assignment]


@dataclass(frozen=True, slots=True)
class Atom:
    """A scalar."""

    text: str
    """What it says."""
    raw: str
    """How it is written, quotes and all; of a block scalar all after its header."""
    header: str = ""
    """The first line of a block scalar without its comment, such as ``|-``."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An item of a list, or a key with its value, and the comments that belong to it."""

    key: Atom | None
    value: "Node"
    above: tuple[str, ...] = ()
    """Comment lines before it; an empty text is a blank line."""
    behind: str = ""
    """The comment at the end of its line."""


@dataclass(frozen=True, slots=True)
class Block:
    """A list or a mapping."""

    entries: tuple[Entry, ...]
    is_mapping: bool
    is_flow: bool
    """Whether it is written in brackets or braces."""
    tail: tuple[str, ...] = ()
    """Comment lines after its last entry."""


Node: TypeAlias = Atom | Block


def events_of(text: str) -> list[Event]:
    """Return the parser's events for a text that is known to be sound YAML."""
    return list(yaml.parse(text, Loader=_Loader))


def written(text: str, events: list[Event]) -> Block:
    """Return the mapping that the only document of ``text`` holds."""
    return _Scribe(text, events).document()


def split_header(root: Block) -> tuple[tuple[str, ...], Block]:
    """Return the comments about a whole file, which a blank line sets apart, and the rest."""
    if not root.entries:
        return (), root
    first, *rest = root.entries
    blanks = [number for number, text in enumerate(first.above, start=1) if not text]
    end = blanks[-1] if blanks else 0
    inner = replace(first, above=first.above[end:])
    return first.above[:end], replace(root, entries=(inner, *rest))


def has_long_key(block: Block) -> bool:
    """Tell whether some key takes several lines, for which there is no plain way to write it."""
    for entry in block.entries:
        if entry.key is not None and (entry.key.header or "\n" in entry.key.raw):
            return True
        if isinstance(entry.value, Block) and has_long_key(entry.value):
            return True
    return False


class _Scribe:
    """Reads events once, from first to last."""

    def __init__(self, text: str, events: list[Event]) -> None:
        self.text = text
        self.events = events
        self.at = 0
        self.remarks = Remarks(text, events)

    def next_start(self) -> int:
        """Return where the next event begins."""
        return span_of(self.events[self.at], self.text).start

    def document(self) -> Block:
        """Return the root, with every comment that stands after it."""
        while not isinstance(self.events[self.at], yaml.MappingStartEvent):
            self.at += 1
        root = self.block(above=-1)
        rest = _lines(self.remarks.before(len(self.text) + 1))
        return replace(root, tail=(*root.tail, *rest))

    def node(self, above: int) -> Node:
        """Return the node that begins with the next event; ``above`` is the column around it."""
        event = self.events[self.at]
        if isinstance(event, yaml.ScalarEvent):
            self.at += 1
            return self.atom(event)
        return self.block(above)

    def atom(self, event: yaml.ScalarEvent) -> Atom:
        span = span_of(event, self.text)
        raw = self.text[span.start : span.stop]
        if event.style not in {"|", ">"}:
            return Atom(event.value, raw)
        header = raw.partition("\n")[0]
        return Atom(event.value, raw[len(header) :], header.partition("#")[0].strip())

    def block(self, above: int) -> Block:
        start = self.events[self.at]
        if not isinstance(start, yaml.CollectionStartEvent):
            raise TypeError(start)
        self.at += 1
        is_mapping = isinstance(start, yaml.MappingStartEvent)
        is_flow = bool(start.flow_style)
        column = span_of(start, self.text).column
        entries: list[Entry] = []
        while not isinstance(self.events[self.at], yaml.CollectionEndEvent):
            entries.append(self.entry(column, is_mapping=is_mapping))
        limit = self.next_start()
        self.at += 1
        closing = self.remarks.before(limit) if is_flow else self.remarks.tail(column, above, limit)
        return Block(tuple(entries), is_mapping, is_flow, _lines(closing))

    def entry(self, column: int, *, is_mapping: bool) -> Entry:
        above = self.remarks.before(self.next_start())
        behind: list[Remark] = []
        key: Atom | None = None
        if is_mapping:
            event = self.events[self.at]
            if not isinstance(event, yaml.ScalarEvent):
                raise TypeError(event)
            self.at += 1
            key = self.atom(event)
            line = span_of(event, self.text).last_line
            behind += self.remarks.behind(line, self.next_start())
            if not self.opens_block():
                above += self.remarks.before(self.next_start())
        value = self.node(column)
        if isinstance(value, Atom) or value.is_flow:
            last = span_of(self.events[self.at - 1], self.text)
            behind += self.remarks.before(last.stop)
            behind += self.remarks.behind(last.last_line, self.next_start())
        comments = [remark.text for remark in behind]
        return Entry(key, value, (*_lines(above), *comments[:-1]), "".join(comments[-1:]))

    def opens_block(self) -> bool:
        """Tell whether the next event begins a list or mapping on lines of its own."""
        event = self.events[self.at]
        return isinstance(event, yaml.CollectionStartEvent) and not event.flow_style


def _lines(remarks: list[Remark]) -> tuple[str, ...]:
    return tuple(remark.text for remark in remarks)
