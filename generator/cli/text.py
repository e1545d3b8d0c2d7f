"""Findings as text for a terminal: by agency, each with its source line and a caret below."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.cli.code_table import code_table
from generator.cli.frames import Frames
from generator.commands.report_card import Tally
from generator.ground.diagnostics import Finding, Place, Severity
from generator.ground.text import printable
from generator.model.addresses import REGION_CODE
from generator.model.sources import CONTENT

WORDS = {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.NOTICE: "提示"}
ACCEPTED, KNOWN = "已接受", "已知"
MOST_WITHOUT_TABLE = 20
"""Findings that are read one by one; more of them are counted by code as well."""


def format_text(findings: Iterable[Finding], site: Path, tally: Tally) -> Iterator[str]:
    """Return the lines of a report on findings: by agency, then their counts."""
    frames = Frames(site)
    groups = _groups(findings)
    for group, members in groups.items():
        yield f"{group}　{_counts(members)}"
        yield ""
        for finding in members:
            yield from _lines(finding, frames)
            yield ""
    listed = [finding for members in groups.values() for finding in members]
    pending = [finding for finding in listed if _word(finding) not in {ACCEPTED, KNOWN}]
    if len(pending) > MOST_WITHOUT_TABLE:
        yield "按代码统计："
        yield from code_table(pending)
        yield ""
    yield from closing(tally)


def where(place: Place) -> str:
    """Return a place as ``path:line:column``, as far as it is known."""
    parts = [place.path, place.line, place.column]
    return ":".join(str(part) for part in parts if part is not None)


def closing(tally: Tally) -> Iterator[str]:
    """Return the last lines of a check or a build: the counts, and what the baseline has over."""
    yield summary(tally)
    if tally.gone:
        yield f"基线里有 {tally.gone} 处已不存在，用 gongkai check --write-baseline 更新。"


def summary(tally: Tally) -> str:
    """Return the counts of a check in one sentence."""
    apart = f"，已知 {tally.known} 处" if tally.known else ""
    apart += f"，另有 {tally.accepted} 处已接受" if tally.accepted else ""
    if not tally.errors and not tally.warnings and not tally.notices:
        nothing = "没有发现新问题" if tally.known else "没有发现问题"
        return f"共检查 {tally.reports} 份报告，{nothing}{apart}。"
    return (
        f"共检查 {tally.reports} 份报告：错误 {tally.errors} 处，"
        f"警告 {tally.warnings} 处，提示 {tally.notices} 处{apart}。"
    )


def _groups(findings: Iterable[Finding]) -> dict[str, list[Finding]]:
    """Return findings by agency, those of shared files by file, each in the order they came."""
    groups: dict[str, list[Finding]] = {}
    for finding in findings:
        groups.setdefault(_group_of(finding.place.path), []).append(finding)
    return groups


def _group_of(path: str) -> str:
    top, *below = path.split("/")
    if top == CONTENT and len(below) > 1 and REGION_CODE.fullmatch(below[0]):
        return "/".join((top, *below[:2]))
    return path


def _counts(findings: list[Finding]) -> str:
    words = [_word(finding) for finding in findings]
    order = (*WORDS.values(), KNOWN, ACCEPTED)
    return "，".join(f"{word} {words.count(word)} 处" for word in order if word in words)


def _word(finding: Finding) -> str:
    if finding.is_accepted:
        return ACCEPTED
    return KNOWN if finding.is_known else WORDS[finding.severity]


def _lines(finding: Finding, frames: Frames) -> Iterator[str]:
    place, word = where(finding.place), _word(finding)
    yield f"{place}: {word} {finding.code}：{printable(finding.message)}"
    yield from frames.frame(finding.place)
    if finding.is_accepted:
        yield f"    接受的理由：{printable(finding.reason or '')}"
    elif finding.hint:
        yield f"    改法：{printable(finding.hint)}"
