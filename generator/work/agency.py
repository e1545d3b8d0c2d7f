"""One agency: its files read, checked, turned into pages and facts.

The outcome depends on the agency's own files, its region's ancestors, the settings and the
templates alone. Nothing here knows of other agencies: what needs several leaves as facts.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.checks.context import ReportContext
from generator.checks.registry import run_checks
from generator.form.figures import key_figures
from generator.ground.diagnostics import Finding, Place
from generator.model.addresses import agency_page, report_page, root_from
from generator.model.agency import Agency
from generator.model.facts import FAR_YEAR, AgencyFacts, Link, ReportFacts
from generator.model.page import Rendered
from generator.model.region import Region, Regions
from generator.model.report import Report
from generator.read import markdown
from generator.read.agency import AGENCY_FILE, read_agency
from generator.read.links import resolver
from generator.read.report import ReportFile, read_report
from generator.read.scan import CONTENT, AgencyFolder
from generator.render.agency import AgencySource, render_agency
from generator.render.desk import Desk
from generator.render.faults import TemplateFault
from generator.render.report import ReportSource, render_report
from generator.render.views_agency import AgencyYear
from generator.render.words import day_words, edition_words
from generator.work.anchors import anchors_of, dead_anchors, outward
from generator.work.outcome import Copy, Outcome


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the work on every agency of a site shares."""

    folder: Path
    """The site's folder."""
    regions: Regions
    has_drafts: bool = False
    """Whether reports marked ``draft: true`` get pages."""
    is_rehearsal: bool = False
    """Whether pages are made only where a check needs them, and none is kept."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A report with all findings about it alone."""

    report: Report
    findings: tuple[Finding, ...]
    links: tuple[markdown.Link, ...]

    @property
    def accepted(self) -> int:
        """Return how many of its faults the report accepts."""
        return sum(finding.is_accepted for finding in self.findings)


def work(folder: AgencyFolder, around: Surroundings, desk: Desk) -> Outcome:
    """Return the pages, facts and findings of one agency."""
    findings: list[Finding] = []
    count = len(folder.years)
    agency = None
    if folder.has_agency_file:
        agency = read_agency(around.folder, folder.region, folder.slug, findings)
    # Reports of an unknown agency are judged all the same: one run lists the faults of all files.
    stand_in = Agency(folder.region, folder.slug, folder.slug, "other")
    shown = list(_shown(folder, agency or stand_in, around, findings))
    if agency is None:
        return Outcome(None, tuple(findings), reports=count)
    pages: list[Rendered] = []
    is_placed = folder.region in around.regions.by_code
    if is_placed:
        regions = around.regions.chain(folder.region)
        try:
            pages += _pages(_Making(desk, agency, regions, tuple(shown)), around, findings)
        except TemplateFault as fault:
            findings.append(fault.finding)
    copies = tuple(_copies(around.folder, folder, agency, shown))
    facts = _facts(agency, shown) if is_placed else None
    return Outcome(facts, tuple(findings), tuple(pages), copies, count)


def _shown(
    folder: AgencyFolder, agency: Agency, around: Surroundings, findings: list[Finding]
) -> Iterator[Judged]:
    """Return the reports that get pages; the findings of all are added."""
    for year in folder.years:
        judged = _judge(folder, agency, year, around, findings)
        if judged is None:
            continue
        is_kept_out = judged.report.is_draft and not around.has_drafts
        # A draft holds no build back; a check looks at it all the same.
        if around.is_rehearsal or not is_kept_out:
            findings += judged.findings
        if not is_kept_out:
            yield judged


def _judge(
    folder: AgencyFolder,
    agency: Agency,
    year: int,
    around: Surroundings,
    findings: list[Finding],
) -> Judged | None:
    """Return a report judged by itself; None, with its findings added, for an unreadable one."""
    path = f"{folder.path}/{year}.md"
    read = read_report(around.folder, ReportFile(path, agency, year, folder.beside(year)))
    if read.report is None:
        findings += read.findings
        return None
    context = ReportContext(
        report=read.report,
        agency=agency,
        regions=around.regions,
        locate=read.locate,
        body_line=read.body_line,
        source=read.source,
    )
    return Judged(read.report, run_checks(context, read.findings), read.links)


@dataclass(frozen=True, slots=True)
class _Making:
    """What the pages of one agency are made of."""

    desk: Desk
    agency: Agency
    regions: tuple[Region, ...]
    shown: tuple[Judged, ...]

    def report(self, judged: Judged) -> Rendered:
        """Return the page of a report."""
        report = judged.report
        address = report_page(self.agency.key, report.year)
        source = ReportSource(
            report=report,
            agency=self.agency,
            regions=self.regions,
            findings=judged.findings,
            years=tuple(other.report.year for other in self.shown),
            resolve=resolver(self.agency.key, root_from(address)),
        )
        return Rendered(address, render_report(self.desk, source))

    def overview(self) -> Rendered:
        """Return the agency's own page."""
        years = tuple(_agency_year(self.agency, judged) for judged in self.shown)
        source = AgencySource(self.agency, self.regions, years)
        return Rendered(agency_page(self.agency.key), render_agency(self.desk, source))


def _agency_year(agency: Agency, judged: Judged) -> AgencyYear:
    report = judged.report
    return AgencyYear(
        year=report.year,
        address=report_page(agency.key, report.year),
        title=report.title,
        published=day_words(report.published),
        edition=edition_words(report.edition_used),
        figures=key_figures(report.value),
        fault_count=judged.accepted,
    )


def _pages(making: _Making, around: Surroundings, findings: list[Finding]) -> Iterator[Rendered]:
    """Return the pages of an agency; links to places that a page lacks become findings."""
    for judged in making.shown:
        anchors = anchors_of(judged.links)
        if around.is_rehearsal and not anchors:
            continue
        page = making.report(judged)
        findings += dead_anchors(anchors, page.data)
        yield page
    if not around.is_rehearsal:
        yield making.overview()


def _copies(
    site: Path, folder: AgencyFolder, agency: Agency, shown: list[Judged]
) -> Iterator[Copy]:
    for judged in shown:
        year = judged.report.year
        for name in judged.report.attachments:
            yield Copy(report_page(agency.key, year) + name, site / folder.path / f"{year}" / name)


def _facts(agency: Agency, shown: list[Judged]) -> AgencyFacts:
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
    )


def _edition_key(report: Report) -> str:
    """Return the edition of a report's tables; ``none`` where it has none and should have."""
    is_due = bool(report.edition.sections)
    return "none" if is_due and not report.has_tables else report.edition_used.key


def _relations(agency: Agency) -> Iterator[Link]:
    """Return the agencies that this one names, to be looked for among all."""
    place = Place(f"{CONTENT}/{agency.key}/{AGENCY_FILE}", 1, 1)
    for key in (*agency.predecessors, *agency.members):
        yield Link(place, agency_page(key))


def _report_facts(agency: Agency, judged: Judged) -> ReportFacts:
    report = judged.report
    return ReportFacts(
        year=report.year,
        agency=agency.name_in(report.year),
        title=report.title,
        edition=_edition_key(report),
        published=report.published.isoformat() if report.published else "",
        figures=key_figures(report.value),
        accepted=judged.accepted,
    )
