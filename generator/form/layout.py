"""How the form prints a section's table: header rows, spans, and which headers a cell has.

Every number names its headers outright: a block heading or a group of lines covers part of a
table body, which no ``rowgroup`` or ``colgroup`` scope can say. Header ids are short (``t3r5``),
because they are repeated in each of the 175 cells of table 3.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from generator.form.grid import Cell, ColumnPath, LinePath, column_paths, grid_of, line_paths
from generator.form.shape import Block, Column, ColumnGroup, Line, LineGroup, Section

_NUMERALS = "一二三四五六"


@dataclass(frozen=True, slots=True)
class Header:
    """A header cell."""

    id: str
    label: str
    scope: str
    """``col`` or ``row``."""
    colspan: int = 1
    rowspan: int = 1
    headers: str = ""
    """Ids of the headers that this header itself stands under."""
    path: str = ""
    """Key path of all the cells below or beside it, where there is one."""
    is_line: bool = False
    """Whether it is the label of a single line of numbers."""


@dataclass(frozen=True, slots=True)
class Slot:
    """The place of one number."""

    cell: Cell
    headers: str
    """Ids of all its headers, from the outermost line label to the innermost column header."""
    colspan: int = 1


@dataclass(frozen=True, slots=True)
class Row:
    """One row as it is printed: headers first, then numbers."""

    headers: tuple[Header, ...]
    slots: tuple[Slot, ...] = ()
    path: str = ""
    """Key path of the line; empty for rows of column headers and for a line without a key."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A whole table as it is printed."""

    head: tuple[Row, ...]
    """Rows of the table head: those of the first block, where there are several (table 2)."""
    bodies: tuple[tuple[Row, ...], ...]
    """Rows of each block; from the second block on, its own headers come first."""
    width: int
    """Columns of the printed grid, line labels included."""
    stub: int
    """Columns taken by line labels."""


@cache
def layout_of(section: Section) -> Layout:
    """Return the printed shape of a section's table."""
    if section.table is None:
        raise ValueError(f"section {section.key} has no table")
    blocks = section.table.blocks
    stub = max(_stub(block) for block in blocks)
    edges = _edges(blocks)
    cells = iter(grid_of(section).cells)
    names = _Names(section)
    head: tuple[Row, ...] = ()
    bodies: list[tuple[Row, ...]] = []
    for block in blocks:
        sheet = _Sheet(section.key, names, block, stub, edges)
        own_head, lines = tuple(sheet.head()), tuple(sheet.body(cells))
        if head:
            bodies.append((*own_head, *lines))
        else:
            head = own_head
            bodies.append(lines)
    return Layout(head, tuple(bodies), stub + len(edges), stub)


class _Names:
    """Short header ids, unique in the page: section number, ``r`` or ``c``, running number."""

    def __init__(self, section: Section) -> None:
        self._prefix = f"t{_NUMERALS.index(section.numeral) + 1}"
        self._given: dict[tuple[object, ...], str] = {}
        self._counts = {"r": 0, "c": 0}

    def name(self, kind: str, *owner: object) -> str:
        """Return the id of a line's (``r``) or column's (``c``) header, always the same for it."""
        key = (kind, *owner)
        if key not in self._given:
            self._counts[kind] += 1
            self._given[key] = f"{self._prefix}{kind}{self._counts[kind]}"
        return self._given[key]


def _edges(blocks: tuple[Block, ...]) -> tuple[Fraction, ...]:
    """Return where columns of numbers begin, as shares of the width; blocks have their own.

    Blocks of two and of three columns make a grid of four: one with six would hold columns in
    which no cell begins, which no table may have.
    """
    totals = (len(column_paths(block)) for block in blocks)
    return tuple(sorted({Fraction(n, total) for total in totals for n in range(total)}))


def _stub(block: Block) -> int:
    """Return how many columns a block's line labels take."""
    return max(_depth(line) for line in line_paths(block))


def _depth(line: LinePath) -> int:
    return len([label for label in _labels(line) if label])


def _labels(line: LinePath) -> list[str]:
    return [*(group.label for group in line.groups), line.line.label]


