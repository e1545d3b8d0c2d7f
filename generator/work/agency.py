"""One agency: its files read, checked, turned into pages and facts.

The outcome depends on the agency's own files, its region's ancestors, the settings and the
templates alone. Nothing here knows of other agencies: what needs several leaves as facts.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.form.figures import key_figures
from generator.ground.diagnostics import Finding
from generator.model.addresses import agency_page, report_page, root_from
from generator.model.agency import Agency
from generator.model.page import Rendered
from generator.model.region import Region
from generator.read.agency import read_agency
from generator.read.links import resolver
from generator.read.scan import AgencyFolder
from generator.render.agency import AgencySource, render_agency
from generator.render.desk import Desk
from generator.render.faults import TemplateFault
from generator.render.report import ReportSource, render_report
from generator.render.views_agency import AgencyYear
from generator.render.words import day_words, edition_words
from generator.work.anchors import anchors_of, dead_anchors
from generator.work.awaiting import kept_faults, open_entries
from generator.work.facts import facts_of
from generator.work.judged import NOTHING_HELD, Judged, Texts, judge_reports
from generator.work.outcome import Copy, Outcome
from generator.work.surroundings import Surroundings


def work(
    folder: AgencyFolder, around: Surroundings, desk: Desk, texts: Texts = NOTHING_HELD
) -> Outcome:
    """Return the pages, facts and findings of one agency.

    ``texts`` are what its reports hold, where they have been read already.
    """
    findings: list[Finding] = []
    agency = None
    if folder.has_agency_file:
        agency = read_agency(around.folder, folder.region, folder.slug, findings)
    # Reports of an unknown agency are judged all the same: one run lists the faults of all files.
    stand_in = Agency(folder.region, folder.slug, folder.slug, "other")
    reports = judge_reports(folder, agency or stand_in, around, findings, texts)
    looked_at, unread, shown = reports.looked_at, reports.unread, reports.shown
    if agency is None:
        return Outcome(None, tuple(findings), reports=looked_at, unread=unread)
    pages: list[Rendered] = []
    is_placed = folder.region in around.regions.by_code
    if is_placed:
        regions = around.regions.chain(folder.region)
        try:
            pages += _pages(_Making(desk, agency, regions, shown), around, findings)
        except TemplateFault as fault:
            findings.append(fault.finding)
    copies = tuple(_copies(around.folder, folder, agency, shown))
    facts = facts_of(agency, shown) if is_placed else None
    return Outcome(facts, tuple(findings), tuple(pages), copies, looked_at, unread)


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
            findings=kept_faults(judged),
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
        fault_count=judged.accepted + len(open_entries(judged)),
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
    site: Path, folder: AgencyFolder, agency: Agency, shown: tuple[Judged, ...]
) -> Iterator[Copy]:
    for judged in shown:
        year = judged.report.year
        for name in judged.report.attachments:
            yield Copy(report_page(agency.key, year) + name, site / folder.path / f"{year}" / name)
