"""The pages that tell who published in time: all years, and one page for each year."""

from collections.abc import Iterator
from datetime import date
from functools import partial
from itertools import islice

from generator.gather import slices
from generator.gather.census import Census
from generator.gather.sheet import Sheet
from generator.gather.status import StatusBook
from generator.gather.years import neighbour
from generator.model.addresses import (
    STATUS,
    agency_page,
    region_page,
    region_year_page,
    report_page,
    status_anchor,
    status_page,
    year_page,
)
from generator.model.agency import KINDS
from generator.model.region import Region
from generator.model.status import Counts, Standing, share_words
from generator.render.desk import Desk
from generator.render.status import (
    STATUS_ENTRY,
    STATUS_YEAR_ENTRY,
    render_status,
    render_status_year,
)
from generator.render.views import Link
from generator.render.views_listing import LISTING_LIMIT
from generator.render.views_status import (
    DEEPEST_LEVEL,
    OverdueGroup,
    OverdueRow,
    RegionStatus,
    StatusCounts,
    StatusView,
    StatusYearView,
    YearStatus,
)
from generator.render.words import day_words

_OVERVIEW_READS = frozenset({slices.STATUS, slices.TODAY, slices.YEARS})


def status_pages(desk: Desk, census: Census, today: date | None) -> Iterator[Sheet]:
    """Return the overview and a page for each year with reports, where the portal wants them."""
    if not desk.site.has_status_pages:
        return
    book = StatusBook(census, desk.site.deadlines, today)
    make = partial(_overview_page, desk, book)
    yield Sheet(STATUS, STATUS_ENTRY, _OVERVIEW_READS, make)
    for year in census.years:
        reads = frozenset({slices.status_year(year), slices.TODAY, slices.YEARS})
        make = partial(_year_page, desk, book, year)
        yield Sheet(status_page(year), STATUS_YEAR_ENTRY, reads, make)


def _overview_page(desk: Desk, book: StatusBook) -> bytes:
    return render_status(desk, _overview(book))


def _year_page(desk: Desk, book: StatusBook, year: int) -> bytes:
    return render_status_year(desk, _year(book, year))


def _overview(book: StatusBook) -> StatusView:
    years = book.census.years
    return StatusView(
        today=day_words(book.today),
        years=tuple(YearStatus(y, status_page(y), _counts(book.overall(y))) for y in years),
        regions=tuple(_latest_of_regions(book)),
    )


def _latest_of_regions(book: StatusBook) -> Iterator[RegionStatus]:
    """Return each region in the latest year in which a report is expected of it."""
    for region, level in _tree(book.census, None):
        expecting = (y for y in book.census.years if book.within(region.code, y).expected)
        year = next(expecting, None)
        if year is not None:
            yield _region(book, region, year, level, region_page(region.code))


def _year(book: StatusBook, year: int) -> StatusYearView:
    years = book.census.years
    return StatusYearView(
        year=year,
        listing=Link(f"{year}年报告", year_page(year)),
        today=day_words(book.today),
        counts=_counts(book.overall(year)),
        regions=tuple(
            _region(book, region, year, level, region_year_page(region.code, year))
            for region, level in _tree(book.census, None)
            if book.within(region.code, year).expected
        ),
        groups=tuple(_groups(book, year)),
        previous=_link(neighbour(year, years, step=-1)),
        next=_link(neighbour(year, years, step=1)),
    )


def _tree(census: Census, above: str | None, level: int = 0) -> Iterator[tuple[Region, int]]:
    """Return the regions in the order of a tree, each with its depth."""
    for region in census.regions.children(above):
        yield region, level
        yield from _tree(census, region.code, level + 1)


def _region(book: StatusBook, region: Region, year: int, level: int, address: str) -> RegionStatus:
    anchor = status_anchor(region.code)
    return RegionStatus(
        id=anchor,
        name=region.name,
        address=address,
        level=min(level, DEEPEST_LEVEL),
        year=Link(f"{year}年", f"{status_page(year)}#{anchor}"),
        counts=_counts(book.within(region.code, year)),
    )


def _groups(book: StatusBook, year: int) -> Iterator[OverdueGroup]:
    """Return who is late or missing, by region; beyond so many agencies their number alone."""
    room = LISTING_LIMIT
    for region in book.census.inhabited:
        counts = book.own(region.code, year)
        if not counts.overdue:
            continue
        rows = tuple(islice(_overdue(book, region.code, year), room))
        room -= len(rows)
        yield OverdueGroup(
            name=book.census.full_name(region.code),
            address=region_year_page(region.code, year),
            late=counts.late,
            missing=counts.missing,
            rows=rows,
            rest=counts.overdue - len(rows),
        )


def _overdue(book: StatusBook, region: str, year: int) -> Iterator[OverdueRow]:
    for standing in book.standings(region, year):
        if standing.is_overdue:
            yield _row(standing, year)


def _row(standing: Standing, year: int) -> OverdueRow:
    is_there = standing.published is not None
    return OverdueRow(
        agency=standing.name,
        address=agency_page(standing.key),
        kind=KINDS[standing.kind],
        state=standing.state.label,
        published=day_words(standing.published),
        report=report_page(standing.key, year) if is_there else "",
        due=day_words(standing.due),
        days=standing.days,
    )


def _counts(counts: Counts) -> StatusCounts:
    return StatusCounts(
        expected=counts.expected,
        on_time=counts.on_time,
        late=counts.late,
        undated=counts.undated,
        missing=counts.missing,
        pending=counts.pending,
        share=share_words(counts),
        bar=counts.share,
    )


def _link(year: int | None) -> Link | None:
    return None if year is None else Link(f"{year}年", status_page(year))
