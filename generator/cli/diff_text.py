"""Differences of two states as text for a terminal: by agency, by year, then what changed."""

from collections.abc import Iterator, Sequence

from generator.checks.changes.cells import grouped, value_words
from generator.checks.changes.facts import FactChange
from generator.checks.changes.passages import PassageChange
from generator.commands.differences import (
    AgencyDifference,
    Change,
    ReportDifference,
    SiteDifference,
)
from generator.ground.text import printable

MOST_LINES = 4
"""Sentences removed, and added, that are shown of one passage."""
MOST_SIGNS = 80
"""Characters shown of one sentence."""
_WORDS = {
    Change.ADDED: "新增",
    Change.REMOVED: "删去",
    Change.CHANGED: "改动",
    Change.UNREADABLE: "读不懂，不能对照",
}


def difference_text(found: SiteDifference) -> Iterator[str]:
    """Return the lines that tell of all differences, the counts last."""
    yield f"对照：{printable(found.old)} → {printable(found.new)}"
    yield ""
    if found.regions:
        yield "地区"
        yield from _facts(found.regions, "  ")
        yield ""
    for agency in found.agencies:
        yield from _agency(agency)
        yield ""
    yield _summary(found)


def _agency(agency: AgencyDifference) -> Iterator[str]:
    word = "" if agency.change is Change.CHANGED else f"：{_WORDS[agency.change]}"
    yield f"{agency.key} {printable(agency.name)}{word}"
    yield from _facts(agency.facts, "  ")
    for report in agency.reports:
        yield from _report(report)


def _report(report: ReportDifference) -> Iterator[str]:
    draft = "（草稿）" if report.is_draft else ""
    yield f"  {report.year}年{draft}：{_WORDS[report.change]} {report.path}"
    if report.change in {Change.ADDED, Change.REMOVED}:
        yield f"    {printable(report.title)}"
    yield from _facts(report.facts, "    ")
    for cell in grouped(report.cells):
        yield f"    {cell.address}：{value_words(cell.old)} → {value_words(cell.new)}"
    for passage in report.passages:
        yield from _passage(passage)


def _facts(facts: Sequence[FactChange], indent: str) -> Iterator[str]:
    for fact in facts:
        old, new = _short(fact.old), _short(fact.new)
        if old and new:
            yield f"{indent}{fact.label}：{old} → {new}"
        else:
            yield f"{indent}{fact.label}：{f'+ {new}' if new else f'- {old}'}"


def _passage(passage: PassageChange) -> Iterator[str]:
    yield f"    {printable(passage.heading)}"
    yield from _sentences(passage.removed, "-")
    yield from _sentences(passage.added, "+")


def _sentences(sentences: Sequence[str], sign: str) -> Iterator[str]:
    for sentence in sentences[:MOST_LINES]:
        yield f"      {sign} {_short(sentence)}"
    if len(sentences) > MOST_LINES:
        yield f"      {sign} ……另有 {len(sentences) - MOST_LINES} 句"


def _short(text: str) -> str:
    shown = text if len(text) <= MOST_SIGNS else f"{text[:MOST_SIGNS]}……"
    return printable(shown)


def _summary(found: SiteDifference) -> str:
    reports = found.reports
    if not found.agencies and not found.regions:
        return "没有改动。"
    cells = sum(len(report.cells) for report in reports)
    passages = sum(len(report.passages) for report in reports)
    unread = found.count(Change.UNREADABLE)
    return (
        f"共涉及 {len(found.agencies)} 个机关、{len(reports)} 份报告："
        f"新增 {found.count(Change.ADDED)} 份，删去 {found.count(Change.REMOVED)} 份，"
        f"改动 {found.count(Change.CHANGED)} 份"
        f"{f'，读不懂 {unread} 份' if unread else ''}；"
        f"改动数字 {cells} 格，文字 {passages} 处。"
    )
