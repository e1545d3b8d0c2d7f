"""A small portal of facts, and random edits of every kind that an office makes of its sources."""

import random
from collections.abc import Callable, Iterator
from dataclasses import replace

from generator.form.figures import KEY_FIGURES
from generator.model.agency import KINDS
from generator.model.facts import FAR_YEAR, AgencyFacts, ReportFacts, TableFacts
from generator.model.region import Region, Regions

REGIONS = Regions(
    {
        "410000": Region("410000", "河南省"),
        "410300": Region("410300", "洛阳市", "410000"),
        "410303": Region("410303", "西工区", "410300"),
        "410306": Region("410306", "吉利区", "410300", valid_to=2021),
        "410700": Region("410700", "新乡市", "410000"),
        "410724": Region("410724", "获嘉县", "410700"),
        "420000": Region("420000", "湖北省"),
    }
)
YEARS = tuple(range(2018, 2025))
SLUGS = ("caizheng", "gongan", "jiaoyu", "tongji")
EDITIONS = ("2019", "2021", "none", "outline")
Portal = dict[str, AgencyFacts]
"""The facts of all agencies, by their keys."""


def edits(chance: random.Random) -> Iterator[tuple[str, Portal]]:
    """Yield portals without end, each one edit away from the one before, with the edit's name."""
    portal: Portal = {}
    for _ in range(8):
        portal = add_agency(chance, portal)
    yield "start", portal
    while True:
        edit = chance.choice(EDITS)
        if portal or edit is add_agency:
            portal = edit(chance, portal)
            yield edit.__name__, portal


def add_agency(chance: random.Random, portal: Portal) -> Portal:
    """Add an agency, or replace it by another of its address."""
    region, slug = chance.choice(tuple(REGIONS.by_code)), chance.choice(SLUGS)
    first, last = chance.choice(YEARS), chance.choice((FAR_YEAR, *YEARS))
    years = sorted(chance.sample(YEARS, chance.choice((0, 1, 1, 2, 3))))
    facts = AgencyFacts(
        *(region, slug, _name(chance), chance.choice(tuple(KINDS)), first, last),
        reports=tuple(_report(chance, year) for year in years),
    )
    return portal | {facts.key: facts}


def remove_agency(chance: random.Random, portal: Portal) -> Portal:
    """Remove an agency with all its reports."""
    gone = chance.choice(tuple(portal))
    return {key: facts for key, facts in portal.items() if key != gone}


def move_agency(chance: random.Random, portal: Portal) -> Portal:
    """Move an agency to another region, or to another folder of its own."""
    facts = portal[chance.choice(tuple(portal))]
    region, slug = chance.choice(tuple(REGIONS.by_code)), chance.choice((facts.slug, *SLUGS))
    moved = replace(facts, region=region, slug=slug)
    return {key: own for key, own in portal.items() if key != facts.key} | {moved.key: moved}


def add_report(chance: random.Random, portal: Portal) -> Portal:
    """Add a report, or replace the one about its year."""
    facts = portal[chance.choice(tuple(portal))]
    new = _report(chance, chance.choice(YEARS))
    others = [report for report in facts.reports if report.year != new.year]
    reports = tuple(sorted((*others, new), key=lambda report: report.year))
    return portal | {facts.key: replace(facts, reports=reports)}


def remove_report(chance: random.Random, portal: Portal) -> Portal:
    """Remove a report."""
    facts = portal[chance.choice(tuple(portal))]
    kept = list(facts.reports)
    if kept:
        kept.pop(chance.randrange(len(kept)))
    return portal | {facts.key: replace(facts, reports=tuple(kept))}


def rename_report(chance: random.Random, portal: Portal) -> Portal:
    """Give a report to another year, for which there is none."""
    facts = portal[chance.choice(tuple(portal))]
    free = [year for year in YEARS if all(report.year != year for report in facts.reports)]
    if not facts.reports or not free:
        return portal
    old = chance.choice(facts.reports)
    new = replace(old, year=chance.choice(free))
    reports = tuple(new if report is old else report for report in facts.reports)
    ordered = tuple(sorted(reports, key=lambda report: report.year))
    return portal | {facts.key: replace(facts, reports=ordered)}


def edit_agency(chance: random.Random, portal: Portal) -> Portal:
    """Change one thing in an agency's file."""
    facts = portal[chance.choice(tuple(portal))]
    change: dict[str, object] = chance.choice(
        (
            {"name": _name(chance)},
            {"kind": chance.choice(tuple(KINDS))},
            {"first_year": chance.choice(YEARS)},
            {"last_year": chance.choice((FAR_YEAR, *YEARS))},
            {"members": ("410303/tongji",), "founded": chance.choice(YEARS)},
        )
    )
    return portal | {facts.key: replace(facts, **change)}  # type: ignore[arg-type]


def edit_report(chance: random.Random, portal: Portal) -> Portal:
    """Change one thing in a report."""
    facts = portal[chance.choice(tuple(portal))]
    if not facts.reports:
        return portal
    old = chance.choice(facts.reports)
    other = _report(chance, old.year)
    field = chance.choice(
        (
            *("figures", "published", "due", "accepted", "title", "edition", "agency"),
            *("sketch", "tables", "prose_line"),
        )
    )
    new = replace(old, **{field: getattr(other, field)})
    reports = tuple(new if report is old else report for report in facts.reports)
    return portal | {facts.key: replace(facts, reports=reports)}


EDITS: tuple[Callable[[random.Random, Portal], Portal], ...] = (
    *(add_agency, remove_agency, move_agency, add_report, remove_report, rename_report),
    *(edit_agency, edit_agency, edit_report, edit_report, edit_report, edit_report),
)


def _name(chance: random.Random) -> str:
    return f"{chance.choice('财公教统')}{chance.choice('政安育计')}{chance.choice('局办委')}"


def _report(chance: random.Random, year: int) -> ReportFacts:
    day = f"{year + 1}-0{chance.randint(1, 3)}-{chance.randint(10, 28)}"
    return ReportFacts(
        year=year,
        agency=_name(chance),
        title=f"{_name(chance)}{year}年报告",
        edition=chance.choice(EDITIONS),
        # A year mistyped lies far ahead: nobody is late for it.
        published=chance.choice((day, day, "", "2204-01-25")),
        figures=tuple(chance.choice((None, 0, chance.randint(1, 99))) for _ in KEY_FIGURES),
        accepted=chance.choice((0, 0, 1, 2)),
        due=chance.choice((f"{year + 1}-01-31", f"{year + 1}-02-20", "")),
        tables=(TableFacts("proactive", "2021", (chance.randint(1, 99), None)),),
        sketch=chance.randbytes(4),
        prose_line=chance.randint(20, 40),
    )
