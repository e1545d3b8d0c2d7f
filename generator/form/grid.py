"""The cells of a section: their keys, their order, their Chinese addresses, their key tree.

Cells are derived by crossing lines with columns, in the order in which the form prints them.
All values of a section are held in that order, so a cell is known by its index.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import chain

from generator.form.shape import Block, Column, ColumnGroup, Edition, Kind, Line, LineGroup, Section


@dataclass(frozen=True, slots=True)
class ColumnPath:
    """A column with the header groups above it."""

    groups: tuple[ColumnGroup, ...]
    column: Column

    @property
    def key(self) -> str:
        """Return the dotted key below the line, such as ``organisation.other``."""
        return ".".join([*(group.key for group in self.groups), self.column.key])


@dataclass(frozen=True, slots=True)
class LinePath:
    """A line with the groups that span it."""

    groups: tuple[LineGroup, ...]
    line: Line

    @property
    def key(self) -> str:
        """Return the dotted key below the section; empty for table 4's only line."""
        keys = [*(group.key for group in self.groups), self.line.key]
        return ".".join(key for key in keys if key)


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of the form."""

    index: int
    """Position among the values of its section."""
    key: str
    """Full key path, such as ``requests.results.total.natural_person``."""
    kind: Kind
    unit: str
    line: LinePath
    column: ColumnPath
    block: Block
    address: str
    """How findings name it, such as 三、（三）1.属于国家秘密 × 商业企业."""


@dataclass(frozen=True, slots=True)
class Branch:
    """A node of a section's key tree; it covers a run of cells."""

    key: str
    path: str
    label: str
    """The official label of what it stands for: a section, a group, a line, a column."""
    start: int
    stop: int
    children: Mapping[str, "Branch"]
    is_row: bool
    """Whether a source may write it as a list with one number for each of its cells."""

    @property
    def is_cell(self) -> bool:
        """Tell whether the node is a single cell without keys of its own below."""
        return not self.children


@dataclass(frozen=True, slots=True)
class Grid:
    """Everything derived from one section that has a table."""

    section: Section
    cells: tuple[Cell, ...]
    tree: Branch
    index: Mapping[str, int]
    """From a cell's full key path to its index."""

    @property
    def key(self) -> str:
        """Return the section's key."""
        return self.section.key

    def covered(self, path: str) -> range:
        """Return the indexes of the cells at or below a key path; empty for an unknown one."""
        branch = self.tree
        keys = path.split(".")
        if keys[0] != self.key:
            return range(0)
        for key in keys[1:]:
            child = branch.children.get(key)
            if child is None:
                return range(0)
            branch = child
        return range(branch.start, branch.stop)


def column_paths(block: Block) -> tuple[ColumnPath, ...]:
    """Return a block's columns from left to right."""
    return tuple(_columns(block.columns, ()))


def _columns(
    columns: tuple[Column | ColumnGroup, ...], groups: tuple[ColumnGroup, ...]
) -> Iterator[ColumnPath]:
    for column in columns:
        if isinstance(column, Column):
            yield ColumnPath(groups, column)
        else:
            yield from _columns(column.columns, (*groups, column))


def line_paths(block: Block) -> tuple[LinePath, ...]:
    """Return a block's lines from top to bottom."""
    return tuple(_lines(block.lines, ()))


def _lines(
    lines: tuple[Line | LineGroup, ...], groups: tuple[LineGroup, ...]
) -> Iterator[LinePath]:
    for line in lines:
        if isinstance(line, Line):
            yield LinePath(groups, line)
        else:
            yield from _lines(line.lines, (*groups, line))


@cache
def grid_of(section: Section) -> Grid:
    """Return the cells and the key tree of a section with a table."""
    if section.table is None:
        raise ValueError(f"section {section.key} has no table")
    cells: list[Cell] = []
    for block in section.table.blocks:
        for line in line_paths(block):
            for column in column_paths(block):
                keys = (section.key, line.key, column.key)
                key = ".".join(part for part in keys if part)
                address = _address(section, line, column)
                last = column.column
                cell = Cell(len(cells), key, last.kind, last.unit, line, column, block, address)
                cells.append(cell)
    labels = {section.key: section.heading}
    for cell in cells:
        labels |= _labels(section.key, cell)
    tree = _branch(section.key, section.key, tuple(cells), labels)
    return Grid(section, tuple(cells), tree, {cell.key: cell.index for cell in cells})


@cache
def grids_of(edition: Edition) -> Mapping[str, Grid]:
    """Return the grids of an edition's table sections by section key, in printed order."""
    return {s.key: grid_of(s) for s in edition.sections if s.table is not None}


def _address(section: Section, line: LinePath, column: ColumnPath) -> str:
    labels = [group.label for group in line.groups if group.key != "results"]
    # Of a group only its number is kept: （三）1.属于国家秘密, not （三）不予公开1.属于国家秘密.
    numbers = [label.partition("）")[0] + "）" for label in labels if label]
    name = "".join([*numbers, line.line.short_label or line.line.label])
    header = "·".join([*(group.label for group in column.groups), column.column.label])
    if name:
        return f"{section.numeral}、{name} × {column.column.label}"
    return f"{section.numeral}、{header}"


def _labels(section: str, cell: Cell) -> dict[str, str]:
    """Return the labels along a cell's key path, each by its own path."""
    found: dict[str, str] = {}
    path = section
    lines: tuple[Line | LineGroup, ...] = (*cell.line.groups, cell.line.line)
    columns: tuple[Column | ColumnGroup, ...] = (*cell.column.groups, cell.column.column)
    for part in (*lines, *columns):
        if part.key:
            path = f"{path}.{part.key}"
            found[path] = part.label
    return found


def _branch(key: str, path: str, cells: tuple[Cell, ...], labels: Mapping[str, str]) -> Branch:
    """Return the key tree over ``cells``, all of which begin with ``path``."""
    depth = path.count(".") + 1
    below: dict[str, list[Cell]] = {}
    for cell in cells:
        keys = cell.key.split(".")
        if len(keys) > depth:
            below.setdefault(keys[depth], []).append(cell)
    children = {
        name: _branch(name, f"{path}.{name}", tuple(members), labels)
        for name, members in below.items()
    }
    start, stop = cells[0].index, cells[-1].index + 1
    is_row = _is_row(path, cells, children)
    return Branch(key, path, labels[path], start, stop, children, is_row)


def _is_row(path: str, cells: tuple[Cell, ...], children: Mapping[str, Branch]) -> bool:
    """Tell whether the cells at ``path`` are one listed line, or one group of a lone line."""
    first = cells[0]
    if not first.block.is_listed or len({cell.line for cell in cells}) > 1:
        return False
    if not first.line.key:
        return all(child.is_cell for child in children.values()) and bool(children)
    section = path.partition(".")[0]
    line = f"{section}.{first.line.key}"
    return line == path or line.startswith(path + ".")


def all_cells(edition: Edition) -> Iterator[Cell]:
    """Return every cell of an edition in printed order."""
    return chain.from_iterable(grid.cells for grid in grids_of(edition).values())
