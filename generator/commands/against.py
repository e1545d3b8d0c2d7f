"""``check --against``: what was published and is not any more, figure by figure.

Only reports whose files differ are read, and of the reference only what it had published: its
drafts, and what today is new, are nobody's correction.
"""

import filecmp
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from generator.checks.rules.f06_published_figure_changed_silently import (
    not_comparable,
    report_gone,
    report_withdrawn,
    silent_changes,
)
from generator.checks.rules.j02_publication_date_changed_silently import silent_date
from generator.commands.snapshot import State, snapshot
from generator.ground.diagnostics import Finding, Place
from generator.model.agency import Agency
from generator.read.agency import read_agency
from generator.read.report import ReportFile, ReportRead, read_report
from generator.read.scan import AgencyFolder, scan


def findings_against(
    site: Path,
    reference: str | Path,
    *,
    is_wanted: Callable[[AgencyFolder], bool] = lambda _folder: True,
) -> tuple[Finding, ...]:
    """Return a finding for everything published in the reference that changed without a word.

    The reference is a folder with a site, or a revision of the Git repository around ``site``;
    raises UsageError where it is neither. ``is_wanted`` chooses agencies by their folders.
    """
    with snapshot(reference, site=site) as before:
        pair = _Pair(before, site)
        wanted = filter(is_wanted, scan(before.folder).agencies)
        found = [finding for folder in wanted for finding in pair.findings(folder)]
    return tuple(sorted(found, key=Finding.sort_key))


@dataclass(frozen=True)
class _Pair:
    """The reference and the site of today."""

    before: State
    site: Path

    @cached_property
    def folders(self) -> Mapping[str, AgencyFolder]:
        """Return the agencies of today by the paths of their folders."""
        return {folder.path: folder for folder in scan(self.site).agencies}

    @cached_property
    def successors(self) -> Mapping[str, tuple[AgencyFolder, ...]]:
        """Return the agencies of today that replaced another, by the key of the replaced one."""
        found: dict[str, tuple[AgencyFolder, ...]] = {}
        for folder in self.folders.values():
            agency = read_agency(self.site, folder.region, folder.slug, [])
            for key in agency.predecessors if agency is not None else ():
                found[key] = (*found.get(key, ()), folder)
        return found

    def findings(self, folder: AgencyFolder) -> Iterator[Finding]:
        """Return what became of the reports that an agency had in the reference."""
        today = self.folders.get(folder.path)
        for year in folder.years:
            path = f"{folder.path}/{year}.md"
            is_there = today is not None and year in today.years
            if is_there and _is_same(self.before.folder / path, self.site / path):
                continue
            read = _read(self.before.folder, folder, year)
            if read.report is None:
                if is_there:
                    yield not_comparable(Place(path), year)
            elif not read.report.is_draft:
                now = _read(self.site, folder, year) if is_there else None
                yield from self._report(folder, read, now)

    def _report(
        self, folder: AgencyFolder, read: ReportRead, now: ReportRead | None
    ) -> Iterator[Finding]:
        before = read.report
        if before is None:
            return
        if now is None:
            if not self._is_kept_elsewhere(folder, before.year):
                yield report_gone(before, Place(before.path))
        elif now.report is not None and now.report.is_draft:
            if not self._is_kept_elsewhere(folder, before.year):
                yield report_withdrawn(before, now.locate("draft"))
        else:
            # A report that cannot be read today has its errors already.
            yield from silent_changes(before, now)
            yield from silent_date(before, now)

    def _is_kept_elsewhere(self, folder: AgencyFolder, year: int) -> bool:
        """Tell whether an agency that replaced this one has published the year's report."""
        for heir in self.successors.get(f"{folder.region}/{folder.slug}", ()):
            report = _read(self.site, heir, year).report if year in heir.years else None
            if report is not None and not report.is_draft:
                return True
        return False


def _read(site: Path, folder: AgencyFolder, year: int) -> ReportRead:
    """Return a report; the agency's name does not matter to its figures."""
    stand_in = Agency(folder.region, folder.slug, folder.slug, "other")
    return read_report(site, ReportFile(f"{folder.path}/{year}.md", stand_in, year))


def _is_same(one: Path, other: Path) -> bool:
    """Tell whether two files have the same bytes."""
    try:
        return filecmp.cmp(one, other, shallow=False)
    except OSError:
        return False
