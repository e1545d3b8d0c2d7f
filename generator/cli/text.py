"""Findings as text for a terminal: one line each, the source line below, a caret at the place."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from generator.commands.report_card import Tally
from generator.ground.diagnostics import Finding, Place, Severity
from generator.ground.text import printable, width
from generator.read.text_file import read_text_file

WORDS = {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.NOTICE: "提示"}
MAX_FRAME = 96
"""Columns of a source line that a frame shows."""


def format_text(findings: Iterable[Finding], site: Path, tally: Tally) -> Iterator[str]:
    """Return the lines of a report on findings: each with its frame, then a summary."""
    frames = _Frames(site)
    for finding in findings:
        word = "已接受" if finding.is_accepted else WORDS[finding.severity]
        yield f"{where(finding.place)}: {word} {finding.code}：{printable(finding.message)}"
        yield from frames.frame(finding.place)
        if finding.is_accepted:
            yield f"    接受的理由：{printable(finding.reason or '')}"
        elif finding.hint:
            yield f"    改法：{printable(finding.hint)}"
        yield ""
    yield summary(tally)


def where(place: Place) -> str:
    """Return a place as ``path:line:column``, as far as it is known."""
    parts = [place.path, place.line, place.column]
    return ":".join(str(part) for part in parts if part is not None)


def summary(tally: Tally) -> str:
    """Return the closing line of a check."""
    accepted = f"，另有 {tally.accepted} 处已接受" if tally.accepted else ""
    if not tally.errors and not tally.warnings and not tally.notices:
        return f"共检查 {tally.reports} 份报告，没有发现问题{accepted}。"
    return (
        f"共检查 {tally.reports} 份报告：错误 {tally.errors} 处，"
        f"警告 {tally.warnings} 处，提示 {tally.notices} 处{accepted}。"
    )


class _Frames:
    """Shows source lines; the file last shown is kept, because findings come file by file."""

    def __init__(self, site: Path) -> None:
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
