"""The identities of a section's table, as equations between cell indexes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from generator.form.grid import Cell, Grid, grid_of
from generator.form.shape import Balance, ColumnSum, LineSum, Section


@dataclass(frozen=True, slots=True)
class Equation:
    """Two sums of cells that must be equal."""

    name: str
    """Stable name: the identity, a colon, the column or line, as ``t3_balance:total``."""
    identity: str
    subject: str
    """The column or line concerned, by its Chinese label."""
    left: tuple[int, ...]
    right: tuple[int, ...]

    def sign(self, index: int) -> int:
        """Return 1 for a cell at the left, -1 at the right, 0 for one that is not in it."""
        if index in self.left:
            return 1
        return -1 if index in self.right else 0


@cache
def equations_of(section: Section) -> tuple[Equation, ...]:
    """Return all equations of a section with a table, in the order of its identities."""
    if section.table is None:
        return ()
    grid = grid_of(section)
    found: list[Equation] = []
    for identity in section.table.identities:
        if isinstance(identity, Balance):
            found += _balance(grid, identity)
        elif isinstance(identity, LineSum):
            found += _line_sum(grid, identity)
        else:
            found += _column_sum(grid, identity)
    return tuple(found)


@cache
def equations_by_cell(section: Section) -> Mapping[int, frozenset[str]]:
    """Return for each cell the names of the equations that it stands in."""
    names: dict[int, set[str]] = {}
    for equation in equations_of(section):
        for index in (*equation.left, *equation.right):
            names.setdefault(index, set()).add(equation.name)
    return {index: frozenset(members) for index, members in names.items()}


def _by_column(grid: Grid) -> dict[str, list[Cell]]:
    columns: dict[str, list[Cell]] = {}
    for cell in grid.cells:
        columns.setdefault(cell.column.key, []).append(cell)
    return columns


def _balance(grid: Grid, identity: Balance) -> Iterator[Equation]:
    for key, cells in _by_column(grid).items():
        at = {cell.line.key: cell.index for cell in cells}
        left = tuple(at[line] for line in identity.left)
        right = tuple(at[line] for line in identity.right)
        label = cells[0].column.column.label
        yield Equation(f"{identity.name}:{key}", identity.name, label, left, right)


def _line_sum(grid: Grid, identity: LineSum) -> Iterator[Equation]:
    group = identity.total.rpartition(".")[0] + "."
    for key, cells in _by_column(grid).items():
        at = {cell.line.key: cell.index for cell in cells if cell.line.key.startswith(group)}
        total = at.pop(identity.total)
        label = cells[0].column.column.label
        yield Equation(f"{identity.name}:{key}", identity.name, label, tuple(at.values()), (total,))


def _column_sum(grid: Grid, identity: ColumnSum) -> Iterator[Equation]:
    for total in grid.cells:
        if not total.column.column.is_total:
            continue
        groups = total.column.groups
        parts = tuple(
            cell.index
            for cell in grid.cells
            if cell.line == total.line
            and cell.column.groups[: len(groups)] == groups
            and cell.index != total.index
        )
        line = total.line.line
        if total.line.key:
            key, subject = f"{grid.key}.{total.line.key}", line.short_label or line.label
        else:
            key = ".".join(group.key for group in groups)
            subject = "·".join(group.label for group in groups)
        yield Equation(f"{identity.name}:{key}", identity.name, subject, parts, (total.index,))
