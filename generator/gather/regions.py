"""The tree of regions, a page for each, and a listing for each region and year."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from generator.gather import slices
from generator.gather.census import Census
from generator.gather.rows import LABELS, report_rows
from generator.gather.sheet import Sheet
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
from generator.model.region import Region
from generator.render.desk import Desk
from generator.render.listing import (
    REGION_ENTRY,
    REGION_YEAR_ENTRY,
    REGIONS_ENTRY,
    render_region,
    render_region_year,
    render_regions,
)
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
_TREE_READS = frozenset({slices.PORTAL})


def region_pages(desk: Desk, census: Census) -> Iterator[Sheet]:
    """Return the tree of regions, and the pages of every region that has agencies."""
    yield Sheet(REGIONS, REGIONS_ENTRY, _TREE_READS, partial(_tree_page, desk, census))
    for region in census.inhabited:
        code = region.code
        years = slices.region_years(code)
        reads = frozenset({slices.YEARS, years, slices.region(code)})
        make = partial(_region_page, desk, census, region)
        yield Sheet(region_page(code), REGION_ENTRY, reads, make)
        for year in census.years_within(code):
            reads = frozenset({slices.YEARS, years, slices.region_year(code, year)})
            make = partial(_region_year_page, desk, census, region, year)
            yield Sheet(region_year_page(code, year), REGION_YEAR_ENTRY, reads, make)


def _tree_page(desk: Desk, census: Census) -> bytes:
    return render_regions(desk, RegionsView(region_tree(census)))


def _region_page(desk: Desk, census: Census, region: Region) -> bytes:
    return render_region(desk, _region(census, region))


def _region_year_page(desk: Desk, census: Census, region: Region, year: int) -> bytes:
    view = _region_year(census, region, year)
    if desk.site.has_status_pages:
        view = replace(view, status=f"{status_page(year)}#{status_anchor(region.code)}")
    return render_region_year(desk, view)


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


def _region(census: Census, region: Region) -> RegionView:
    years = census.years_within(region.code)
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


def _region_year(census: Census, region: Region, year: int) -> RegionYearView:
    code = region.code
    years = census.years_within(code)
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
