"""From an agency and its judged reports to the facts that leave its work."""

from collections.abc import Iterator, Sequence

from generator.checks.prose.sketch import own_names, sketch_of
from generator.form.figures import key_figures
from generator.ground.diagnostics import Place
from generator.model.addresses import agency_page
from generator.model.agency import Agency
from generator.model.facts import FAR_YEAR, AgencyFacts, Link, ReportFacts, TableFacts
from generator.model.report import Report
from generator.model.sources import AGENCY_FILE, CONTENT
from generator.work.anchors import outward
from generator.work.awaiting import open_entries
from generator.work.judged import Judged


def facts_of(agency: Agency, shown: Sequence[Judged]) -> AgencyFacts:
    """Return what listings and judgements over several agencies need to know of one."""
    first = min((judged.report.year for judged in shown), default=0)
    regions = shown[0].context.regions.chain(agency.region) if shown else ()
    names = own_names(agency, regions)
    return AgencyFacts(
        region=agency.region,
        slug=agency.slug,
        name=agency.name,
        kind=agency.kind,
        first_year=first if agency.valid_from is None else agency.valid_from,
        last_year=FAR_YEAR if agency.valid_to is None else agency.valid_to,
        reports=tuple(_report_facts(agency, judged, names) for judged in shown),
        links=(
            *(link for judged in shown for link in outward(judged.links, agency.key)),
            *_relations(agency),
        ),
        members=agency.members,
        predecessors=agency.predecessors,
        founded=agency.valid_from,
    )


def _relations(agency: Agency) -> Iterator[Link]:
    """Return the agencies that this one names, to be looked for among all."""
    path = f"{CONTENT}/{agency.key}/{AGENCY_FILE}"
    for key, (line, column) in agency.places.items():
        yield Link(Place(path, line, column), agency_page(key))


def _report_facts(agency: Agency, judged: Judged, names: tuple[str, ...]) -> ReportFacts:
    report, context = judged.report, judged.context
    waiting = open_entries(judged)
    return ReportFacts(
        year=report.year,
        agency=agency.name_in(report.year),
        title=report.title,
        edition=_edition_key(report),
        published=report.published.isoformat() if report.published else "",
        figures=key_figures(report.value),
        accepted=judged.accepted + len(waiting),
        due=context.due.isoformat() if context.due else "",
        tables=tuple(
            TableFacts(section, table.edition.key, table.values)
            for section, table in report.tables.items()
        ),
        open_entries=waiting,
        sketch=sketch_of(context.prose, names),
        prose_line=next((p.line for p in report.passages if p.level), context.body_line),
    )


def _edition_key(report: Report) -> str:
    """Return the edition of a report's tables; ``none`` where it has none and should have."""
    is_due = bool(report.edition.sections)
    return "none" if is_due and not report.has_tables else report.edition_used.key
