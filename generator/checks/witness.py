"""What the reports of the years beside one say of its cells: the other end of each carry-over."""

from collections.abc import Mapping
from typing import NamedTuple

from generator.checks.judge import failures_of
from generator.model.report import Report

SECTION = "requests"
CARRIED_IN, CARRIED_OUT = "requests.carried_in", "requests.carried_out"


class Witness(NamedTuple):
    """A number that a cell should have by another year's report."""

    value: int
    year: int
    path: str
    """Path of the report that says so."""


def witnesses(before: Report | None, after: Report | None) -> Mapping[str, Witness]:
    """Return what the years before and after say of a report's cells, by the key of the cell.

    What last year carried out this year carries in. A table that does not add up itself is no
    witness.
    """
    found: dict[str, Witness] = {}
    for other, here, there in ((before, CARRIED_IN, CARRIED_OUT), (after, CARRIED_OUT, CARRIED_IN)):
        table = other.tables.get(SECTION) if other is not None else None
        if other is None or table is None or failures_of(table):
            continue
        for cell in table.grid.cells:
            line, _, column = cell.key.partition(f"{there}.")
            value = table.values[cell.index]
            if not line and column and value is not None:
                found[f"{here}.{column}"] = Witness(int(value), other.year, other.path)
    return found
