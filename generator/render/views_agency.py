"""The view of an agency's page."""

from dataclasses import dataclass
from typing import NamedTuple

from generator.render.views import Link


class AgencyYear(NamedTuple):
    """A year of an agency, published or between two published ones."""

    year: int
    address: str
    """Of the report's page; empty for a year without a report."""
    title: str
    published: str
    """Such as 2024年1月25日; empty where the source does not say."""
    edition: str
    """Short name of the edition followed, such as 2021年格式; empty without a report."""
    figures: tuple[int | None, ...]
    """In the order of the portal's key figures; None for one that is not published."""
    fault_count: int
    """Faults of the original that are kept."""


class Bar(NamedTuple):
    """One year in a chart; lengths are in the chart's own units, from its top left corner."""

    year: int
    value: int | None
    x: int
    """Left edge of the column."""
    middle: int
    """Middle of the column."""
    y: int
    """Top of the column."""
    width: int
    height: int
    is_labelled: bool
    """Whether there is room for its number."""
    is_dated: bool
    """Whether there is room for its year."""


class ChartView(NamedTuple):
    """One key figure over the years, as columns."""

    id: str
    label: str
    unit: str
    summary: str
    """The numbers in words, for those who do not see the chart."""
    width: int
    height: int
    base: int
    """Where the columns stand."""
    bars: tuple[Bar, ...]
    breaks: tuple[int, ...]
    """Where a new edition of the form begins."""


@dataclass(frozen=True, slots=True)
class FormerNameView:
    """A name that the agency bore."""

    name: str
    years: str
    """Such as 2012年至2018年; empty where not known."""


@dataclass(frozen=True, slots=True)
class AgencyView:
    """An agency and all its reports."""

    name: str
    kind: Link
    regions: tuple[Link, ...]
    """Its region and those above it, the outermost first."""
    former_names: tuple[FormerNameView, ...]
    short_names: tuple[str, ...]
    lifetime: str
    """Such as 2019年设立; empty where not stated."""
    predecessors: tuple[Link, ...]
    """Pages of the agencies that it replaced."""
    contact: str
    labels: tuple[str, ...]
    """Names of the key figures."""
    years: tuple[AgencyYear, ...]
    """From the latest to the earliest; years without a report between two reports included."""
    charts: tuple[ChartView, ...]
    """Empty where fewer than two years have figures."""
    has_breaks: bool
    """Whether the form changed within the years shown."""
