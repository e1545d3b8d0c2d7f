"""Statutory tables: printed once for each edition, with holes, then filled with numbers."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import compress, repeat
from operator import is_not

from generator.form.grid import Grid
from generator.form.layout import Header, Row, Slot, layout_of
from generator.form.shape import Edition, LineSum
from generator.model.report import TableData, Value, printed
from generator.render.desk import Desk, fragment
from generator.render.stencil import PrintedTable, Target, cut, hole
from generator.render.views_report import MarkView
from generator.render.views_table import HeaderView, RowView, SlotView, TableView

TABLE_ENTRY = "components/table.html"
"""The template of a statutory table."""
MARK_ENTRY = "components/mark.html"
"""The template of a mark beside a number or a header."""
MISSING_ENTRY = "components/missing.html"
"""The template of what stands in place of a number that is not published."""
_ZERO, _ZERO_TONE = b"0", b"z"
"""What most cells of a form are filled with."""
_SMALL = tuple(b"%d" % number for number in range(1000))


def table_bytes(
    desk: Desk, data: TableData, page: str, marks: Sequence[tuple[Target, MarkView]] = ()
) -> bytes:
    """Return a report's table, encoded, with marks at what they are about."""
    table = printed_table(desk, data.edition, data.grid, page)
    values, stencil = data.values, table.stencil
    # Most numbers are the int 0; told by identity, so that an amount of 0.00 is printed as such.
    others = tuple(compress(range(len(values)), map(is_not, values, repeat(0))))
    if not others and not marks:
        return stencil.usual
    pieces, places = list(stencil.pieces), stencil.places
    if stencil.single is None:
        _fill(pieces, places, values, others, table.missing)
    else:
        _fill_single(pieces, stencil.single, values, others, table.missing)
    for target, mark in marks:
        if target.hole is not None:
            text = fragment(desk, MARK_ENTRY, page, mark).encode()
            for place in places[target.hole]:
                pieces[place] += text
            if target.hole < len(values):
                for place in places[len(values) + target.hole]:
                    pieces[place] += b" k"
    return b"".join(pieces)


def _fill(
    pieces: list[bytes],
    places: Sequence[Sequence[int]],
    values: Sequence[Value | None],
    others: Sequence[int],
    missing: bytes,
) -> None:
    for index in others:
        text, tone = _filling(values[index], missing)
        for place in places[index]:
            pieces[place] = text
        for place in places[len(values) + index]:
            pieces[place] = tone


def _fill_single(
    pieces: list[bytes],
    places: Sequence[int],
    values: Sequence[Value | None],
    others: Sequence[int],
    missing: bytes,
) -> None:
    """Do the same where each hole is in one place; this is passed for each number of a site."""
    count, small, most = len(values), _SMALL, len(_SMALL)
    for index in others:
        value = values[index]
        if value.__class__ is int and 0 < value < most:
            pieces[places[index]] = small[value]
            pieces[places[count + index]] = b"n"
        else:
            pieces[places[index]], pieces[places[count + index]] = _filling(value, missing)


def _filling(value: Value | None, missing: bytes) -> tuple[bytes, bytes]:
    """Return what a cell is filled with, and its tone."""
    if value is None:
        return missing, b"m"
    return printed(value).encode(), b"n" if value else _ZERO_TONE


def target_of(table: PrintedTable, grid: Grid, path: str) -> Target:
    """Return what a key path is about; one between line and cell counts as its first cell."""
    known = table.targets.get(path)
    if known is not None:
        return known
    covered = grid.covered(path)
    return table.targets[grid.cells[covered.start].key if covered else grid.key]


def printed_table(desk: Desk, edition: Edition, grid: Grid, page: str) -> PrintedTable:
    """Return a table of an edition; it is printed when it is first asked for."""
    key = (edition.key, grid.key)
    if key not in desk.tables:
        desk.tables[key] = _print(desk, grid, page)
    return desk.tables[key]


def _print(desk: Desk, grid: Grid, page: str) -> PrintedTable:
    section = grid.section
    plan = _Plan(grid)
    layout = layout_of(section)
    units = {cell.unit for cell in grid.cells}
    view = TableView(
        id=f"table-{grid.key}",
        section=grid.key,
        caption=f"表{section.numeral}　{section.title}",
        unit=units.pop() if len(units) == 1 else "",
        head=tuple(map(plan.row, layout.head)),
        bodies=tuple(tuple(map(plan.row, rows)) for rows in layout.bodies),
        width=layout.width,
        stub=layout.stub,
    )
    count = plan.count
    usual = [_ZERO] * count + [_ZERO_TONE] * count + [b""] * (plan.holes - 2 * count)
    stencil = cut(fragment(desk, TABLE_ENTRY, page, view), usual)
    missing = fragment(desk, MISSING_ENTRY, page, view)
    return PrintedTable(stencil, plan.targets, missing.encode())


@dataclass
class _Plan:
    """Which hole is whose, given out while the rows of a table are laid out."""

    grid: Grid
    targets: dict[str, Target] = field(default_factory=dict)

    def __post_init__(self) -> None:
        section, cells = self.grid.section, self.grid.cells
        self.count = len(cells)
        self.holes = 2 * self.count
        self.totals = {
            f"{section.key}.{identity.total}"
            for identity in (section.table.identities if section.table else ())
            if isinstance(identity, LineSum)
        }
        self.targets[section.key] = Target(section.key, section.heading, None)
        for cell in cells:
            self.targets[cell.key] = Target(cell.key, cell.address, cell.index)

    def row(self, row: Row) -> RowView:
        headers = tuple(map(self._header, row.headers))
        slots = tuple(map(self._slot, row.slots))
        return RowView(row.path, headers, slots, is_total=row.path in self.totals)

    def _header(self, header: Header) -> HeaderView:
        marks = ""
        if header.path:
            name = f"{self.grid.section.numeral}、{header.label}"
            self.targets.setdefault(header.path, Target(header.path, name, self.holes))
            marks = hole(self.holes)
            self.holes += 1
        return HeaderView(
            id=header.id,
            label=header.label,
            scope=header.scope,
            colspan=header.colspan,
            rowspan=header.rowspan,
            headers=header.headers,
            anchor="" if header.is_line else header.path,
            marks=marks,
        )

    def _slot(self, slot: Slot) -> SlotView:
        cell = slot.cell
        return SlotView(
            id=cell.key,
            headers=slot.headers,
            colspan=slot.colspan,
            tone=hole(self.count + cell.index),
            value=hole(cell.index),
            is_total=cell.column.column.is_total,
        )
