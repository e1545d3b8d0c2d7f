"""The views of pages that list agencies, regions and years.

They are filled from rows of the build's facts. A listing with more agencies than a page can carry
has groups without rows: their counts stand for them, and their address leads on.
"""

from dataclasses import dataclass

from generator.render.views import Link

LISTING_LIMIT = 1000
"""A page lists up to so many agencies; beyond, it lists regions with counts."""


@dataclass(frozen=True, slots=True)
class ReportRow:
    """An agency in a listing of one year."""

    agency: str
    """Its name in that year."""
    address: str
    """Of the report when it is published, of the agency when it is missing."""
    kind: str
    """Such as 部门."""
    is_published: bool
    figures: tuple[int | None, ...]
    """In the order of the portal's key figures; None for one that is not published."""
    fault_count: int = 0
    """Faults of the original that are kept."""
    edition: str = ""
    """Short name of the edition followed where it is not the year's own; else empty."""


@dataclass(frozen=True, slots=True)
class RegionGroup:
    """The agencies of one region in a listing of one year."""

    name: str
    """With the regions above it where the listing spans several, such as 洛阳市西工区."""
    address: str
    """Of the region's own listing of the year."""
    published: int
    """Agencies with a report of the year."""
    expected: int
    """Agencies that exist in the year, published or missing."""
    rows: tuple[ReportRow, ...] = ()
    """By name; empty where the listing shows counts alone."""


@dataclass(frozen=True, slots=True)
class YearView:
    """All agencies of the portal in one year."""

    year: int
    edition: str
    """Name of the year's edition of the form."""
    basis: str
    """Number of the notice that prescribes it; empty for the free outline."""
    published: int
    expected: int
    labels: tuple[str, ...]
    """Names of the key figures."""
    groups: tuple[RegionGroup, ...]
    """By region code."""
    previous: Link | None = None
    """The listing of the year before, if there is one."""
    next: Link | None = None
    status: str = ""
    """Address of the page that tells who published in time; empty where there is none."""


@dataclass(frozen=True, slots=True)
class YearRow:
    """A year in the index of years."""

    year: int
    address: str
    edition: str
    published: int
    expected: int


@dataclass(frozen=True, slots=True)
class YearsView:
    """The index of years."""

    rows: tuple[YearRow, ...]
    """From the latest to the earliest."""


@dataclass(frozen=True, slots=True)
class RegionYearView:
    """A region in one year: its own agencies, and the regions directly below with counts."""

    name: str
    regions: tuple[Link, ...]
    """The region and those above it, the outermost first; links to their own pages."""
    code: str
    year: int
    published: int
    expected: int
    labels: tuple[str, ...]
    rows: tuple[ReportRow, ...]
    """The region's own agencies, by name."""
    below: tuple[RegionGroup, ...]
    """Regions directly below; counts take in everything beneath; rows are empty."""
    previous: Link | None = None
    next: Link | None = None
    status: str = ""
    """Address of the row that tells who published in time; empty where there is none."""


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """One year of an agency in a region's matrix."""

    year: int
    state: str
    """``published``, ``missing`` or ``absent`` (the agency does not exist in the year)."""
    address: str
    """Of the report; empty unless published."""


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """An agency in a region's matrix."""

    agency: str
    address: str
    kind: str
    cells: tuple[MatrixCell, ...]
    """In the order of the view's years."""


@dataclass(frozen=True, slots=True)
class RegionRow:
    """A region in a list or tree."""

    name: str
    address: str
    agencies: int
    """Agencies in it and everything beneath."""
    reports: int
    """Reports of those agencies."""
    children: tuple["RegionRow", ...] = ()
    """Regions directly below, by code; left empty where a list is not a tree."""


@dataclass(frozen=True, slots=True)
class RegionView:
    """A region: the regions above and below, and its own agencies by year."""

    name: str
    code: str
    regions: tuple[Link, ...]
    """Those above it, the outermost first."""
    years: tuple[Link, ...]
    """The region's listings by year, the latest first: the columns of the matrix."""
    rows: tuple[MatrixRow, ...]
    """Its own agencies, by name."""
    below: tuple[RegionRow, ...]
    lifetime: str = ""
    """Such as 2021年撤销; empty for a region in force."""


@dataclass(frozen=True, slots=True)
class RegionsView:
    """The tree of regions."""

    tree: tuple[RegionRow, ...]
    """The topmost regions, by code."""


@dataclass(frozen=True, slots=True)
class AgencyRow:
    """An agency in a list of agencies."""

    name: str
    address: str
    kind: str
    first_year: int | None
    """Of its earliest report; None without any."""
    last_year: int | None
    reports: int


@dataclass(frozen=True, slots=True)
class AgencyGroup:
    """The agencies of one region in a list of agencies."""

    name: str
    """With the regions above it, such as 洛阳市西工区."""
    address: str
    """Of the region's page."""
    agencies: int
    reports: int
    rows: tuple[AgencyRow, ...] = ()
    """By name; empty where the list shows counts alone."""


@dataclass(frozen=True, slots=True)
class AgenciesView:
    """All agencies, by region."""

    agencies: int
    reports: int
    groups: tuple[AgencyGroup, ...]
    """By region code."""
    kinds: tuple[Link, ...] = ()
    """Lists by kind of agency."""


@dataclass(frozen=True, slots=True)
class KindView:
    """All agencies of one kind, by region."""

    key: str
    """Such as ``department``."""
    label: str
    """Such as 部门."""
    agencies: int
    reports: int
    groups: tuple[AgencyGroup, ...]


@dataclass(frozen=True, slots=True)
class KindRow:
    """A kind of agency on the home page."""

    label: str
    address: str
    agencies: int


@dataclass(frozen=True, slots=True)
class RecentReport:
    """A report among the latest published."""

    title: str
    address: str
    region: str
    """With the regions above it."""
    published: str
    """Such as 2024年1月25日."""


@dataclass(frozen=True, slots=True)
class HomeView:
    """What the portal holds, and the ways in."""

    description: str
    """The portal's own description; may be empty."""
    notice: str
    """The portal's sentence about where text and numbers come from; may be empty."""
    reports: int
    agencies: int
    regions: int
    """Regions with agencies of their own."""
    years: tuple[YearRow, ...]
    """From the latest to the earliest; the first is the latest year with reports."""
    top_regions: tuple[RegionRow, ...]
    """The topmost regions with those directly below."""
    kinds: tuple[KindRow, ...]
    recent: tuple[RecentReport, ...]
    """The latest published, the latest first; up to ten."""
    pages: tuple[Link, ...]
    """Free pages."""
