"""The tree of regions, a page for each, and a listing for each region and year."""

from collections.abc import Iterator
from dataclasses import replace

from generator.gather.census import Census
from generator.gather.rows import LABELS, report_rows
from generator.gather.years import neighbour
from generator.model.addresses import (
    REGIONS,
    agency_page,
    region_page,
    region_year_page,
    report_page,
    status_anchor,
    status_page,
)
from generator.model.agency import KINDS
from generator.model.page import Rendered
from generator.model.region import Region
from generator.render.desk import Desk
from generator.render.listing import render_region, render_region_year, render_regions
from generator.render.views import Link
from generator.render.views_listing import (
    MatrixCell,
    MatrixRow,
    RegionGroup,
    RegionRow,
    RegionsView,
    RegionView,
    RegionYearView,
)

MATRIX = (
    "SELECT agency.key, agency.name, agency.kind, standing.year, standing.published"
    # Narrowed before it is joined: SQLite would work out the standing of the whole portal.
    " FROM agency LEFT JOIN (SELECT * FROM standing WHERE region = ?1) AS standing"
    " ON standing.agency = agency.key WHERE agency.region = ?1 ORDER BY 2, 1"
)
"""A region's own agencies, with a row for each year in which one is listed."""


def region_pages(desk: Desk, census: Census) -> Iterator[Rendered]:
    """Return the tree of regions, and the pages of every region that has agencies."""
    yield Rendered(REGIONS, render_regions(desk, RegionsView(region_tree(census))))
    for region in census.inhabited:
        years = _years(census, region.code)
        code = region.code
        page = render_region(desk, _region(census, region, years))
        yield Rendered(region_page(code), page)
        for year in years:
            view = _region_year(census, region, year, years)
            if desk.site.has_status_pages:
                view = replace(view, status=f"{status_page(year)}#{status_anchor(code)}")
            page = render_region_year(desk, view)
            yield Rendered(region_year_page(code, year), page)


def region_tree(census: Census) -> tuple[RegionRow, ...]:
    """Return the topmost regions with everything beneath them."""
    return _rows_below(census, None, is_deep=True)


def _rows_below(census: Census, code: str | None, *, is_deep: bool) -> tuple[RegionRow, ...]:
    return tuple(
        RegionRow(
            name=region.name,
            address=region_page(region.code),
            agencies=census.agencies(census.beneath(region.code)),
            reports=census.reports(census.beneath(region.code)),
            children=_rows_below(census, region.code, is_deep=True) if is_deep else (),
        )
        for region in _inhabited_below(census, code)
    )


def _inhabited_below(census: Census, code: str | None) -> Iterator[Region]:
    for region in census.regions.children(code):
        if census.agencies(census.beneath(region.code)):
            yield region


def _years(census: Census, code: str) -> tuple[int, ...]:
    """Return the years in which agencies of a region, or beneath it, are listed."""
    members = census.beneath(code)
    return tuple(year for year in census.years if census.standing(members, year)[1])


def _region(census: Census, region: Region, years: tuple[int, ...]) -> RegionView:
    return RegionView(
        name=region.name,
        code=region.code,
        regions=tuple(
            Link(above.name, region_page(above.code))
            for above in census.regions.chain(region.code)[:-1]
        ),
        years=tuple(Link(f"{year}", region_year_page(region.code, year)) for year in years),
        rows=_matrix(census, region.code, years),
        below=_rows_below(census, region.code, is_deep=False),
        lifetime=_lifetime(region),
    )


def _lifetime(region: Region) -> str:
    parts = []
    if region.valid_from is not None:
        parts.append(f"{region.valid_from}年设立")
    if region.valid_to is not None:
        parts.append(f"{region.valid_to}年后撤销")
    return "，".join(parts)


def _matrix(census: Census, code: str, years: tuple[int, ...]) -> tuple[MatrixRow, ...]:
    """Return a region's own agencies, with their standing in each of the years."""
    found: dict[str, tuple[str, str, dict[int, bool]]] = {}
    for key, name, kind, year, published in census.store.rows(MATRIX, code):
        standing = found.setdefault(key, (name, kind, {}))[2]
        if year is not None:
            standing[year] = bool(published)
    return tuple(
        MatrixRow(
            agency=name,
            address=agency_page(key),
            kind=KINDS[kind],
            cells=tuple(_cell(key, year, standing.get(year)) for year in years),
        )
        for key, (name, kind, standing) in found.items()
    )


def _cell(key: str, year: int, published: bool | None) -> MatrixCell:  # noqa: FBT001 - three states
    if published is None:
        return MatrixCell(year, "absent", "")
    if published:
        return MatrixCell(year, "published", report_page(key, year))
    return MatrixCell(year, "missing", "")


def _region_year(
    census: Census, region: Region, year: int, years: tuple[int, ...]
) -> RegionYearView:
    code = region.code
    published, expected = census.standing(census.beneath(code), year)
    return RegionYearView(
        name=region.name,
        regions=tuple(
            Link(above.name, region_page(above.code)) for above in census.regions.chain(code)
        ),
        code=code,
        year=year,
        published=published,
        expected=expected,
        labels=LABELS,
        rows=tuple(report_rows(census.store, code, year)),
        below=tuple(_groups_below(census, code, year)),
        previous=_link(code, neighbour(year, years, step=-1)),
        next=_link(code, neighbour(year, years, step=1)),
    )


def _groups_below(census: Census, code: str, year: int) -> Iterator[RegionGroup]:
    for region in _inhabited_below(census, code):
        published, expected = census.standing(census.beneath(region.code), year)
        if expected:
            address = region_year_page(region.code, year)
            yield RegionGroup(region.name, address, published, expected)


def _link(code: str, year: int | None) -> Link | None:
    return None if year is None else Link(f"{year}年", region_year_page(code, year))
