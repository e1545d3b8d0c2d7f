"""The page of a report."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath
from urllib.parse import quote

from generator.ground.diagnostics import Finding
from generator.model.addresses import agency_page, region_page, report_page, year_page
from generator.model.agency import Agency
from generator.model.region import Region
from generator.model.report import PUBLISHED, Report, Revision
from generator.render.desk import Desk, Heading, render, shell_of
from generator.render.report_marks import Places, marks_of
from generator.render.report_sections import Resolve, SectionMaker
from generator.render.views import MISSING, Link
from generator.render.views_report import (
    AttachmentView,
    ReportView,
    RevisionView,
    SectionView,
)
from generator.render.words import day_words, region_words

REPORT_ENTRY = "pages/report.html"
"""The template of a report's page."""


@dataclass(frozen=True, slots=True)
class ReportSource:
    """Everything that a report's page is made of."""

    report: Report
    agency: Agency
    regions: tuple[Region, ...]
    """The agency's region and those above it, the outermost first."""
    findings: tuple[Finding, ...]
    """Findings about the report; the page shows those that it accepts."""
    years: tuple[int, ...]
    """All years of which the agency has a page, in order."""
    resolve: Resolve
    """From a link of the source to the one of the page."""


def render_report(desk: Desk, source: ReportSource) -> bytes:
    """Return a report's page; raise TemplateFault where a template is at fault."""
    report, agency = source.report, source.agency
    regions = tuple(Link(region.name, region_page(region.code)) for region in source.regions)
    tables: dict[str, bytes] = {}
    view = _view(desk, source, regions, tables)
    place = region_words(tuple(region.name for region in source.regions))
    heading = Heading(
        address=report_page(agency.key, report.year),
        title=f"{report.title} - {place}",
        description=_description(view, place),
        trail=(*regions, Link(agency.name, agency_page(agency.key))),
        here=f"{report.year}年",
    )
    shell = shell_of(desk, heading)
    return render(desk, REPORT_ENTRY, shell, view, inserts=tables)


def _view(
    desk: Desk, source: ReportSource, regions: tuple[Link, ...], tables: dict[str, bytes]
) -> ReportView:
    report, agency = source.report, source.agency
    name = agency.name_in(report.year)
    page = report_page(agency.key, report.year)
    places = Places(desk, report, page)
    marks = marks_of(places, report, source.findings)
    sections = SectionMaker(desk, report, marks, page, source.resolve, tables).sections()
    address = report.origin.url if report.origin else ""
    previous, following = _neighbours(source)
    revised = max((revision.day for revision in report.revisions), default=None)
    return ReportView(
        title=report.title,
        year=report.year,
        year_page=Link(f"{report.year}年", year_page(report.year)),
        agency=Link(name, agency_page(agency.key)),
        current_name="" if name == agency.name else agency.name,
        regions=regions,
        published=day_words(report.published),
        published_iso=report.published.isoformat() if report.published else "",
        published_marks=tuple(mark.view for mark in marks.revisions.get(PUBLISHED, ())),
        revised=day_words(revised),
        revised_iso=revised.isoformat() if revised else "",
        edition=report.edition_used.name,
        basis=report.edition_used.basis,
        origin=report.origin.title if report.origin else "",
        origin_url=address if address.startswith(("http://", "https://")) else "",
        notice=desk.site.notice,
        is_draft=report.is_draft,
        sections=sections,
        contents=tuple(_contents(sections)),
        notes=tuple(mark.view for mark in marks.notes.get("", ())),
        faults=tuple(mark.view for mark in marks.faults.get("", ())),
        fault_count=sum(finding.is_accepted for finding in source.findings),
        revisions=tuple(_revisions(report, places)),
        attachments=tuple(map(_attachment, report.attachments)),
        previous=previous,
        next=following,
    )


def _description(view: ReportView, place: str) -> str:
    day = f"，{view.published}发布" if view.published else ""
    return f"{place}{view.agency.label}{view.year}年政府信息公开工作年度报告全文与数据表格{day}。"


def _neighbours(source: ReportSource) -> tuple[Link | None, Link | None]:
    year, key = source.report.year, source.agency.key
    earlier = max((other for other in source.years if other < year), default=None)
    later = min((other for other in source.years if other > year), default=None)
    return (
        None if earlier is None else Link(f"{earlier}年报告", report_page(key, earlier)),
        None if later is None else Link(f"{later}年报告", report_page(key, later)),
    )


def _contents(sections: tuple[SectionView, ...]) -> Iterator[Link]:
    for section in sections:
        if section.heading:
            yield Link(section.heading, f"#{section.id}")


def _revisions(report: Report, places: Places) -> Iterator[RevisionView]:
    for number, revision in enumerate(report.corrections, start=1):
        place = places.target(places.narrowed(revision.cell))
        yield RevisionView(
            id=f"revision-{number}",
            label=f"更{number}",
            day=day_words(revision.day),
            day_iso=revision.day.isoformat(),
            place=place.name,
            target=place.anchor,
            step=_step(revision),
            reason=revision.reason,
        )


def _step(revision: Revision) -> str:
    """Return what was published and what is now; the empty text where neither is stated."""
    if not revision.old and not revision.new:
        return ""
    is_day = revision.cell == PUBLISHED
    gap = "未注明" if is_day else MISSING
    old, new = (_day(text) if is_day else text for text in (revision.old, revision.new))
    return f"由 {old or gap} 更正为 {new or gap}"


def _day(text: str) -> str:
    """Return a day as pages write it; what is none stays as it is written."""
    try:
        return day_words(date.fromisoformat(text))
    except ValueError:
        return text


def _attachment(name: str) -> AttachmentView:
    suffix = PurePosixPath(name).suffix.removeprefix(".").upper()
    # A colon in the first segment would be read as a scheme; quoting leaves none.
    return AttachmentView(name, quote(name, safe=""), suffix)
