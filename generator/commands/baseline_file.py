"""The form of baseline.json: one fault a line, sorted, so that its history reads like a list."""

import json
from collections import Counter
from collections.abc import Mapping
from json import JSONDecodeError
from typing import NamedTuple

from generator.ground.diagnostics import Severity

VERSION = 2
ABOUT = (
    "采用 gongkai 时已有的问题：照常计数，不阻止发布；此后新出现的照常阻止。"
    "由 gongkai check --write-baseline 写成，请勿手工改写。"
)


class Fingerprint(NamedTuple):
    """What tells one fault from another."""

    path: str
    cell: str | None
    code: str
    expected: str | None


class Entry(NamedTuple):
    """A fault with its weight when the baseline was written; equal ones are counted."""

    name: Fingerprint
    severity: Severity


class BaselineSyntaxError(ValueError):
    """A text is not a baseline; the message is the Chinese reason, without a full stop."""


def text_of(counts: Mapping[Entry, int]) -> str:
    """Return the text of a baseline, the same for equal counts whatever their order."""
    rows = ",\n".join(f"    {_row(entry, counts[entry])}" for entry in sorted(counts, key=_order))
    listed = f"[\n{rows}\n  ]" if rows else "[]"
    return (
        f'{{\n  "about": {_quoted(ABOUT)},\n  "version": {VERSION},\n  "findings": {listed}\n}}\n'
    )


def parse_entries(text: str) -> Counter[Entry]:
    """Return the faults that a baseline's text lists; equal lines, as merging leaves, add up.

    Raises BaselineSyntaxError for any other text.
    """
    try:
        document = json.loads(text)
    except JSONDecodeError as error:
        raise BaselineSyntaxError(f"第 {error.lineno} 行不是合格的 JSON") from None
    except (ValueError, RecursionError):
        raise BaselineSyntaxError("不是合格的 JSON") from None
    if not isinstance(document, dict) or not isinstance(document.get("findings"), list):
        raise BaselineSyntaxError("不是 gongkai 写的基线")
    if document.get("version") != VERSION:
        raise BaselineSyntaxError("是另一个版本的 gongkai 写的")
    counts: Counter[Entry] = Counter()
    for number, row in enumerate(document["findings"], start=1):
        entry, count = _entry(row, number)
        counts[entry] += count
    return counts


def _entry(row: object, number: int) -> tuple[Entry, int]:
    if isinstance(row, dict):
        texts = [row.get(key) for key in ("code", "path")]
        others = [row.get(key) for key in ("cell", "expected")]
        count = row.get("count")
        is_formed = (
            all(isinstance(text, str) for text in texts)
            and all(text is None or isinstance(text, str) for text in others)
            and row.get("severity") in tuple(Severity)
            and type(count) is int
            and count > 0
        )
        if is_formed:
            name = Fingerprint(row["path"], others[0], row["code"], others[1])
            return Entry(name, Severity(row["severity"])), row["count"]
    raise BaselineSyntaxError(f"findings 的第 {number} 项缺少内容或写法不对")


def _order(entry: Entry) -> list[tuple[bool, str]]:
    """Order entries by path, cell and code; what is not there stands before what is empty."""
    return [(part is not None, part or "") for part in (*entry.name, entry.severity)]


def _row(entry: Entry, count: int) -> str:
    name = entry.name
    fields = {
        "code": name.code,
        "severity": entry.severity,
        "path": name.path,
        "cell": name.cell,
        "expected": name.expected,
        "count": count,
    }
    return _quoted(fields)


def _quoted(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
