"""A whole source in canonical form; what cannot be read for certain is left as it is.

The result is read again with the project's own reader: unless it says the same, with the same
comments, it is thrown away.
"""

from collections import Counter
from dataclasses import dataclass

import yaml

from generator.ground.diagnostics import Finding, Place
from generator.ground.source import SourceText
from generator.model.sources import AGENCY_FILE, CONTENT, PAGES, SITE_FILE
from generator.read import faults
from generator.read.canonical.layout import print_mapping
from generator.read.canonical.order import Order, form_used
from generator.read.canonical.remarks import Event, comments_of
from generator.read.canonical.written import (
    Block,
    events_of,
    has_long_key,
    split_header,
    written,
)
from generator.read.front_matter import Parts, divide
from generator.read.regions import REGIONS_FILE
from generator.read.report import TABLE_SECTIONS
from generator.read.schema.report import REPORT
from generator.read.schema.sources import AGENCY, PAGE, REGIONS, SITE
from generator.read.text_file import decode
from generator.read.yaml_nodes import Node, Record, Row, Scalar, Sequence
from generator.read.yaml_tree import read_yaml

_SIGNS = frozenset(" \t\n{}[],-?.:")
"""What a layout adds and drops: white space, the signs of lists, mappings and documents."""


class UnlikeError(Exception):
    """Raised where a canonical text does not say what its source says: a fault of ours."""


@dataclass(frozen=True, slots=True)
class Canonical:
    """What came of putting a source in canonical form."""

    path: str
    before: str
    """The text as it was, every line ended by a line feed; empty where it cannot be decoded."""
    after: str | None
    """The canonical text; None where the source is left alone."""
    is_changed: bool = False
    """Whether the bytes of the file differ from the canonical ones."""
    findings: tuple[Finding, ...] = ()
    """Why it is left alone."""


def canonical(data: bytes, path: str) -> Canonical:
    """Return the source at ``path``, relative to the site, in canonical form.

    Raises UnlikeError where the result would not say the same; nothing may be written then.
    """
    text = decode(data, path)
    if text.source is None or text.findings:
        return Canonical(path, "", None, findings=text.findings)
    source = text.source.text
    parts = divide(text.source) if _has_prose(path) else Parts(source, 1, len(source))
    if isinstance(parts, Finding):
        return Canonical(path, source, None, findings=(parts,))
    found = _canonical_yaml(parts, path)
    if not isinstance(found, str):
        return Canonical(path, source, None, findings=found)
    if _has_prose(path):
        found = _with_prose(found, source[parts.body :], path)
    return Canonical(path, source, found, is_changed=found.encode() != data)


def _has_prose(path: str) -> bool:
    return path.endswith(".md")


def _canonical_yaml(parts: Parts, path: str) -> str | tuple[Finding, ...]:
    """Return the canonical text of a source's data, or why there is none."""
    # The last line is ended before anything is compared: in some styles that is part of a value.
    data = parts.data if parts.data.endswith("\n") else f"{parts.data}\n"
    tree = read_yaml(data, path, first_line=parts.data_line)
    if tree.findings:
        return tree.findings
    if tree.root is None:
        return "".join(f"{line.rstrip()}\n" for line in data.strip().split("\n") if line)
    where = Place(path, tree.root.line, tree.root.column)
    if not isinstance(tree.root, Record):
        return (faults.WRONG_SHAPE.finding(where, "这里应当是一行行“键: 值”。"),)
    events = events_of(data)
    if any(isinstance(e, yaml.DocumentStartEvent) and (e.version or e.tags) for e in events):
        return (faults.YAML_SYNTAX.finding(where, "不能使用 YAML 指令（以 % 开头的行）。"),)
    root = written(data, events)
    if has_long_key(root):
        return (faults.YAML_SYNTAX.finding(where, "有一个键写了几行，键要写在一行里。"),)
    text = _laid_out(root, tree.root, path)
    _compare(data, events, tree.root, text)
    return text


def _laid_out(root: Block, read: Record, path: str) -> str:
    header, block = split_header(root)
    if path.endswith(f"/{AGENCY_FILE}"):
        block = Order({}).of_mapping(block, AGENCY)
    elif path == SITE_FILE:
        block = Order({}).of_mapping(block, SITE)
    elif path == REGIONS_FILE:
        block = Order({}).of_mapping(block, REGIONS)
    elif path.startswith(f"{CONTENT}/{PAGES}/"):
        block = Order({}).of_mapping(block, PAGE)
    else:
        order = Order(form_used(read, int(path[-7:-3])))
        return print_mapping(header, order.of_mapping(block, REPORT), frozenset(TABLE_SECTIONS))
    return print_mapping(header, block, frozenset())


def _with_prose(data: str, body: str, path: str) -> str:
    """Return a source with its prose, of which only the line ends at its end are touched."""
    prose = body.rstrip("\n")
    text = f"---\n{data}---\n{prose}\n" if prose else f"---\n{data}---\n"
    parts = divide(SourceText(path, text))
    if isinstance(parts, Finding) or parts.data != data or text[parts.body :].rstrip("\n") != prose:
        raise UnlikeError(path)
    return text


def _compare(before: str, events: list[Event], root: Record, after: str) -> None:
    """Raise UnlikeError unless two texts say the same and hold the same comments.

    What differs may only be signs that layout adds or drops; this is counted apart, so that
    nothing depends on how comments were found.
    """
    tree = read_yaml(after, "")
    if tree.findings or tree.root is None or _said(tree.root) != _said(root):
        raise UnlikeError("values")
    if sorted(comments_of(before, events)) != sorted(comments_of(after, events_of(after))):
        raise UnlikeError("comments")
    if _characters(before) != _characters(after):
        raise UnlikeError("characters")


def _said(node: Node) -> object:
    """Return what a node says, wherever it stands and in whatever order its keys are."""
    if isinstance(node, Scalar):
        return (node.text, node.is_plain)
    if isinstance(node, Sequence | Row):
        return [_said(item) for item in node.items]
    keys = {name: key.is_plain for name, key in node.keys.items()}
    return (keys, {name: _said(value) for name, value in node.values.items()})


def _characters(text: str) -> Counter[str]:
    counts = Counter(text)
    for sign in _SIGNS:
        del counts[sign]
    return counts
