"""A report that adds up those of other agencies, table by table, against theirs."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from generator.checks.address import common_path
from generator.form.grid import Cell, Grid
from generator.form.shape import Kind
from generator.ground.diagnostics import Place
from generator.model.report import Value, printed

LISTED_CELLS = 5
"""How many cells a finding spells out; the others are counted."""


@dataclass(frozen=True, slots=True)
class Share:
    """What one member reports in a section."""

    member: str
    """The member's name."""
    values: tuple[Value | None, ...]


@dataclass(frozen=True, slots=True)
class Aggregate:
    """One section of a report that adds up others, and the same section of theirs."""

    grid: Grid
    values: tuple[Value | None, ...]
    shares: tuple[Share, ...]
    """Tables of members that follow the same edition."""
    locate: Callable[[str], Place]
    """From a key path of the report to its place; asked only where there is a finding."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A cell that does not go with what the members report."""

    cell: Cell
    own: Value
    theirs: Value
    member: str = ""
    """Whose number it is, where it is a single one's."""

    @property
    def difference(self) -> Value:
        """Return how far the two are apart."""
        return self.own - self.theirs if self.own > self.theirs else self.theirs - self.own


def gaps_to_sum(aggregate: Aggregate) -> tuple[Gap, ...]:
    """Return the cells that differ from the sum over all members; none that anyone lacks."""
    tables = [share.values for share in aggregate.shares]
    if not any(map(any, (aggregate.values, *tables))):
        return ()
    return tuple(_to_sum(aggregate, tuple(zip(*tables, strict=True))))


def _to_sum(aggregate: Aggregate, columns: tuple[tuple[Value | None, ...], ...]) -> Iterator[Gap]:
    for cell, own, parts in zip(aggregate.grid.cells, aggregate.values, columns, strict=True):
        if own is None or None in parts:
            continue
        total: Value = 0
        for part in parts:
            total += part or 0
        if own != total:
            yield Gap(cell, own, total)


def gaps_to_members(aggregate: Aggregate) -> tuple[Gap, ...]:
    """Return the cells that are smaller than a single member's, with the largest of these."""
    if not any(any(share.values) for share in aggregate.shares):
        return ()
    return tuple(_to_members(aggregate))


def _to_members(aggregate: Aggregate) -> Iterator[Gap]:
    for cell, own in zip(aggregate.grid.cells, aggregate.values, strict=True):
        # What may be negative can well be smaller in the sum.
        if own is None or cell.kind is Kind.CHANGE:
            continue
        parts = ((share.values[cell.index], share.member) for share in aggregate.shares)
        known = [(value, member) for value, member in parts if value is not None]
        largest, member = max(known, default=(own, ""), key=lambda pair: pair[0])
        if own < largest:
            yield Gap(cell, own, largest, member)


def path_of(gaps: Sequence[Gap]) -> str:
    """Return the nearest key path above all cells concerned."""
    return common_path(gap.cell for gap in gaps)


def listed(gaps: Sequence[Gap], theirs: str) -> str:
    """Return the cells with both sides and the difference; ``theirs`` names the other side."""
    told = [
        f"{gap.cell.address} 本报告 {printed(gap.own)}，{gap.member or theirs} "
        f"{printed(gap.theirs)}，差 {printed(gap.difference)}"
        for gap in gaps[:LISTED_CELLS]
    ]
    rest = f"；另有 {len(gaps) - LISTED_CELLS} 格" if len(gaps) > LISTED_CELLS else ""
    return f"{'；'.join(told)}{rest}"
