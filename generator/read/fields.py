"""Taking typed values out of a mapping: text, dates, years, choices, lists.

A ``Fields`` reads one mapping against the keys that it may hold. Whatever is wrong becomes a
finding at the value; the caller gets None and goes on, so that one run finds everything.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import TypeVar

from generator.ground.diagnostics import Finding, Place, Rule
from generator.ground.text import code_point
from generator.read import faults
from generator.read.yaml_nodes import Node, Record, Row, Scalar, Sequence

NULLS = frozenset({"", "~", "null", "Null", "NULL"})
"""What a plain scalar may say for “nothing stated”."""

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_YEAR = re.compile(r"[0-9]{4}")
_INTEGER = re.compile(r"-?[0-9]{1,4}")
_T = TypeVar("_T")


def is_null(node: Node | None) -> bool:
    """Tell whether a value is absent or states nothing."""
    return node is None or (isinstance(node, Scalar) and node.is_plain and node.text in NULLS)


@dataclass
class Fields:
    """One mapping being read; findings are appended to the list that it was given."""

    path: str
    node: Record
    findings: list[Finding]

    def place(self, node: Node | Record) -> Place:
        """Return where a node stands."""
        return Place(self.path, node.line, node.column)

    def report(self, rule: Rule, node: Node, message: str, hint: str | None = None) -> None:
        """Add a finding at a node."""
        self.findings.append(rule.finding(self.place(node), message, hint=hint))

    def refuse_unknown(self, known: Iterable[str]) -> None:
        """Report every key that is not among ``known``, with the nearest one that is."""
        names = tuple(known)
        for name, key in self.node.keys.items():
            if name not in names:
                self.findings.append(unknown_key(self.path, key, names))

    def node_at(self, key: str) -> Node | None:
        """Return what is written under ``key``, None where nothing is stated."""
        node = self.node.values.get(key)
        return None if is_null(node) else node

    def text(self, key: str, *, required: bool = False) -> str:
        """Return a piece of text; every scalar is text here, also ``no`` and ``2023``."""
        node = self.node_at(key)
        if node is None:
            if required:
                self._report_missing(key)
            return ""
        if not isinstance(node, Scalar):
            self.report(faults.NOT_TEXT, node, f"“{key}”要写成一行文字。")
            return ""
        text = node.text.strip()
        if required and not text:
            self._report_missing(key)
        return text

    def _report_missing(self, key: str) -> None:
        """Report a required key that is not there, or that nothing is written under."""
        written = self.node.keys.get(key)
        if written is None:
            message, hint = f"缺少“{key}”。", f"请补写一行“{key}: …”。"
        else:
            message, hint = f"“{key}”后面没有写值。", "请补写。"
        self.report(faults.KEY_MISSING, written or self.node, message, hint)

    def date(self, key: str) -> date | None:
        """Return a date written as YYYY-MM-DD."""
        return self._convert(key, faults.BAD_DATE, _to_date, "要写成 2024-01-25 这样的日期")

    def year(self, key: str) -> int | None:
        """Return a year of four digits."""
        return self._convert(key, faults.BAD_YEAR, _to_year, "要写成四位数字的年度")

    def flag(self, key: str) -> bool:
        """Return a yes or no, written ``true`` or ``false``; absent is no."""
        return self.choice(key, ("true", "false")) == "true"

    def choice(self, key: str, allowed: Iterable[str]) -> str:
        """Return one of the allowed words, or nothing."""
        words = tuple(allowed)
        node = self.node_at(key)
        if node is None:
            return ""
        if isinstance(node, Scalar) and node.text in words:
            return node.text
        said = f"“{node.text}”" if isinstance(node, Scalar) else "列表或映射"
        names = "、".join(words)
        self.report(faults.BAD_CHOICE, node, f"“{key}”写作{said}，只能是：{names}。")
        return ""

    def integer(self, key: str) -> int:
        """Return a small whole number; absent is 0."""
        value = self._convert(key, faults.BAD_CHOICE, _to_integer, "要写成整数")
        return value or 0

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts."""
        found: list[str] = []
        for item in self.items(key):
            if isinstance(item, Scalar):
                found.append(item.text.strip())
            else:
                self.report(faults.NOT_TEXT, item, f"“{key}”的每一项要写成一行文字。")
        return tuple(found)

    def mapping(self, key: str) -> "Fields | None":
        """Return the mapping under ``key`` for reading, None where there is none."""
        node = self.node_at(key)
        return None if node is None else self.nested(key, node)

    def mappings(self, key: str) -> tuple["Fields", ...]:
        """Return the mappings of a list."""
        found = (self.nested(key, item) for item in self.items(key))
        return tuple(fields for fields in found if fields is not None)

    def items(self, key: str) -> tuple[Node, ...]:
        """Return the items of a list."""
        node = self.node_at(key)
        if node is None:
            return ()
        if not isinstance(node, Sequence | Row):
            self.report(faults.WRONG_SHAPE, node, f"“{key}”要写成列表，每项以“- ”开头。")
            return ()
        return node.items

    def nested(self, key: str, node: Node) -> "Fields | None":
        """Return a node as a mapping for reading, or report that it is none."""
        if isinstance(node, Record):
            return Fields(self.path, node, self.findings)
        self.report(faults.WRONG_SHAPE, node, f"“{key}”要写成“键: 值”的形式。")
        return None

    def _convert(
        self, key: str, rule: Rule, convert: Callable[[str], _T | None], wanted: str
    ) -> _T | None:
        node = self.node_at(key)
        if node is None:
            return None
        value = convert(node.text) if isinstance(node, Scalar) else None
        if value is None:
            said = f"“{node.text}”" if isinstance(node, Scalar) else "列表或映射"
            self.report(rule, node, f"“{key}”写作{said}，{wanted}。")
        return value


def unknown_key(path: str, key: Scalar, known: Iterable[str]) -> Finding:
    """Return the finding for a key that means nothing here."""
    near = get_close_matches(key.text, tuple(known), n=1, cutoff=0.6)
    hint = f"是不是“{near[0]}”？" if near else "请对照 docs/source-format.md 里的键名。"
    return faults.UNKNOWN_KEY.finding(
        Place(path, key.line, key.column),
        f"没有“{key.text}”这个键{hidden_inside(key.text)}。",
        expected=near[0] if near else None,
        hint=hint,
    )


def hidden_inside(text: str) -> str:
    """Return a remark that names the invisible characters of a key, or nothing."""
    hidden = [code_point(c) for c in text if not c.isprintable() or c.isspace()]
    return f"（其中有 {'、'.join(hidden)}）" if hidden else ""


def _to_date(text: str) -> date | None:
    if not _DATE.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _to_year(text: str) -> int | None:
    return int(text) if text.isascii() and _YEAR.fullmatch(text) else None


def _to_integer(text: str) -> int | None:
    return int(text) if _INTEGER.fullmatch(text) else None
