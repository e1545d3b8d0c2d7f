"""The page of an agency: its reports and key figures over the years."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from generator.form.editions import EDITIONS
from generator.form.figures import KEY_FIGURES
from generator.model.addresses import agency_page, kind_page, region_page
from generator.model.agency import KINDS, Agency
from generator.model.region import Region
from generator.render.chart import Point, chart_of
from generator.render.desk import Desk, Heading, render, shell_of
from generator.render.views import Link
from generator.render.views_agency import AgencyView, AgencyYear, ChartView, FormerNameView
from generator.render.words import region_words, span_words

AGENCY_ENTRY = "pages/agency.html"
"""The template of an agency's page."""
_CHARTED = 2
"""A chart shows a course, so it needs so many years with a figure."""

_chart = lru_cache(maxsize=1024)(chart_of)
"""Many agencies share a course, above all that of nothing in any year."""


@dataclass(frozen=True, slots=True)
class AgencySource:
    """Everything that an agency's page is made of."""

    agency: Agency
    regions: tuple[Region, ...]
    """The agency's region and those above it, the outermost first."""
    years: tuple[AgencyYear, ...]
    """Its reports, from the earliest to the latest."""


def render_agency(desk: Desk, source: AgencySource) -> bytes:
    """Return an agency's page; raise TemplateFault where a template is at fault."""
    agency = source.agency
    regions = tuple(Link(region.name, region_page(region.code)) for region in source.regions)
    place = region_words(tuple(region.name for region in source.regions))
    heading = Heading(
        address=agency_page(agency.key),
        title=f"{agency.name}（{place}）历年政府信息公开工作年度报告",
        description=_description(source, place),
        trail=regions,
        here=agency.name,
    )
    return render(desk, AGENCY_ENTRY, shell_of(desk, heading), _view(source, regions))


def _view(source: AgencySource, regions: tuple[Link, ...]) -> AgencyView:
    agency = source.agency
    years = tuple(_with_gaps(source.years))
    breaks = _breaks(years)
    return AgencyView(
        name=agency.name,
        kind=Link(KINDS[agency.kind], kind_page(agency.kind)),
        regions=regions,
        former_names=tuple(
            FormerNameView(former.name, span_words(former.first_year, former.last_year))
            for former in agency.former_names
        ),
        short_names=agency.short_names,
        lifetime=_lifetime(agency),
        # By their keys: their names stand in files of theirs, which this page does not depend on.
        predecessors=tuple(Link(key, agency_page(key)) for key in agency.predecessors),
        contact=agency.contact,
        labels=tuple(figure.label for figure in KEY_FIGURES),
        years=tuple(reversed(years)),
        charts=tuple(_charts(years, breaks)),
        has_breaks=bool(breaks),
    )


def _description(source: AgencySource, place: str) -> str:
    years = [year.year for year in source.years]
    span = span_words(years[0], years[-1]) if years else ""
    name = source.agency.name
    return f"{place}{name}{span}政府信息公开工作年度报告与各年主要数据。"


def _lifetime(agency: Agency) -> str:
    begin = f"{agency.valid_from}年设立" if agency.valid_from is not None else ""
    end = f"存续至{agency.valid_to}年" if agency.valid_to is not None else ""
    return "，".join(part for part in (begin, end) if part)


def _with_gaps(years: Sequence[AgencyYear]) -> Iterator[AgencyYear]:
    """Return the years with an empty one for each without a report between two reports."""
    known = {year.year: year for year in years}
    if known:
        for number in range(min(known), max(known) + 1):
            nothing = (None,) * len(KEY_FIGURES)
            yield known.get(number) or AgencyYear(number, "", "", "", "", nothing, 0)


def _breaks(years: Sequence[AgencyYear]) -> tuple[int, ...]:
    """Return the first years of editions that begin within the years."""
    starts = (edition.first_year for edition in EDITIONS)
    return tuple(start for start in starts if years and years[0].year < start <= years[-1].year)


def _charts(years: Sequence[AgencyYear], breaks: tuple[int, ...]) -> Iterator[ChartView]:
    for index, figure in enumerate(KEY_FIGURES):
        points = tuple([Point(year.year, year.figures[index]) for year in years])
        if sum([point.value is not None for point in points]) >= _CHARTED:
            yield _chart(figure, points, breaks)
