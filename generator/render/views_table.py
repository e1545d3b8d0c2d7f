"""The view of a statutory table: its printed shape, with holes where a report's numbers go.

``components/table.html`` is printed once for each table of each edition, not for each report. What
differs between reports (a number, its tone, marks) is a hole: a template can place it, but it
cannot look at it.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class HeaderView:
    """A header cell."""

    id: str
    label: str
    scope: str
    colspan: int
    rowspan: int
    headers: str
    """Ids of the headers above it; empty for none."""
    anchor: str
    """Key path of the group of lines or columns that it heads; empty for others."""
    marks: str
    """A hole for marks beside the label; empty where the header has no key path."""


@dataclass(frozen=True, slots=True)
class SlotView:
    """The place of a number."""

    id: str
    """The cell's key path."""
    headers: str
    colspan: int
    tone: str
    """A hole for the class: ``n`` a number, ``z`` zero, ``m`` missing; ``k`` besides: marked."""
    value: str
    """A hole for the number and the marks beside it."""
    is_total: bool
    """Whether it stands in a column that adds up others."""


@dataclass(frozen=True, slots=True)
class RowView:
    """A row, headers first."""

    id: str
    """Key path of the line; empty for rows of column headers."""
    headers: tuple[HeaderView, ...]
    slots: tuple[SlotView, ...]
    is_total: bool
    """Whether the line adds up others."""


@dataclass(frozen=True, slots=True)
class TableView:
    """A table of the form."""

    id: str
    """Such as ``table-requests``."""
    section: str
    """Key of its section."""
    caption: str
    """Such as 表三　收到和处理政府信息公开申请情况."""
    unit: str
    """The unit of all its numbers; empty where they differ."""
    head: tuple[RowView, ...]
    bodies: tuple[tuple[RowView, ...], ...]
    width: int
    stub: int
    """Columns taken by line labels."""
