"""A report that adds up those of other agencies, table by table, against theirs.

A wrong cell of any table that is compared is a finding of its own, and would show in the sum as
well: what differs is looked at again with all tables as their identities repair them.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from generator.checks.address import common_path
from generator.checks.culprit import explain
from generator.form.grid import Cell
from generator.form.shape import Kind
from generator.ground.diagnostics import Place
from generator.model.report import TableData, Value, printed

LISTED_CELLS = 5
"""How many cells a finding spells out; the others are counted."""


@dataclass(frozen=True, slots=True)
class Share:
    """What one member reports in a section."""

    member: str
    """The member's name."""
    table: TableData


@dataclass(frozen=True, slots=True)
class Aggregate:
    """One section of a report that adds up others, and the same section of theirs."""

    table: TableData
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
    written: Value | None = None
    """What the report says, where ``own`` is what its identities make of it."""

    @property
    def difference(self) -> Value:
        """Return how far the two are apart."""
        return self.own - self.theirs if self.own > self.theirs else self.theirs - self.own


def gaps_to_sum(aggregate: Aggregate) -> tuple[Gap, ...]:
    """Return the cells that differ from the sum over all members; none that anyone lacks.

    Nothing is said where any of the tables may be repaired in several ways.
    """
    written = tuple(_to_sum(aggregate))
    mended = _mended(aggregate) if written else None
    if mended is None or len(mended.shares) < len(aggregate.shares):
        return ()
    return _in_both(aggregate, written, _to_sum(mended))


def _to_sum(aggregate: Aggregate) -> Iterator[Gap]:
    own_values, tables = aggregate.table.values, [each.table.values for each in aggregate.shares]
    if not any(map(any, (own_values, *tables))):
        return
    columns = zip(*tables, strict=True)
    for cell, own, parts in zip(aggregate.table.grid.cells, own_values, columns, strict=True):
        if own is None or None in parts:
            continue
        total: Value = 0
        for part in parts:
            total += part or 0
        if own != total:
            yield Gap(cell, own, total)


def gaps_to_members(aggregate: Aggregate) -> tuple[Gap, ...]:
    """Return the cells that are smaller than a single member's, with the largest of these.

    A member whose table may be repaired in several ways is left out.
    """
    written = tuple(_to_members(aggregate))
    mended = _mended(aggregate) if written else None
    return () if mended is None else _in_both(aggregate, written, _to_members(mended))


def _to_members(aggregate: Aggregate) -> Iterator[Gap]:
    if not any(any(share.table.values) for share in aggregate.shares):
        return
    for cell, own in zip(aggregate.table.grid.cells, aggregate.table.values, strict=True):
        # What may be negative can well be smaller in the sum.
        if own is None or cell.kind is Kind.CHANGE:
            continue
        parts = ((share.table.values[cell.index], share.member) for share in aggregate.shares)
        known = [(value, member) for value, member in parts if value is not None]
        largest, member = max(known, default=(own, ""), key=lambda pair: pair[0])
        if own < largest:
            yield Gap(cell, own, largest, member)


def _mended(aggregate: Aggregate) -> Aggregate | None:
    """Return the tables as their identities repair them, those of members left out that stay open.

    None where the report's own table stays open.
    """
    own = _repaired(aggregate.table)
    if own is None:
        return None
    found = ((share, _repaired(share.table)) for share in aggregate.shares)
    shares = tuple(replace(share, table=table) for share, table in found if table is not None)
    return replace(aggregate, table=own, shares=shares)


def _repaired(table: TableData) -> TableData | None:
    """Return a table in which everything adds up; None where several repairs would do."""
    values = list(table.values)
    for explanation in explain(table):
        if explanation.repair is None:
            return None
        values[explanation.repair.index] = explanation.repair.value
    return replace(table, values=tuple(values))


def _in_both(
    aggregate: Aggregate, written: Sequence[Gap], mended: Iterator[Gap]
) -> tuple[Gap, ...]:
    """Return the gaps between repaired tables in the cells that differ as they are written, too."""
    cells = {gap.cell.index for gap in written}
    values = aggregate.table.values
    return tuple(
        replace(gap, written=values[gap.cell.index]) for gap in mended if gap.cell.index in cells
    )


def path_of(gaps: Sequence[Gap]) -> str:
    """Return the nearest key path above all cells concerned."""
    return common_path(gap.cell for gap in gaps)


def listed(gaps: Sequence[Gap], theirs: str) -> str:
    """Return the cells with both sides and the difference; ``theirs`` names the other side."""
    told = [
        f"{gap.cell.address} 本报告 {_own(gap)}，{gap.member or theirs} "
        f"{printed(gap.theirs)}，差 {printed(gap.difference)}"
        for gap in gaps[:LISTED_CELLS]
    ]
    rest = f"；另有 {len(gaps) - LISTED_CELLS} 格" if len(gaps) > LISTED_CELLS else ""
    return f"{'；'.join(told)}{rest}"


def _own(gap: Gap) -> str:
    is_repaired = gap.written is not None and gap.written != gap.own
    return f"{printed(gap.own)}{f'（表中写作 {printed(gap.written or 0)}）' if is_repaired else ''}"
