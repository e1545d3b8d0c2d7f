"""A report: its numbers in the order of the form, its prose, and what is accepted of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from markdown_it.token import Token

from generator.form.grid import Grid
from generator.form.shape import Edition

Value = int | Decimal
"""A count or change is an int, an amount an exact Decimal; a missing cell is None."""


@dataclass(frozen=True, slots=True)
class TableData:
    """The numbers of one section, one value for each cell of its grid."""

    edition: Edition
    """The edition whose cells these are."""
    grid: Grid
    values: tuple[Value | None, ...]
    unreadable: frozenset[int] = frozenset()
    """Indexes of cells that are written but not as a number; a finding says so already."""

    def value(self, key: str) -> Value | None:
        """Return the value of the cell with a full key path; None when missing or unknown."""
        index = self.grid.index.get(key)
        return None if index is None else self.values[index]


@dataclass(frozen=True, slots=True)
class Passage:
    """Prose under one second-level heading, or before the first one."""

    heading: str
    """As written; empty for the preamble."""
    line: int
    """Line of the heading in the file, counted from 1."""
    level: int
    """Level of the heading, 0 for the preamble."""
    tokens: tuple[Token, ...]
    """Block tokens of the text below the heading, the heading itself left out."""

    @property
    def is_blank(self) -> bool:
        """Tell whether nothing stands under the heading."""
        return not self.tokens


@dataclass(frozen=True, slots=True)
class Acceptance:
    """A fault of the published original that the report keeps, with its reason."""

    code: str
    at: str
    """Key path that it covers with all beneath; empty for the whole report."""
    reason: str
    line: int
    column: int

    def covers(self, code: str, cell: str | None) -> bool:
        """Tell whether a finding of ``code`` at ``cell`` is accepted by this entry."""
        if code != self.code:
            return False
        if not self.at:
            return True
        return cell is not None and (cell == self.at or cell.startswith(self.at + "."))


@dataclass(frozen=True, slots=True)
class Revision:
    """Something published that was corrected afterwards."""

    day: date
    cell: str
    """Key path of a cell, or of what several cells stand under; ``published`` for the date of
    publication; empty for what is no figure."""
    old: str
    new: str
    reason: str
    line: int = field(default=1, compare=False)
    """Where the entry stands in the source."""
    column: int = field(default=1, compare=False)


PUBLISHED = "published"
"""What a correction's ``cell`` says where it is about the date of publication."""


@dataclass(frozen=True, slots=True)
class Origin:
    """The public report that the numbers come from."""

    title: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """One agency's report about one year."""

    path: str
    """Path of the source, relative to the site."""
    year: int
    title: str
    """As stated, or as the official pattern gives it."""
    edition: Edition
    """The edition of the year."""
    published: date | None = None
    stated_year: int | None = None
    """What ``year:`` says, where it is written at all."""
    stated_region: str = ""
    """What ``region:`` says, where it is written at all."""
    is_draft: bool = False
    has_tables: bool = True
    """False for ``tables: none`` and for the free outline."""
    tables: Mapping[str, TableData] = field(default_factory=dict)
    """Numbers by section key, in printed order; a section that is not written is left out."""
    notes: Mapping[str, str] = field(default_factory=dict)
    """Remarks by key path of a cell, line or section."""
    accepted: tuple[Acceptance, ...] = ()
    revisions: tuple[Revision, ...] = ()
    origin: Origin | None = None
    passages: tuple[Passage, ...] = ()
    attachments: tuple[str, ...] = ()
    """Names of the files beside the report, sorted."""

    @property
    def corrections(self) -> tuple[Revision, ...]:
        """Return the revisions by date, those of one day as they are listed in the source."""
        return tuple(sorted(self.revisions, key=lambda revision: revision.day))

    @property
    def edition_used(self) -> Edition:
        """Return the edition that all its tables follow; where they differ, that of the year."""
        used = {table.edition for table in self.tables.values()}
        return used.pop() if len(used) == 1 else self.edition

    def value(self, key: str) -> Value | None:
        """Return a cell's value by full key path; None when missing or not in the form."""
        table = self.tables.get(key.partition(".")[0])
        return None if table is None else table.value(key)


def official_title(agency: str, year: int) -> str:
    """Return the customary title of a report."""
    return f"{agency}{year}年政府信息公开工作年度报告"


def printed(value: Value) -> str:
    """Return a value as it is written in a source and printed on a page."""
    return str(value) if isinstance(value, int) else format(value, "f")
