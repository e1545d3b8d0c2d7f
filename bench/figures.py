"""The figures of an agency over the years: consistent, and distinct wherever they are not zero.

Cells, lines and columns come from the form, and so do the identities of tables 3 and 4. How a
column of table 2 grows from year to year is told by its key.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from random import Random

import checkout  # noqa: F401 - puts the checkout on the path
from dice import fresh

from generator.form.editions import edition_of
from generator.form.grid import Cell, Grid, grids_of
from generator.form.shape import Edition, Kind
from generator.model.report import Value

_MADE_ABOVE_THE_COUNTY = frozenset({"regulations"})
"""No agency of a county makes 规章."""


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of one report: for each section one value per cell of its grid."""

    year: int
    edition: Edition
    values: Mapping[str, tuple[Value, ...]]

    def at(self, key: str) -> Value:
        """Return the value of the cell with a full key path."""
        section = key.partition(".")[0]
        return self.values[section][grids_of(self.edition)[section].index[key]]

    def total(self, path: str) -> int:
        """Return the sum of the total columns of all lines and groups below a key path."""
        section = path.partition(".")[0]
        grid = grids_of(self.edition)[section]
        cells = [grid.cells[index] for index in grid.covered(path)]
        totals = [cell.index for cell in cells if cell.column.column.is_total]
        return sum(int(self.values[section][index]) for index in totals)


def history(chance: Random, years: range, *, has_requests: bool) -> Iterator[Figures]:
    """Return an agency's figures for ``years``; each year starts where the last one ended.

    Nothing is carried into the first year.
    """
    before: Figures | None = None
    for year in years:
        edition = edition_of(year)
        grids = grids_of(edition)
        values = {"proactive": _proactive(grids["proactive"], before, chance)}
        if has_requests:
            values["requests"] = _requests(grids["requests"], before, chance)
            values["remedies"] = _remedies(grids["remedies"], chance)
        else:
            values |= {key: (0,) * len(grids[key].cells) for key in ("requests", "remedies")}
        before = Figures(year, edition, values)
        yield before


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of table 2 while it is being filled from left to right."""

    number: int
    old: Mapping[str, Value]
    """The same line a year ago; empty where there is none in the same form."""
    row: dict[str, Value]
    used: set[int]
    chance: Random

    def new(self, low: int, high: int) -> int:
        return fresh(self.chance, low, high, self.used)

    def near(self, key: str, low: int, high: int) -> int:
        """Return a figure not far from last year's: sudden jumps would be remarked on."""
        if key in self.old:
            low, high = int(self.old[key] * 85 // 100), int(self.old[key] * 115 // 100)
        return self.new(low, high)

    def stock(self, key: str, low: int, high: int) -> Value:
        return self.old[key] if key in self.old else self.new(low, high)

    def items(self) -> Value:
        if self.old:
            return self.old["items_previous_year"] + self.old["items_change"]
        # The bands of two lines are so far apart that a year's change never makes them meet.
        return self.new(40 + 40 * self.number, 60 + 40 * self.number)

    def amount(self, key: str) -> Decimal:
        """Return an amount with four decimals, the last never zero."""
        tenths = self.old[key] * 1000 if key in self.old else self.chance.randint(1000, 299_999)
        tenths = int(tenths) * self.chance.randint(85, 115) // 100
        return Decimal(tenths * 10 + self.chance.randint(1, 9)).scaleb(-4)


_COLUMNS: Mapping[str, Callable[[_Line], Value]] = {
    "issued": lambda line: line.new(6, 12),
    "repealed": lambda line: line.new(1, 5),
    "in_force": lambda line: (
        line.stock("in_force", 40, 90) + line.row["issued"] - line.row["repealed"]
    ),
    "newly_made": lambda line: line.new(21, 28),
    "newly_published": lambda line: line.new(11, 18),
    "total_public": lambda line: line.stock("total_public", 600, 800) + line.row["newly_published"],
    "items_previous_year": _Line.items,
    "items_change": lambda line: line.new(1, 9) * line.chance.choice((-1, 1)),
    "projects": lambda line: line.new(401, 499),
}


def _proactive(grid: Grid, before: Figures | None, chance: Random) -> tuple[Value, ...]:
    values: list[Value] = []
    used: set[int] = set()
    old = before.values[grid.key] if before and grids_of(before.edition)[grid.key] is grid else ()
    for number, (name, members) in enumerate(groupby(grid.cells, lambda cell: cell.line.key)):
        cells = tuple(members)
        if name in _MADE_ABOVE_THE_COUNTY:
            values += [0] * len(cells)
            continue
        last_year = {cell.column.key: old[cell.index] for cell in cells} if old else {}
        line = _Line(number, last_year, {}, used, chance)
        for cell in cells:
            value = _cell(cell, line)
            line.row[cell.column.key] = value
            used.add(abs(int(value)))
        values += line.row.values()
    return tuple(values)


def _cell(cell: Cell, line: _Line) -> Value:
    key = cell.column.key
    if cell.kind is Kind.AMOUNT:
        return line.amount(key)
    column = _COLUMNS.get(key)
    return column(line) if column else line.near(key, 1000, 4999)


def _requests(grid: Grid, before: Figures | None, chance: Random) -> tuple[Value, ...]:
    """Return table 3: every cell distinct, at most a third of a column left over."""
    applicants = [c.column.key for c in grid.cells[: _width(grid)] if not c.column.column.is_total]
    names = list(dict.fromkeys(cell.line.key for cell in grid.cells))
    results = [n for n in names if n.startswith("results.") and n != "results.total"]
    carried = [before.at(f"requests.carried_out.{key}") if before else 0 for key in applicants]
    size = len(results) * len(applicants)
    while True:
        numbers = chance.sample(range(1, size * 5 // 4), size)
        columns = [numbers[start :: len(applicants)] for start in range(len(applicants))]
        totals = [sum(column) for column in columns]
        left = chance.sample(range(size * 5 // 4, size * 5 // 2), len(applicants))
        new = [t + o - i for t, o, i in zip(totals, left, carried, strict=True)]
        lines: dict[str, list[Value]] = {
            name: list(row) for name, row in zip(results, zip(*columns, strict=True), strict=True)
        }
        lines |= {"new_received": [*new], "carried_in": [*carried]}
        lines |= {"results.total": [*totals], "carried_out": [*left]}
        values = [value for name in names for value in (*lines[name], sum(lines[name]))]
        if _distinct(values):
            return tuple(values)


def _width(grid: Grid) -> int:
    return sum(1 for cell in grid.cells if cell.line == grid.cells[0].line)


def _remedies(grid: Grid, chance: Random) -> tuple[Value, ...]:
    """Return table 4: every cell distinct, few cases pending."""
    while True:
        values: list[Value] = []
        for _, cells in groupby(grid.cells, lambda cell: cell.column.groups):
            group: list[Value] = [
                chance.randint(1, 9) if cell.column.column.key == "pending" else _closed(chance)
                for cell in cells
                if not cell.column.column.is_total
            ]
            values += [*group, sum(group)]
        if _distinct(values):
            return tuple(values)


def _closed(chance: Random) -> int:
    return chance.randint(10, 60)


def _distinct(values: list[Value]) -> bool:
    written = [value for value in values if value]
    return len(set(written)) == len(written)