@dataclass(frozen=True)
class _Sheet:
    """The printing of one block."""

    section: str
    names: _Names
    block: Block
    stub: int
    edges: tuple[Fraction, ...]

    def _span(self, first: int, count: int) -> int:
        """Return the grid columns that ``count`` columns of numbers take from ``first`` on."""
        total = len(column_paths(self.block))
        start, stop = Fraction(first, total), Fraction(first + count, total)
        return sum(start <= edge < stop for edge in self.edges)

    @property
    def _has_lone_line(self) -> bool:
        """Tell whether the columns' keys follow the section's at once (table 4)."""
        lines = line_paths(self.block)
        return len(lines) == 1 and not lines[0].key

    def _column_id(self, keys: list[str]) -> str:
        return self.names.name("c", self.block, "column", *keys)

    def _line_id(self, line: LinePath, depth: int) -> str:
        return self.names.name("r", self.block, *_line_keys(line)[: depth + 1])

    @property
    def _block_ids(self) -> list[str]:
        marks = ("heading", self.block.heading), ("overline", self.block.overline)
        return [self.names.name("c", self.block, mark) for mark, label in marks if label]

    def _column_ids(self, path: ColumnPath) -> list[str]:
        keys = [*(group.key for group in path.groups), path.column.key]
        return [self._column_id(keys[: depth + 1]) for depth in range(len(keys))]

    def head(self) -> Iterator[Row]:
        """Return the block's heading and its rows of column headers."""
        if self.block.heading:
            own = self.names.name("c", self.block, "heading")
            yield Row((Header(own, self.block.heading, "col", self.stub + len(self.edges)),))
        depth = max(len(path.groups) for path in column_paths(self.block)) + 1
        rows: list[list[Header]] = [[] for _ in range(depth)]
        self._place_columns(self.block.columns, (), rows, 0)
        if self.block.overline:
            own = self.names.name("c", self.block, "overline")
            rows.insert(0, [Header(own, self.block.overline, "col", len(self.edges))])
        if self.block.corner:
            own = self.names.name("c", self.block, "corner")
            rows[0].insert(0, Header(own, self.block.corner, "col", self.stub, len(rows)))
        for row in rows:
            yield Row(tuple(row))

    def _place_columns(
        self,
        columns: tuple[Column | ColumnGroup, ...],
        groups: tuple[ColumnGroup, ...],
        rows: list[list[Header]],
        first: int,
    ) -> None:
        depth = len(groups)
        for column in columns:
            keys = [*(group.key for group in groups), column.key]
            own = self._column_id(keys)
            above = [self._column_id(keys[: up + 1]) for up in range(depth)]
            headers = " ".join([*self._block_ids, *above])
            path = ".".join([self.section, *keys]) if self._has_lone_line else ""
            if isinstance(column, Column):
                span = self._span(first, 1)
                header = Header(own, column.label, "col", span, len(rows) - depth, headers)
                first += 1
            else:
                span = self._span(first, _breadth(column))
                header = Header(own, column.label, "col", span, 1, headers, path)
                self._place_columns(column.columns, (*groups, column), rows, first)
                first += _breadth(column)
            rows[depth].append(header)

    def body(self, cells: Iterator[Cell]) -> Iterator[Row]:
        """Return the block's lines, taking one cell of ``cells`` for each number."""
        columns = column_paths(self.block)
        opened: set[LineGroup] = set()
        for line in line_paths(self.block):
            ids = [self._line_id(line, depth) for depth, label in enumerate(_labels(line)) if label]
            slots = tuple(
                Slot(
                    next(cells),
                    " ".join([*self._block_ids, *ids, *self._column_ids(column)]),
                    self._span(number, 1),
                )
                for number, column in enumerate(columns)
            )
            path = f"{self.section}.{line.key}" if line.key else ""
            yield Row(tuple(self._line_headers(line, opened)), slots, path)

    def _line_headers(self, line: LinePath, opened: set[LineGroup]) -> Iterator[Header]:
        # A line may stand in the column of the block's corner alone: only a heading covers it.
        above = self._block_ids[:1] if self.block.heading else []
        taken = 0
        for depth, group in enumerate(line.groups):
            if not group.label:
                continue
            own = self._line_id(line, depth)
            if group not in opened:
                opened.add(group)
                span = sum(1 for _ in _leaves(group))
                path = ".".join([self.section, *_line_keys(line)[: depth + 1]])
                yield Header(own, group.label, "row", 1, span, " ".join(above), path)
            above = [*above, own]
            taken += 1
        if line.line.label:
            own = self._line_id(line, len(line.groups))
            path = f"{self.section}.{line.key}"
            width = self.stub - taken
            yield Header(own, line.line.label, "row", width, 1, " ".join(above), path, is_line=True)


def _line_keys(line: LinePath) -> list[str]:
    return [*(group.key for group in line.groups), line.line.key]


def _breadth(group: ColumnGroup) -> int:
    """Return how many columns a group spans."""
    return sum(1 if isinstance(c, Column) else _breadth(c) for c in group.columns)


def _leaves(group: LineGroup) -> Iterator[Line]:
    for line in group.lines:
        if isinstance(line, Line):
            yield line
        else:
            yield from _leaves(line)
