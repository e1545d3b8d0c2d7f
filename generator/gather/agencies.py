"""The list of all agencies, and a list for each kind of agency."""

from collections.abc import Iterator
from functools import partial

from generator.gather import slices
from generator.gather.census import Census
from generator.gather.rows import agency_rows
from generator.gather.sheet import Sheet
from generator.model.addresses import AGENCIES, kind_page, region_page
from generator.model.agency import KINDS
from generator.render.desk import Desk
from generator.render.listing import AGENCIES_ENTRY, KIND_ENTRY, render_agencies, render_kind
from generator.render.views import Link
from generator.render.views_listing import (
    LISTING_LIMIT,
    AgenciesView,
    AgencyGroup,
    KindRow,
    KindView,
)

_GROUPS = (
    "SELECT region, sum(agencies), sum(reports) FROM roll"
    " WHERE ? IN ('', kind) GROUP BY region ORDER BY region"
)


def agency_pages(desk: Desk, census: Census) -> Iterator[Sheet]:
    """Return the list of all agencies and the lists by kind."""
    counts = census.agencies_of_kinds
    reads = _reads(counts.total(), slices.PORTAL, slices.AGENCIES)
    yield Sheet(AGENCIES, AGENCIES_ENTRY, reads, partial(_agencies, desk, census))
    for kind in KINDS:
        if counts[kind]:
            reads = _reads(counts[kind], slices.kind_counts(kind), slices.kind_rows(kind))
            make = partial(_kind, desk, census, kind)
            yield Sheet(kind_page(kind), KIND_ENTRY, reads, make)


def kind_rows(census: Census) -> tuple[KindRow, ...]:
    """Return the kinds of agency that the portal has, with their numbers."""
    counts = census.agencies_of_kinds
    return tuple(
        KindRow(label, kind_page(key), counts[key]) for key, label in KINDS.items() if counts[key]
    )


def _reads(agencies: int, counts: str, rows: str) -> frozenset[str]:
    return frozenset({counts} if agencies > LISTING_LIMIT else {counts, rows})


def _agencies(desk: Desk, census: Census) -> bytes:
    groups = _groups(census, "")
    view = AgenciesView(
        agencies=sum(group.agencies for group in groups),
        reports=sum(group.reports for group in groups),
        groups=groups,
        kinds=tuple(Link(kind.label, kind.address) for kind in kind_rows(census)),
    )
    return render_agencies(desk, view)


def _kind(desk: Desk, census: Census, kind: str) -> bytes:
    members = _groups(census, kind)
    count = sum(group.agencies for group in members)
    reports = sum(group.reports for group in members)
    return render_kind(desk, KindView(kind, KINDS[kind], count, reports, members))


def _groups(census: Census, kind: str) -> tuple[AgencyGroup, ...]:
    """Return the agencies of one kind, or all, by region; counts alone where they are many."""
    counts = list(census.counted.rows(_GROUPS, kind))
    is_long = sum(count for _, count, _ in counts) > LISTING_LIMIT
    return tuple(
        AgencyGroup(
            name=census.full_name(region),
            address=region_page(region),
            agencies=count,
            reports=reports,
            rows=() if is_long else tuple(agency_rows(census.store, region, kind)),
        )
        for region, count, reports in counts
    )
