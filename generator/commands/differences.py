"""What a comparison of two sites finds: by agency, by year, by cell and by passage."""

from dataclasses import dataclass
from enum import StrEnum

from generator.checks.changes.cells import CellChange
from generator.checks.changes.facts import FactChange
from generator.checks.changes.passages import PassageChange


class Change(StrEnum):
    """What became of a report or an agency."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    UNREADABLE = "unreadable"
    """It differs, and at least one of its two states cannot be read."""


@dataclass(frozen=True, slots=True)
class ReportDifference:
    """A report that differs."""

    path: str
    """Path of its source, relative to either site."""
    year: int
    change: Change
    title: str = ""
    """Today's title, or the former one of a report that is gone."""
    is_draft: bool = False
    """Whether it is a draft today; of a report that is gone, whether it was one."""
    facts: tuple[FactChange, ...] = ()
    cells: tuple[CellChange, ...] = ()
    """Every cell that changed, one by one."""
    passages: tuple[PassageChange, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Tell whether it reads as before: its text was laid out anew, and nothing else."""
        return self.change is Change.CHANGED and not (self.facts or self.cells or self.passages)


@dataclass(frozen=True, slots=True)
class AgencyDifference:
    """An agency of which something differs."""

    key: str
    """Its identity, ``region/slug``."""
    name: str
    """Today's name, or the last one of an agency that is gone."""
    change: Change
    facts: tuple[FactChange, ...]
    reports: tuple[ReportDifference, ...]
    """By year."""


@dataclass(frozen=True, slots=True)
class SiteDifference:
    """Everything that differs between two sites."""

    old: str
    """What the earlier state is called."""
    new: str
    regions: tuple[FactChange, ...]
    agencies: tuple[AgencyDifference, ...]
    """By key."""

    @property
    def reports(self) -> tuple[ReportDifference, ...]:
        """Return the reports of all agencies."""
        return tuple(report for agency in self.agencies for report in agency.reports)

    def count(self, change: Change) -> int:
        """Return how many reports changed in this way."""
        return sum(report.change is change for report in self.reports)
