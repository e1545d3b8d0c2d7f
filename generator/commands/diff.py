"""``gongkai diff``: the cells, passages and facts that change between two states of a site.

Nothing is guessed: an agency or a report under another path is one that went and one that came.
Reports whose files are the same are not read.
"""

import filecmp
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from generator.checks.changes.cells import changed_cells
from generator.checks.changes.facts import (
    FactChange,
    agency_facts,
    changed_facts,
    region_facts,
    report_facts,
)
from generator.checks.changes.passages import changed_passages
from generator.commands.differences import (
    AgencyDifference,
    Change,
    ReportDifference,
    SiteDifference,
)
from generator.commands.snapshot import State, snapshot
from generator.model.agency import Agency
from generator.model.report import Report
from generator.model.sources import AGENCY_FILE
from generator.read.agency import read_agency
from generator.read.regions import read_regions
from generator.read.report import ReportFile, read_report
from generator.read.scan import AgencyFolder, scan


def difference(
    old: str | Path, new: str | Path | None = None, *, site: Path | None
) -> SiteDifference:
    """Return what differs between two states, each a folder with a site or a revision of Git.

    Without ``new``, the site in ``site`` is compared as it is; that site's repository is asked
    for revisions. Raises UsageError where a state cannot be had.
    """
    with ExitStack() as stack:
        before = stack.enter_context(snapshot(old, site=site))
        now = stack.enter_context(snapshot(site if new is None and site else new or "", site=site))
        return _difference(before, now)


def _difference(before: State, now: State) -> SiteDifference:
    regions = [
        region_facts(region for _, region in sorted(read_regions(s.folder, []).by_code.items()))
        for s in (before, now)
    ]
    folders = [{f"{f.region}/{f.slug}": f for f in scan(s.folder).agencies} for s in (before, now)]
    agencies = []
    for key in sorted({*folders[0], *folders[1]}):
        old, new = _Side.of(before, folders[0].get(key)), _Side.of(now, folders[1].get(key))
        found = _agency(key, old, new)
        if found is not None:
            agencies.append(found)
    return SiteDifference(before.name, now.name, changed_facts(*regions), tuple(agencies))


@dataclass(frozen=True, slots=True)
class _Side:
    """An agency in one of the two states; without a folder it is not there."""

    state: State
    folder: AgencyFolder | None
    agency: Agency | None
    """None where its agency.yaml is not there or cannot be read."""

    @classmethod
    def of(cls, state: State, folder: AgencyFolder | None) -> "_Side":
        """Return an agency with what its agency.yaml says."""
        agency = None
        if folder is not None and folder.has_agency_file:
            agency = read_agency(state.folder, folder.region, folder.slug, [])
        return cls(state, folder, agency)

    @property
    def years(self) -> tuple[int, ...]:
        """Return the years of which there is a report."""
        return () if self.folder is None else self.folder.years

    def beside(self, year: int) -> tuple[str, ...]:
        """Return the names of the attachments of a year."""
        return () if self.folder is None else self.folder.beside(year)

    def file(self, name: str) -> Path:
        """Return a file of the agency."""
        return self.state.folder / (self.folder.path if self.folder else "") / name

    def report(self, year: int) -> Report | None:
        """Return a report; None where it is not there or cannot be read."""
        if self.folder is None or year not in self.years:
            return None
        owner = self.agency or Agency(
            self.folder.region, self.folder.slug, self.folder.slug, "other"
        )
        path = f"{self.folder.path}/{year}.md"
        return read_report(self.state.folder, ReportFile(path, owner, year)).report


def _agency(key: str, old: _Side, new: _Side) -> AgencyDifference | None:
    years = sorted({*old.years, *new.years})
    reports = tuple(found for year in years if (found := _report(key, year, old, new)) is not None)
    facts = tuple(_agency_facts(old, new))
    change = Change.CHANGED
    if old.folder is None or new.folder is None:
        change = Change.ADDED if old.folder is None else Change.REMOVED
    elif not facts and not reports:
        return None
    named = new.agency or old.agency
    return AgencyDifference(key, key if named is None else named.name, change, facts, reports)


def _agency_facts(old: _Side, new: _Side) -> Iterator[FactChange]:
    if old.folder is None or new.folder is None:
        return
    if old.agency is not None and new.agency is not None:
        yield from changed_facts(agency_facts(old.agency), agency_facts(new.agency))
    elif not _is_same(old.file(AGENCY_FILE), new.file(AGENCY_FILE)):
        states = ["读不懂" if side.agency is None else "可以读" for side in (old, new)]
        yield FactChange(AGENCY_FILE, AGENCY_FILE, *states)


def _report(key: str, year: int, old: _Side, new: _Side) -> ReportDifference | None:
    path = f"content/{key}/{year}.md"
    attachments = tuple(_attachments(key, year, old, new))
    is_both = year in old.years and year in new.years
    name = f"{year}.md"
    # A report's title may come from its agency's name.
    is_same = is_both and old.agency == new.agency and _is_same(old.file(name), new.file(name))
    if is_same and not attachments:
        return None
    before, now = old.report(year), new.report(year)
    shown = now or before
    if not is_both and shown is not None:
        change = Change.ADDED if year in new.years else Change.REMOVED
        return ReportDifference(path, year, change, shown.title, shown.is_draft)
    if before is None or now is None:
        if is_same:
            return ReportDifference(path, year, Change.CHANGED, facts=attachments)
        title, is_draft = (shown.title, shown.is_draft) if shown is not None else ("", False)
        return ReportDifference(path, year, Change.UNREADABLE, title, is_draft, attachments)
    found = ReportDifference(
        path=path,
        year=year,
        change=Change.CHANGED,
        title=now.title,
        is_draft=now.is_draft,
        facts=(*changed_facts(report_facts(before), report_facts(now)), *attachments),
        cells=changed_cells(before, now),
        passages=changed_passages(before.passages, now.passages),
    )
    return None if found.is_empty else found


def _attachments(key: str, year: int, old: _Side, new: _Side) -> Iterator[FactChange]:
    if year not in old.years or year not in new.years:
        return
    before, now = old.beside(year), new.beside(year)
    for name in sorted({*before, *now}):
        path = f"content/{key}/{year}/{name}"
        if name not in now:
            yield FactChange("attachments", "附件", name, "")
        elif name not in before:
            yield FactChange("attachments", "附件", "", name)
        elif not old.state.has_same_attachment(new.state, path):
            yield FactChange("attachments", "附件", name, f"{name}（内容换过）")


def _is_same(one: Path, other: Path) -> bool:
    """Tell whether two files have the same bytes, or neither is there."""
    if not one.is_file() or not other.is_file():
        return one.is_file() is other.is_file()
    return filecmp.cmp(one, other, shallow=False)
