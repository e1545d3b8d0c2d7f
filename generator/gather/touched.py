"""Which slices of the facts differ when an agency changes, comes or goes.

Only what some listing shows is looked at: an edit of prose, or of a number that no listing has,
touches nothing.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any, NamedTuple

from generator.gather import slices
from generator.gather.status import StatusBook
from generator.model.region import Regions
from generator.store.facts import FactStore

_AGENCY = "SELECT region, name, kind, first_year, last_year FROM agency WHERE key = ?"
_REPORTS = (
    "SELECT year, name, title, edition, published, figures, accepted, due FROM report"
    " WHERE agency = ?"
)
_View = Callable[["Listed", int], Any]


class ListedReport(NamedTuple):
    """What listings read of one report."""

    name: str
    title: str
    edition: str
    published: str
    figures: str
    accepted: int
    due: str


class Listed(NamedTuple):
    """What listings read of one agency."""

    region: str
    name: str
    kind: str
    first_year: int
    last_year: int
    reports: Mapping[int, ListedReport]
    """By year."""


def listed_of(store: FactStore, key: str) -> Listed | None:
    """Return what the store holds for listings about an agency; None where it knows none."""
    reports = {year: ListedReport(*rest) for year, *rest in store.rows(_REPORTS, key)}
    found = (Listed._make((*row, reports)) for row in store.rows(_AGENCY, key))
    return next(found, None)


def touched(
    before: Listed | None, after: Listed | None, *, regions: Regions, years: Collection[int]
) -> set[str]:
    """Return the slices that differ between two states of one agency; None is its absence.

    ``years`` are those for which the portal has reports; where they change, ``turned`` tells.
    """
    if before == after:
        return set()
    both = tuple(side for side in (before, after) if side is not None)
    codes = {side.region for side in both}
    # A region that is not known any more has no pages.
    above = {
        region.code for code in codes if code in regions.by_code for region in regions.chain(code)
    }
    kinds = {side.kind for side in both}
    found = set(_of_agency(before, after, codes, above, kinds))
    for year in {*years, *(year for side in both for year in side.reports)}:
        found.update(_of_year(before, after, year, codes, above))
    return found


def turned(book: StatusBook) -> set[str]:
    """Return those of the slices about all agencies that differ from when this was last asked.

    The store remembers them. Ask once in a build, when all facts are there.
    """
    store, today = book.census.store, book.today
    values = {
        slices.YEARS: " ".join(map(str, book.census.years)),
        slices.TODAY: today.isoformat() if today else "",
    }
    found = set()
    for name, value in values.items():
        if store.note(f"slice/{name}") != value:
            store.put_note(f"slice/{name}", value)
            found.add(name)
    return found


def _of_agency(
    before: Listed | None,
    after: Listed | None,
    codes: Collection[str],
    above: Collection[str],
    kinds: Collection[str],
) -> Iterator[str]:
    def differ(view: Callable[[Listed], Any]) -> bool:
        seen, now = (side and view(side) for side in (before, after))
        return bool(seen != now)

    if differ(lambda own: (own.region, own.name, own.kind, _span(own))):
        yield slices.AGENCIES
        yield from map(slices.kind_rows, kinds)
        yield from map(slices.region, codes)
    if differ(lambda own: (own.region, own.kind, len(own.reports))):
        yield slices.PORTAL
        yield from map(slices.kind_counts, kinds)
        yield from map(slices.region, above)
    if differ(lambda own: (own.region, own.kind, own.reports.keys())):
        yield slices.ADDRESSES


def _of_year(
    before: Listed | None,
    after: Listed | None,
    year: int,
    codes: Collection[str],
    above: Collection[str],
) -> Iterator[str]:
    def differ(view: _View) -> bool:
        return bool(_seen(view, before, year) != _seen(view, after, year))

    if differ(_row):
        yield slices.year_rows(year)
        yield from (slices.region_year(code, year) for code in codes)
    if differ(_count):
        yield slices.PORTAL
        yield slices.year_counts(year)
        yield from map(slices.region, codes)
        yield from (slices.region_year(code, year) for code in above)
    if differ(_place):
        yield slices.ADDRESSES
        yield from map(slices.region_years, above)
    if differ(_state):
        yield slices.STATUS
        yield slices.status_year(year)
    if differ(_name):
        yield slices.status_year(year)
    if differ(_notice):
        yield slices.LATEST


def _seen(view: _View, listed: Listed | None, year: int) -> Any:  # noqa: ANN401 - compared, never read
    """Return what a view shows of an agency in a year; None where it is not listed in it."""
    if listed is None:
        return None
    is_expected = listed.first_year <= year <= listed.last_year
    return view(listed, year) if is_expected or year in listed.reports else None


def _span(listed: Listed) -> tuple[int, int, int]:
    years = listed.reports
    return (min(years, default=0), max(years, default=0), len(years))


def _name(listed: Listed, year: int) -> str:
    report = listed.reports.get(year)
    return listed.name if report is None else report.name


def _row(listed: Listed, year: int) -> object:
    report = listed.reports.get(year)
    shown = None if report is None else (report.figures, report.accepted, report.edition)
    return (listed.region, listed.kind, _name(listed, year), shown)


def _count(listed: Listed, year: int) -> object:
    return (listed.region, year in listed.reports)


def _place(listed: Listed, _year: int) -> object:
    return listed.region


def _state(listed: Listed, year: int) -> object:
    report = listed.reports.get(year)
    days = None if report is None else (report.published, report.due)
    return (listed.region, listed.kind, days)


def _notice(listed: Listed, year: int) -> object:
    report = listed.reports.get(year)
    if report is None or not report.published:
        return None
    return (listed.region, report.title, report.published)
