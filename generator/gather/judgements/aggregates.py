"""Reports that add up those of declared members, against theirs."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from generator.checks.aggregate import Aggregate, Share
from generator.checks.rules.k01_members_sum_differs import members_sum_differs, not_checkable
from generator.checks.rules.k02_total_below_member import total_below_member
from generator.form.editions import BY_KEY
from generator.form.grid import grids_of
from generator.gather.judgements.docket import Docket, late_owner
from generator.gather.judgements.evidence import Evidence, report_path
from generator.ground.diagnostics import Finding, Place
from generator.model.report import TableData
from generator.store.facts import FactStore
from generator.store.rows import values_of

_AGGREGATES = (
    "SELECT DISTINCT agency FROM relation WHERE role = 'member'"
    " AND (agency IN (SELECT key FROM changed) OR other IN (SELECT key FROM changed)) ORDER BY 1"
)
_YEARS = "SELECT year FROM report WHERE agency = ? ORDER BY year"
_MEMBERS = (
    "SELECT other, agency.name, report.name FROM relation"
    " LEFT JOIN agency ON agency.key = other"
    " LEFT JOIN report ON report.agency = other AND report.year = ?2"
    " WHERE relation.agency = ?1 AND role = 'member'"
    # An agency that is not known is not left out: without it nothing adds up.
    " AND ifnull(founded, 0) <= ?2 AND ifnull(last_year, ?2) >= ?2 ORDER BY other"
)
_TABLES = "SELECT section, edition, cells FROM numbers WHERE agency = ? AND year = ?"


@dataclass(frozen=True, slots=True)
class _Member:
    key: str
    name: str
    """Empty for an agency of which nothing is known."""
    tables: Mapping[str, TableData] | None
    """By section; None where there is no report about the year."""


def judge_aggregates(evidence: Evidence, docket: Docket) -> None:
    """Judge the reports of agencies that changed, or members of which did."""
    found = [key for (key,) in evidence.store.rows(_AGGREGATES)]
    for key in sorted({*found, *docket.keys}):
        docket.renew(late_owner(key, "aggregates"), aggregate_faults(evidence, key))


def aggregate_faults(evidence: Evidence, key: str) -> Iterator[Finding]:
    """Return the findings about the reports of an agency, if it declares members."""
    if any(evidence.store.rows("SELECT 1 FROM relation WHERE agency = ? AND role = 'member'", key)):
        for (year,) in list(evidence.store.rows(_YEARS, key)):
            yield from _judged(evidence, key, year)


def _judged(evidence: Evidence, key: str, year: int) -> Iterator[Finding]:
    own = _tables(evidence.store, key, year)
    members = tuple(_members(evidence.store, key, year)) if own else ()
    if not members:
        return
    locate = partial(_place, evidence, key, year)
    unlike: list[str] = []
    for table in own.values():
        shares = tuple(_shares(members, table))
        aggregate = Aggregate(table, shares, locate)
        if len(shares) == len(members):
            yield from members_sum_differs.find(aggregate)
        else:
            unlike += _unlike(members, table)
            yield from total_below_member.find(aggregate)
    absent = [member.name for member in members if _is_absent(evidence, member, year)]
    if absent or unlike:
        yield not_checkable(Place(report_path(key, year), 1, 1), absent, unlike)


def _tables(store: FactStore, key: str, year: int) -> dict[str, TableData]:
    found: dict[str, TableData] = {}
    for section, name, cells in store.rows(_TABLES, key, year):
        edition = BY_KEY[name]
        found[section] = TableData(edition, grids_of(edition)[section], values_of(cells))
    return found


def _members(store: FactStore, key: str, year: int) -> Iterator[_Member]:
    for other, name, then in store.rows(_MEMBERS, key, year):
        tables = None if then is None else _tables(store, other, year)
        yield _Member(other, then or name or "", tables)


def _shares(members: tuple[_Member, ...], own: TableData) -> Iterator[Share]:
    for member in members:
        table = (member.tables or {}).get(own.grid.section.key)
        if table is not None and table.edition.key == own.edition.key:
            yield Share(member.name, table)


def _unlike(members: tuple[_Member, ...], own: TableData) -> Iterator[str]:
    """Return the members whose reports have no such table, or one of another edition."""
    for member in members:
        if member.tables is None:
            continue
        table = member.tables.get(own.grid.section.key)
        if table is None or table.edition.key != own.edition.key:
            yield f"{member.name}第{own.grid.section.numeral}部分"


def _is_absent(evidence: Evidence, member: _Member, year: int) -> bool:
    """Tell whether a member has no report; one that was not looked at may well have it."""
    is_known = member.tables is not None or not member.name
    return not is_known and report_path(member.key, year) not in evidence.unread


def _place(evidence: Evidence, key: str, year: int, cell: str) -> Place:
    """Return where a cell of a report is written, reading it again."""
    context = evidence.sources.context(key, year)
    return Place(report_path(key, year), 1, 1) if context is None else context.locate(cell)
