"""The index of years, and one listing for each year."""

from collections.abc import Iterator
from dataclasses import replace

from generator.form.editions import edition_of
from generator.gather.census import Census
from generator.gather.rows import LABELS, report_rows
from generator.model.addresses import YEARS, region_year_page, status_page, year_page
from generator.model.page import Rendered
from generator.render.desk import Desk
from generator.render.listing import render_year, render_years
from generator.render.views import Link
from generator.render.views_listing import (
    LISTING_LIMIT,
    RegionGroup,
    YearRow,
    YearsView,
    YearView,
)


def year_pages(desk: Desk, census: Census) -> Iterator[Rendered]:
    """Return the index of years and the listing of each."""
    yield Rendered(YEARS, render_years(desk, YearsView(year_rows(census))))
    for year in census.years:
        status = status_page(year) if desk.site.has_status_pages else ""
        view = replace(_year(census, year), status=status)
        yield Rendered(year_page(year), render_year(desk, view))


def year_rows(census: Census) -> tuple[YearRow, ...]:
    """Return all years with reports, the latest first."""
    return tuple(
        YearRow(year, year_page(year), edition_of(year).name, *_standing(census, year))
        for year in census.years
    )


def neighbour(year: int, years: tuple[int, ...], *, step: int) -> int | None:
    """Return the nearest year with reports before (step -1) or after (step 1) a year."""
    if step < 0:
        return max((other for other in years if other < year), default=None)
    return min((other for other in years if other > year), default=None)


def _standing(census: Census, year: int) -> tuple[int, int]:
    return census.standing(census.regions.by_code, year)


def _year(census: Census, year: int) -> YearView:
    published, expected = _standing(census, year)
    edition = edition_of(year)
    is_long = expected > LISTING_LIMIT
    groups = tuple(
        group
        for region in census.inhabited
        if (group := _group(census, region.code, year, is_long=is_long)) is not None
    )
    return YearView(
        year=year,
        edition=edition.name,
        basis=edition.basis,
        published=published,
        expected=expected,
        labels=LABELS,
        groups=groups,
        previous=_link(neighbour(year, census.years, step=-1)),
        next=_link(neighbour(year, census.years, step=1)),
    )


def _link(year: int | None) -> Link | None:
    return None if year is None else Link(f"{year}年", year_page(year))


def _group(census: Census, code: str, year: int, *, is_long: bool) -> RegionGroup | None:
    """Return a region's own agencies in a year; None where none is expected."""
    published, expected = census.standing((code,), year)
    if not expected:
        return None
    rows = () if is_long else tuple(report_rows(census.store, code, year))
    name, address = census.full_name(code), region_year_page(code, year)
    return RegionGroup(name, address, published, expected, rows)
