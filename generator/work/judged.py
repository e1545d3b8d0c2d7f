"""The reports of one agency, read and judged: each by itself and against the year before."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from generator.checks.context import ReportContext, Succession
from generator.checks.registry import run_checks
from generator.ground.diagnostics import Finding
from generator.model.agency import Agency
from generator.model.report import Report
from generator.read import markdown
from generator.read.report import ReportFile, ReportRead, read_report
from generator.read.scan import AgencyFolder
from generator.work.surroundings import Surroundings

Texts = Mapping[str, bytes]
"""What files of an agency's folder hold, by their names."""
NOTHING_HELD: Texts = MappingProxyType({})
"""For sources that nobody has read yet."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A report with all findings about it that its agency's own files bring up."""

    context: ReportContext
    findings: tuple[Finding, ...]
    links: tuple[markdown.Link, ...]

    @property
    def report(self) -> Report:
        """Return the report itself."""
        return self.context.report

    @property
    def accepted(self) -> int:
        """Return how many of its faults the report accepts."""
        return sum(finding.is_accepted for finding in self.findings)


@dataclass(frozen=True, slots=True)
class Reports:
    """The reports of one agency, once they are judged."""

    shown: tuple[Judged, ...]
    """Those that get pages, by year."""
    looked_at: tuple[str, ...]
    """Paths of all that were judged or could not be read."""
    unread: tuple[str, ...]
    """Paths of those that could not be read."""


def judge_reports(
    folder: AgencyFolder,
    agency: Agency,
    around: Surroundings,
    findings: list[Finding],
    texts: Texts = NOTHING_HELD,
) -> Reports:
    """Return the reports of an agency; the findings of all are added.

    ``texts`` are what its reports hold, where they have been read already.

    A draft is not looked at by a build, and holds none back. A check looks at it all the same.
    Neither lets it stand before another year's report.
    """
    shown: list[Judged] = []
    looked_at: list[str] = []
    unread: list[str] = []
    reads = {year: read_year(folder, agency, year, around, texts) for year in folder.years}
    shown_to_others = {
        year: read.report
        for year, read in reads.items()
        if read.report is not None and (around.has_drafts or not read.report.is_draft)
    }
    contexts: dict[int, ReportContext] = {}
    for year, read in reads.items():
        neighbours = shown_to_others.get(year - 1), shown_to_others.get(year + 1)
        context = context_of(read, agency, around, neighbours)
        path = folder.report(year)
        if context is None:
            findings += read.findings
            looked_at.append(path)
            unread.append(path)
            continue
        is_kept_out = context.report.is_draft and not around.has_drafts
        if is_kept_out and not around.is_rehearsal:
            continue
        looked_at.append(path)
        if not is_kept_out:
            contexts[year] = context
        earlier = tuple(contexts[y] for y in (year - 1,) if y in contexts)
        succession = Succession(context, earlier, folder.years)
        found = run_checks(succession, read.findings)
        findings += found
        if not is_kept_out:
            shown.append(Judged(context, found, read.links))
    return Reports(tuple(shown), tuple(looked_at), tuple(unread))


def read_year(
    folder: AgencyFolder,
    agency: Agency,
    year: int,
    around: Surroundings,
    texts: Texts = NOTHING_HELD,
) -> ReportRead:
    """Return an agency's report about a year as far as it can be read."""
    data = texts.get(f"{year}.md")
    file = ReportFile(folder.report(year), agency, year, folder.beside(year), data)
    return read_report(around.folder, file)


def context_of(
    read: ReportRead,
    agency: Agency,
    around: Surroundings,
    neighbours: tuple[Report | None, Report | None] = (None, None),
) -> ReportContext | None:
    """Return a report with what is needed to judge it; None for one that could not be read.

    ``neighbours`` are its agency's reports of the years before and after.
    """
    if read.report is None:
        return None
    before, after = neighbours
    return ReportContext(
        report=read.report,
        agency=agency,
        regions=around.regions,
        locate=read.locate,
        body_line=read.body_line,
        source=read.source,
        due=around.due(agency.kind, agency.region, read.report.year),
        today=around.today,
        before=before,
        after=after,
    )
