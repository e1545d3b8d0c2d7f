"""The list of all agencies, and a list for each kind of agency."""

from collections.abc import Iterator

from generator.gather.census import Census
from generator.gather.rows import agency_rows
from generator.model.addresses import AGENCIES, kind_page, region_page
from generator.model.agency import KINDS
from generator.model.page import Rendered
from generator.render.desk import Desk
from generator.render.listing import render_agencies, render_kind
from generator.render.views import Link
from generator.render.views_listing import (
    LISTING_LIMIT,
    AgenciesView,
    AgencyGroup,
    KindRow,
    KindView,
)

_GROUPS = (
    "SELECT region, count(*), sum((SELECT count(*) FROM report WHERE agency = agency.key))"
    " FROM agency WHERE ? IN ('', kind) GROUP BY region ORDER BY region"
)
_KINDS = "SELECT kind, count(*) FROM agency GROUP BY kind"


def agency_pages(desk: Desk, census: Census) -> Iterator[Rendered]:
    """Return the list of all agencies and the lists by kind."""
    groups = _groups(census, "")
    kinds = kind_rows(census)
    view = AgenciesView(
        agencies=sum(group.agencies for group in groups),
        reports=sum(group.reports for group in groups),
        groups=groups,
        kinds=tuple(Link(kind.label, kind.address) for kind in kinds),
    )
    yield Rendered(AGENCIES, render_agencies(desk, view))
    for key, label in KINDS.items():
        members = _groups(census, key)
        if members:
            count = sum(group.agencies for group in members)
            reports = sum(group.reports for group in members)
            page = render_kind(desk, KindView(key, label, count, reports, members))
            yield Rendered(kind_page(key), page)


def kind_rows(census: Census) -> tuple[KindRow, ...]:
    """Return the kinds of agency that the portal has, with their numbers."""
    counts: dict[str, int] = dict(census.store.rows(_KINDS))
    return tuple(
        KindRow(label, kind_page(key), counts[key]) for key, label in KINDS.items() if key in counts
    )


def _groups(census: Census, kind: str) -> tuple[AgencyGroup, ...]:
    """Return the agencies of one kind, or all, by region; counts alone where they are many."""
    counts = list(census.store.rows(_GROUPS, kind))
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
