"""Marks of a report: remarks that the original prints, its faults that are kept, corrections.

Each kind is numbered through the whole page (注1 …, ※1 …, 更1 …), and its marks stand at what they
are about. Remarks and faults are listed below the table concerned, corrections at the end.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count

from generator.ground.diagnostics import Finding
from generator.model.report import PUBLISHED, Acceptance, Report
from generator.render.desk import Desk
from generator.render.stencil import Target
from generator.render.table import printed_table, target_of
from generator.render.views_report import MarkView

MARKED_CELLS = 6
"""A kept fault of more cells than that is named below the table, not marked at each of them."""
_NOWHERE = Target("", "", None)


@dataclass(frozen=True, slots=True)
class Mark:
    """An entry below a table, and where its mark stands."""

    view: MarkView
    targets: tuple[Target, ...]


@dataclass(frozen=True, slots=True)
class Marks:
    """All marks of a page, by section key; those of no section with numbers under ``""``."""

    notes: Mapping[str, tuple[Mark, ...]]
    faults: Mapping[str, tuple[Mark, ...]]
    revisions: Mapping[str, tuple[Mark, ...]]

    def placed(self, section: str) -> Iterator[tuple[Target, MarkView]]:
        """Return the marks in a section's table, remarks first, corrections last."""
        for kind in (self.notes, self.faults, self.revisions):
            for mark in kind.get(section, ()):
                for target in mark.targets:
                    yield target, mark.view


class Places:
    """Where in a report's page a key path is."""

    def __init__(self, desk: Desk, report: Report, page: str) -> None:
        """Look places up among the tables that the page shows."""
        self._desk, self._report, self._page = desk, report, page
        self._headings = {section.key: section.heading for section in report.edition.sections}

    def section_of(self, path: str) -> str:
        """Return the section with numbers that a path lies in; empty for none."""
        key = path.partition(".")[0]
        return key if key in self._report.tables else ""

    def target(self, path: str) -> Target:
        """Return what a path is about; nowhere for the empty or an unknown one."""
        if path == PUBLISHED:
            return Target(PUBLISHED, "发布日期", None)
        key = path.partition(".")[0]
        data = self._report.tables.get(key)
        if data is None:
            heading = self._headings.get(key)
            return _NOWHERE if heading is None else Target(key, heading, None)
        table = printed_table(self._desk, data.edition, data.grid, self._page)
        return target_of(table, data.grid, path)

    def narrowed(self, path: str) -> str:
        """Return the key path of the cell where a path covers a single one, else the path."""
        data = self._report.tables.get(path.partition(".")[0])
        covered = data.grid.covered(path) if data is not None else range(0)
        return data.grid.cells[covered.start].key if data and len(covered) == 1 else path

    def position(self, path: str) -> tuple[int, int]:
        """Return the place of a path in printed order; a line comes before its cells."""
        data = self._report.tables.get(path.partition(".")[0])
        return (data.grid.covered(path).start if data else 0, path.count("."))


def marks_of(places: Places, report: Report, findings: Sequence[Finding]) -> Marks:
    """Return the marks of a report, given the findings about it."""
    notes: dict[str, tuple[Mark, ...]] = {}
    numbers = count(1)
    order = [*report.tables, ""]
    paths = sorted(
        report.notes,
        key=lambda path: (order.index(places.section_of(path)), places.position(path)),
    )
    for path in paths:
        section = places.section_of(path)
        mark = _note(places.target(path), report.notes[path], next(numbers))
        notes[section] = (*notes.get(section, ()), mark)
    return Marks(notes, _faults(places, report, findings), _revisions(places, report))


def _revisions(places: Places, report: Report) -> dict[str, tuple[Mark, ...]]:
    """Return the marks of corrections; that of the day of publication has the section key of it."""
    revisions: dict[str, tuple[Mark, ...]] = {}
    for number, revision in enumerate(report.corrections, start=1):
        cell = revision.cell
        section = PUBLISHED if cell == PUBLISHED else places.section_of(cell)
        place = places.target(places.narrowed(cell))
        view = MarkView(
            f"revision-{number}", f"更{number}", "", revision.reason, place.name, place.anchor
        )
        revisions[section] = (*revisions.get(section, ()), Mark(view, (place,)))
    return revisions


def _note(target: Target, text: str, number: int) -> Mark:
    told = _after(target, text)
    view = MarkView(f"note-{number}", f"注{number}", told, "", target.name, target.anchor)
    return Mark(view, (target,))


def _faults(
    places: Places, report: Report, findings: Sequence[Finding]
) -> dict[str, tuple[Mark, ...]]:
    faults: dict[str, tuple[Mark, ...]] = {}
    numbers = count(1)
    accepted = [finding for finding in findings if finding.is_accepted]
    by_entry: list[list[Finding]] = [[] for _ in report.accepted]
    for finding in accepted:
        for entry, kept in zip(report.accepted, by_entry, strict=True):
            if entry.covers(finding.code, finding.cell):
                kept.append(finding)
                break
    for entry, kept in zip(report.accepted, by_entry, strict=True):
        if kept:
            section = places.section_of(entry.at or kept[0].cell or "")
            mark = _fault(places, entry, kept, next(numbers))
            faults[section] = (*faults.get(section, ()), mark)
    return faults


def _fault(places: Places, entry: Acceptance, kept: list[Finding], number: int) -> Mark:
    first, *others = kept
    cells = tuple(dict.fromkeys(places.target(finding.cell or "") for finding in kept))
    place = cells[0] if len(cells) == 1 else places.target(entry.at)
    text = _after(place, first.message)
    if others:
        text = f"{text.rstrip('。')}；此类情形共{len(kept)}处。"
    view = MarkView(f"fault-{number}", f"※{number}", text, entry.reason, place.name, place.anchor)
    return Mark(view, cells if len(cells) <= MARKED_CELLS else (place,))


def _after(place: Target, text: str) -> str:
    """Return what follows the name of a place, which messages often begin with themselves."""
    if not place.name:
        return text
    rest = text.removeprefix(place.name)
    return f"：{text}" if rest == text else f" {rest.lstrip()}"
