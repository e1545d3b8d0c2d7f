"""The vocabulary in which an edition of the form is written down.

An edition is a literal made of these values (see ``edition_2021``). Nothing here lists cells:
a cell is a line crossed with a column, and is derived in ``grid``.
"""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a cell holds."""

    COUNT = "count"
    """A whole number, zero or more."""
    CHANGE = "change"
    """A whole number that may be negative (本年增/减 of the 2019 form)."""
    AMOUNT = "amount"
    """An exact decimal, zero or more, printed as written."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of numbers, the innermost header above them."""

    key: str
    label: str
    kind: Kind = Kind.COUNT
    unit: str = "件"
    is_total: bool = False
    """Whether it is the sum of its sibling columns, groups included."""
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ColumnGroup:
    """A header that spans several columns."""

    key: str
    label: str
    columns: tuple["Column | ColumnGroup", ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of numbers with its label at the left."""

    key: str
    label: str
    short_label: str = ""
    """The label without its bracketed instruction, where the official one has one."""
    law: str = ""
    """The article behind the line."""
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LineGroup:
    """A label at the left that spans several lines."""

    key: str
    label: str
    lines: tuple["Line | LineGroup", ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A part of a table with columns of its own."""

    columns: tuple[Column | ColumnGroup, ...]
    lines: tuple[Line | LineGroup, ...]
    heading: str = ""
    """A heading across the whole table, such as 第二十条第（一）项."""
    corner: str = ""
    """The label above the line labels."""
    overline: str = ""
    """A header across all columns of numbers, such as 申请人情况."""
    is_listed: bool = False
    """Whether sources write a line as a list of numbers in the order of the columns."""


@dataclass(frozen=True, slots=True)
class Balance:
    """Lines whose sum equals the sum of other lines, in each column."""

    name: str
    left: tuple[str, ...]
    right: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LineSum:
    """A line that is the sum of all lines beside it under the same group, in each column."""

    name: str
    total: str


@dataclass(frozen=True, slots=True)
class ColumnSum:
    """A column marked ``is_total`` that is the sum of its siblings, in each line."""

    name: str


@dataclass(frozen=True, slots=True)
class Table:
    """One statutory table: stacked blocks, and the identities that hold in it."""

    blocks: tuple[Block, ...]
    identities: tuple[Balance | LineSum | ColumnSum, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Section:
    """One of the six fixed sections; it is either narrative or a table.

    Sections and editions are compared by identity: what is derived from them is remembered, and
    hashing a whole form by value would cost more than using it.
    """

    key: str
    numeral: str
    title: str
    table: Table | None = None
    aliases: tuple[str, ...] = ()
    """Other headings seen in practice, with their numeral."""

    @property
    def heading(self) -> str:
        """Return the official heading, such as 一、总体情况."""
        return f"{self.numeral}、{self.title}"


@dataclass(frozen=True, slots=True, eq=False)
class Edition:
    """One edition of the official form."""

    key: str
    """What ``edition:`` says in a source, the first report year of the edition."""
    name: str
    basis: str
    first_year: int
    last_year: int | None
    sections: tuple[Section, ...]
