"""The index of years, and one listing for each year."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from generator.form.editions import edition_of
from generator.gather import slices
from generator.gather.census import Census
from generator.gather.rows import LABELS, report_rows
from generator.gather.sheet import Sheet
from generator.model.addresses import YEARS, region_year_page, status_page, year_page
from generator.render.desk import Desk
from generator.render.listing import YEAR_ENTRY, YEARS_ENTRY, render_year, render_years
from generator.render.views import Link
from generator.render.views_listing import (
    LISTING_LIMIT,
    RegionGroup,
    YearRow,
    YearsView,
    YearView,
)

_INDEX_READS = frozenset({slices.PORTAL, slices.YEARS})


def year_pages(desk: Desk, census: Census) -> Iterator[Sheet]:
    """Return the index of years and the listing of each."""
    yield Sheet(YEARS, YEARS_ENTRY, _INDEX_READS, partial(_index, desk, census))
    for year in census.years:
        reads = {slices.YEARS, slices.year_counts(year)}
        if not _is_long(census, year):
            reads.add(slices.year_rows(year))
        make = partial(_year_page, desk, census, year)
        yield Sheet(year_page(year), YEAR_ENTRY, frozenset(reads), make)


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


def _index(desk: Desk, census: Census) -> bytes:
    return render_years(desk, YearsView(year_rows(census)))


def _year_page(desk: Desk, census: Census, year: int) -> bytes:
    status = status_page(year) if desk.site.has_status_pages else ""
    return render_year(desk, replace(_year(census, year), status=status))


def _standing(census: Census, year: int) -> tuple[int, int]:
    return census.standing(census.regions.by_code, year)


def _is_long(census: Census, year: int) -> bool:
    """Tell whether a year has more agencies than one page can carry."""
    return _standing(census, year)[1] > LISTING_LIMIT


def _year(census: Census, year: int) -> YearView:
    published, expected = _standing(census, year)
    edition = edition_of(year)
    is_long = _is_long(census, year)
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
