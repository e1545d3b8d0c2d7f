"""From an agency and its judged reports to the facts that leave its work."""

from collections.abc import Iterator, Sequence

from generator.checks.acceptance import idle_entries
from generator.checks.registry import late_codes
from generator.form.figures import key_figures
from generator.ground.diagnostics import Place
from generator.model.addresses import agency_page
from generator.model.agency import Agency
from generator.model.facts import FAR_YEAR, AgencyFacts, Link, ReportFacts, TableFacts
from generator.model.report import Acceptance, Report
from generator.read.agency import AGENCY_FILE
from generator.read.scan import CONTENT
from generator.work.anchors import outward
from generator.work.judged import Judged


def facts_of(agency: Agency, shown: Sequence[Judged]) -> AgencyFacts:
    """Return what listings and judgements over several agencies need to know of one."""
    first = min((judged.report.year for judged in shown), default=0)
    return AgencyFacts(
        region=agency.region,
        slug=agency.slug,
        name=agency.name,
        kind=agency.kind,
        first_year=first if agency.valid_from is None else agency.valid_from,
        last_year=FAR_YEAR if agency.valid_to is None else agency.valid_to,
        reports=tuple(_report_facts(agency, judged) for judged in shown),
        links=(
            *(link for judged in shown for link in outward(judged.links, agency.key)),
            *_relations(agency),
        ),
        members=agency.members,
        predecessors=agency.predecessors,
    )


def _relations(agency: Agency) -> Iterator[Link]:
    """Return the agencies that this one names, to be looked for among all."""
    place = Place(f"{CONTENT}/{agency.key}/{AGENCY_FILE}", 1, 1)
    for key in (*agency.predecessors, *agency.members):
        yield Link(place, agency_page(key))


def _report_facts(agency: Agency, judged: Judged) -> ReportFacts:
    report, context = judged.report, judged.context
    return ReportFacts(
        year=report.year,
        agency=agency.name_in(report.year),
        title=report.title,
        edition=_edition_key(report),
        published=report.published.isoformat() if report.published else "",
        figures=key_figures(report.value),
        accepted=judged.accepted,
        due=context.due.isoformat() if context.due else "",
        tables=tuple(
            TableFacts(section, table.edition.key, table.values)
            for section, table in report.tables.items()
        ),
        open_entries=_open_entries(agency, judged),
        prose_line=context.body_line,
    )


def _open_entries(agency: Agency, judged: Judged) -> tuple[Acceptance, ...]:
    """Return the accepted faults that only a look at other agencies can find."""
    accepted = judged.report.accepted
    if not accepted:
        return ()
    late = late_codes(agency)
    waiting = [entry for entry in accepted if entry.code in late]
    return idle_entries(judged.findings, waiting)


def _edition_key(report: Report) -> str:
    """Return the edition of a report's tables; ``none`` where it has none and should have."""
    is_due = bool(report.edition.sections)
    return "none" if is_due and not report.has_tables else report.edition_used.key
