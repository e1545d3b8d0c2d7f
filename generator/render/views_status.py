"""The views of the pages that tell who published in time, late or not at all."""

from dataclasses import dataclass

from generator.render.views import Link

DEEPEST_LEVEL = 4
"""Beyond so many regions above it, a row is not indented any further."""


@dataclass(frozen=True, slots=True)
class StatusCounts:
    """How many agencies are in each state, and the share in time."""

    expected: int
    on_time: int
    late: int
    undated: int
    missing: int
    pending: int
    share: str
    """Such as 66.7%; 无法计算 or a dash where there is none."""
    bar: int | None
    """The share as a length of up to 1000; None where there is none."""


@dataclass(frozen=True, slots=True)
class YearStatus:
    """A year of the whole portal."""

    year: int
    address: str
    """Of the page about the year's states."""
    counts: StatusCounts


@dataclass(frozen=True, slots=True)
class RegionStatus:
    """A region with everything beneath it, in one year."""

    id: str
    """Anchor of its row."""
    name: str
    address: str
    """Of the region's page, or of its listing of the year."""
    level: int
    """How many regions are above it, counted up to ``DEEPEST_LEVEL``."""
    year: Link
    """The page about the year's states, at the region's row."""
    counts: StatusCounts


@dataclass(frozen=True, slots=True)
class StatusView:
    """All years of the portal, and the latest year of each region."""

    today: str
    """The day that counts as today, such as 2024年3月20日; empty without any report."""
    years: tuple[YearStatus, ...]
    """From the latest to the earliest."""
    regions: tuple[RegionStatus, ...]
    """Each below the one that it lies in."""


@dataclass(frozen=True, slots=True)
class OverdueRow:
    """An agency that published late, or has not published though the deadline has passed."""

    agency: str
    address: str
    """Of the agency's page."""
    kind: str
    """Such as 部门."""
    state: str
    """逾期公布 or 未公布."""
    published: str
    """Such as 2024年2月3日; empty while it is missing."""
    report: str
    """Address of the report; empty while it is missing."""
    due: str
    days: int
    """Days after the deadline, for a missing one up to today."""


@dataclass(frozen=True, slots=True)
class OverdueGroup:
    """The late and the missing agencies of one region, without those beneath it."""

    name: str
    """With the regions above it, such as 洛阳市西工区."""
    address: str
    """Of the region's listing of the year."""
    late: int
    missing: int
    rows: tuple[OverdueRow, ...]
    """By name; not all of them where the page would be too long."""
    rest: int
    """How many are not among the rows."""


@dataclass(frozen=True, slots=True)
class StatusYearView:
    """One year: counts by region, and who is late or missing."""

    year: int
    listing: Link
    """The listing of the year's reports."""
    today: str
    counts: StatusCounts
    regions: tuple[RegionStatus, ...]
    """Each below the one that it lies in."""
    groups: tuple[OverdueGroup, ...]
    """By region code; regions with late or missing agencies alone."""
    previous: Link | None = None
    """The states of the year before, if there is one."""
    next: Link | None = None
