"""Statutory tables: printed once for each edition, with holes, then filled with numbers."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from markupsafe import Markup

from generator.form.grid import Grid
from generator.form.layout import Header, Row, Slot, layout_of
from generator.form.shape import Edition, LineSum
from generator.model.report import TableData, Value, printed
from generator.render.desk import Desk, fragment
from generator.render.stencil import PrintedTable, Target, cut, hole
from generator.render.views_report import MarkView
from generator.render.views_table import HeaderView, RowView, SlotView, TableView


def table_html(
    desk: Desk, data: TableData, page: str, marks: Sequence[tuple[Target, MarkView]] = ()
) -> Markup:
    """Return a report's table with marks at what they are about."""
    table = printed_table(desk, data.edition, data.grid, page)
    values = data.values
    count = len(values)
    fillings = [""] * table.holes
    fillings[:count] = [table.missing if value is None else printed(value) for value in values]
    fillings[count : 2 * count] = map(_tone, values)
    for target, mark in marks:
        if target.hole is not None:
            # As plain text: markup added to it would escape what stands there already.
            fillings[target.hole] += str(fragment(desk, "components/mark.html", page, mark))
            if target.hole < count:
                fillings[count + target.hole] += " k"
    # Fixed text and marks come from escaping templates; numbers are digits, signs and points.
    return Markup(table.stencil.fill(fillings))  # noqa: S704 - see above


def _tone(value: Value | None) -> str:
    if value is None:
        return "m"
    return "n" if value else "z"


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
    stencil = cut(fragment(desk, "components/table.html", page, view))
    missing = fragment(desk, "components/missing.html", page, view)
    return PrintedTable(stencil, plan.holes, plan.targets, str(missing))


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
