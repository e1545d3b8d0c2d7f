"""The home page: what the portal holds, its latest year, and the ways in."""

from collections.abc import Iterator
from datetime import date
from functools import partial

from generator.gather import slices
from generator.gather.agencies import kind_rows
from generator.gather.census import Census
from generator.gather.regions import region_tree
from generator.gather.sheet import Sheet
from generator.gather.years import year_rows
from generator.model.addresses import HOME, report_page
from generator.render.desk import Desk
from generator.render.page import (
    HOME_ENTRY,
    NOT_FOUND,
    NOT_FOUND_ENTRY,
    render_home,
    render_not_found,
)
from generator.render.views_listing import HomeView, RecentReport
from generator.render.words import day_words

RECENT = 10
"""Reports among the latest that the home page names."""
_RECENT = (
    "SELECT report.agency, region, year, title, published FROM report"
    " JOIN agency ON agency.key = report.agency WHERE published <> ''"
    " ORDER BY published DESC, report.agency, year LIMIT ?"
)
_READS = frozenset({slices.PORTAL, slices.YEARS, slices.LATEST})


def home_pages(desk: Desk, census: Census) -> Iterator[Sheet]:
    """Return the home page and the page for addresses that are not there."""
    yield Sheet(HOME, HOME_ENTRY, _READS, partial(_home, desk, census))
    yield Sheet(NOT_FOUND, NOT_FOUND_ENTRY, frozenset(), partial(render_not_found, desk))


def _home(desk: Desk, census: Census) -> bytes:
    codes = census.regions.by_code
    view = HomeView(
        description=desk.site.description,
        notice=desk.site.notice,
        reports=census.reports(codes),
        agencies=census.agencies(codes),
        regions=len(census.agencies_of),
        years=year_rows(census),
        top_regions=region_tree(census),
        kinds=kind_rows(census),
        recent=tuple(_recent(census)),
        pages=desk.pages,
    )
    return render_home(desk, view)


def _recent(census: Census) -> Iterator[RecentReport]:
    for key, region, year, title, published in census.store.rows(_RECENT, RECENT):
        yield RecentReport(
            title=title,
            address=report_page(key, year),
            region=census.full_name(region),
            published=day_words(date.fromisoformat(published)),
        )
