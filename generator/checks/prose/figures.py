"""The numbers of the tables that the prose repeats: single cells, and sums of cells."""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from generator.checks.address import address_of
from generator.checks.context import ReportContext
from generator.form.editions import BY_KEY
from generator.form.grid import grids_of


class Figure(NamedTuple):
    """Cells whose sum the prose states."""

    path: str
    """Key path of the cell, or of what the cells stand under."""
    keys: tuple[str, ...]
    """Full key paths of the cells that are added up."""
    parts: tuple[str, ...] = ()
    """Key paths by which it is named, where one does not say which cells are added up."""

    @property
    def section(self) -> str:
        """Return the key of the section that it is in."""
        return self.path.partition(".")[0]


class Stated(NamedTuple):
    """What a table says of a figure."""

    value: int
    """The sum of the cells that are there."""
    is_complete: bool
    """Whether all cells are there; else the figure is this or more."""


RECEIVED = Figure("requests.new_received.total", ("requests.new_received.total",))
CARRIED_IN = Figure("requests.carried_in.total", ("requests.carried_in.total",))
DUE = Figure("requests", (*RECEIVED.keys, *CARRIED_IN.keys), (RECEIVED.path, CARRIED_IN.path))
DONE = Figure("requests.results.total.total", ("requests.results.total.total",))
CARRIED_OUT = Figure("requests.carried_out.total", ("requests.carried_out.total",))
REVIEW = Figure("remedies.review.total", ("remedies.review.total",))
_SUITS = ("remedies.litigation.direct.total", "remedies.litigation.after_review.total")
LITIGATION = Figure("remedies.litigation", _SUITS, _SUITS)


def groups_in(context: ReportContext) -> Mapping[str, Figure]:
    """Return the figures of the groups of results of a report's own form; nothing without it."""
    table = context.report.tables.get("requests")
    return {} if table is None else _groups(table.edition.key)


@cache
def _groups(edition: str) -> Mapping[str, Figure]:
    totals: dict[str, list[str]] = {}
    for cell in grids_of(BY_KEY[edition])["requests"].cells:
        if ".results." in cell.key and cell.column.key == "total":
            totals.setdefault(cell.key.split(".")[2], []).append(cell.key)
    return {
        group: Figure(keys[0] if len(keys) == 1 else f"requests.results.{group}", tuple(keys))
        for group, keys in totals.items()
    }


def stated(context: ReportContext, figure: Figure) -> Stated | None:
    """Return what the tables say of a figure, repaired where one cell must be wrong."""
    total, is_complete, is_known = 0, True, False
    for key in figure.keys:
        value = _cell(context, key)
        if value is None or not value.is_complete:
            is_complete = False
        if value is not None:
            total += value.value
            is_known = True
    return Stated(total, is_complete) if is_known else None


def agrees(context: ReportContext, figure: Figure, number: int) -> bool:
    """Tell whether a figure may be ``number``: as written, as repaired, or as nobody can tell."""
    table = context.report.tables.get(figure.section)
    if table is None:
        return True
    values, index = table.values, table.grid.index
    total = 0
    for key in figure.keys:
        value = values[index[key]]
        if value is None:
            break
        total += int(value)
    else:
        if total == number:
            return True
    return _may_be(context, figure, number)


def _may_be(context: ReportContext, figure: Figure, number: int) -> bool:
    known = stated(context, figure)
    if known is None or (not known.is_complete and number >= known.value):
        return True
    if known.value == number:
        return True
    return any(
        context.may_be(key, number - known.value + (context.value(key) or 0))
        for key in figure.keys
        if known.is_complete
    )


def _cell(context: ReportContext, key: str) -> Stated | None:
    """Return a cell; of a total that is missing, the sum of the cells that it is the total of."""
    value = context.value(key)
    if value is not None:
        return Stated(int(value), is_complete=True)
    table = context.report.tables.get(key.partition(".")[0])
    line, _, column = key.rpartition(".")
    if table is None or column != "total":
        return None
    values = [table.values[i] for i in table.grid.covered(line) if table.grid.cells[i].key != key]
    known = [int(value) for value in values if value is not None]
    return Stated(sum(known), len(known) == len(values)) if known else None


def printed_address(context: ReportContext, figure: Figure) -> str:
    """Return how the printed form names a figure."""
    section = context.report.tables[figure.section].grid.section
    if figure.parts:
        return "与".join(address_of(section, part) for part in figure.parts) + "之和"
    return address_of(section, figure.path)
