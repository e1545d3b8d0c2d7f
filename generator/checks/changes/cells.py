"""Cells that differ between two states of a report, each by its key path and printed address."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.checks.address import address_of
from generator.form.grid import Branch, grid_of
from generator.form.shape import Section
from generator.model.report import Report, TableData, Value, printed

MISSING = "缺"
"""What a cell without a value is called where its change is told."""


@dataclass(frozen=True, slots=True)
class CellChange:
    """A cell that changed, or all cells beneath a key path that changed alike."""

    section: Section
    path: str
    """Key path of the cell, or of what the cells have in common."""
    index: int
    """Index of the first of the cells in the section's grid."""
    count: int
    """How many cells changed so."""
    old: Value | None
    new: Value | None

    @property
    def address(self) -> str:
        """Return the name of the place as the printed form has it, with the number of cells."""
        name = address_of(self.section, self.path)
        return name if self.count == 1 else f"{name}（{self.count} 格）"


def value_words(value: Value | None) -> str:
    """Return a value as it is told to an editor."""
    return MISSING if value is None else printed(value)


def changed_cells(old: Report, new: Report) -> tuple[CellChange, ...]:
    """Return every cell that is printed differently, in the order of today's form.

    Where a section follows another edition than before, cells of the same key path are the same
    cell. What cannot be read as a number in either state is left out: it has its own finding.
    """
    found: list[CellChange] = []
    for key in dict.fromkeys((*old.tables, *new.tables)):
        found += _changes(old.tables.get(key), new.tables.get(key))
    return tuple(found)


def _changes(before: TableData | None, now: TableData | None) -> Iterator[CellChange]:
    grids = {table.grid.section: table.grid for table in (now, before) if table is not None}
    seen: set[str] = set()
    for grid in grids.values():
        for cell in grid.cells:
            if cell.key in seen or _is_unreadable(before, cell.key):
                continue
            seen.add(cell.key)
            if _is_unreadable(now, cell.key):
                continue
            old = None if before is None else before.value(cell.key)
            new = None if now is None else now.value(cell.key)
            if value_words(old) != value_words(new):
                yield CellChange(grid.section, cell.key, cell.index, 1, old, new)


def _is_unreadable(table: TableData | None, key: str) -> bool:
    return table is not None and table.grid.index.get(key) in table.unreadable


def grouped(changes: Iterable[CellChange]) -> Iterator[CellChange]:
    """Return changes of single cells, those that changed alike beneath one key path as one."""
    by_section: dict[Section, dict[int, CellChange]] = {}
    for change in changes:
        by_section.setdefault(change.section, {})[change.index] = change
    for section, found in by_section.items():
        yield from _runs(grid_of(section).tree, section, found)


def _runs(
    branch: Branch, section: Section, found: Mapping[int, CellChange]
) -> Iterator[CellChange]:
    own = [found[index] for index in range(branch.start, branch.stop) if index in found]
    if not own:
        return
    first = own[0]
    count = branch.stop - branch.start
    if count == 1:
        yield first
    elif len(own) == count and len({_step(change) for change in own}) == 1:
        yield CellChange(section, branch.path, branch.start, count, first.old, first.new)
    else:
        for child in branch.children.values():
            yield from _runs(child, section, found)


def _step(change: CellChange) -> tuple[str, str]:
    return value_words(change.old), value_words(change.new)
