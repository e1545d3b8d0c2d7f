"""One run over a site: the stages that check and build have in common, and their timing.

A run is a list of stages, each a function that takes the run and goes on from where the one
before it stopped. Nothing of a report outlives the work on its agency.
"""

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from generator.commands.opened import OpenSite, desk_of, open_site
from generator.gather.addresses import all_addresses
from generator.gather.census import Census
from generator.gather.judge import judge
from generator.gather.judgements.evidence import Evidence
from generator.gather.status import StatusBook
from generator.ground.diagnostics import Finding
from generator.model.addresses import (
    agency_page,
    kind_page,
    region_page,
    region_year_page,
    report_page,
    status_page,
    year_page,
)
from generator.model.agency import KINDS
from generator.read.scan import AgencyFolder
from generator.render.desk import Desk
from generator.render.environment import SITE_FOLDER, asset_files, packaged_templates
from generator.render.lint import lint_templates
from generator.store.facts import FactStore
from generator.work.agency import work
from generator.work.free_page import work_page
from generator.work.outcome import Outcome
from generator.work.sources import Sources
from generator.work.surroundings import Surroundings

Reporter = Callable[[str, int, int], None]
"""Called with a stage, the parts done and the parts there are."""


def silent(_stage: str, _done: int, _total: int) -> None:
    """Say nothing about progress."""


@dataclass
class Run:
    """What the stages of one run hand on to each other."""

    folder: Path
    store: FactStore
    base_path: str = ""
    base_url: str = ""
    has_drafts: bool = False
    is_rehearsal: bool = False
    """Whether nothing is written: a check."""
    is_wanted: Callable[[AgencyFolder], bool] = lambda _folder: True
    """Which agencies a check was asked for."""
    deliver: Callable[["Run", Outcome], None] = lambda _run, _outcome: None
    """Takes the pages of each agency."""
    progress: Reporter = silent
    reports: list[str] = field(default_factory=list)
    """Paths of the reports looked at."""
    unread: list[str] = field(default_factory=list)
    """Paths of the reports among them that could not be read."""
    attached: list[str] = field(default_factory=list)
    """Addresses of the attachments that are published."""
    seconds: dict[str, float] = field(default_factory=dict)
    """Time that each stage took, by its name."""
    _opened: OpenSite | None = None
    _desk: Desk | None = None

    @property
    def opened(self) -> OpenSite:
        """Return the site, which the first stage opens."""
        if self._opened is None:
            raise RuntimeError("the site is not open yet")
        return self._opened

    @property
    def desk(self) -> Desk:
        """Return the desk for the site's pages."""
        if self._desk is None:
            self._desk = desk_of(self.opened)
        return self._desk

    @property
    def around(self) -> Surroundings:
        """Return what the work on every agency shares."""
        site = self.opened.site
        return Surroundings(
            folder=self.folder,
            regions=self.opened.regions,
            deadlines=site.deadlines,
            today=self.opened.today,
            has_drafts=self.has_drafts,
            is_rehearsal=self.is_rehearsal,
        )

    def keep(self, findings: Iterable[Finding]) -> None:
        """Keep findings, each with the severity that the portal gives to its rule."""
        self.store.put_findings(tuple(map(self.opened.weights.weigh, findings)))

    @property
    def census(self) -> Census:
        """Return counts over the facts."""
        return Census(self.store, self.opened.regions)

    def go_through(self, stages: tuple["Stage", ...]) -> None:
        """Run the stages in their order."""
        for stage in stages:
            started = time.perf_counter()
            stage.run(self)
            self.seconds[stage.name] = time.perf_counter() - started


@dataclass(frozen=True, slots=True)
class Stage:
    """A named step of a run."""

    name: str
    run: Callable[[Run], None]


def open_stage(run: Run) -> None:
    """Read settings, regions and free pages; scan which agency has which year."""
    run._opened = open_site(run.folder, base_path=run.base_path, base_url=run.base_url)  # noqa: SLF001 - set once, here
    run.keep(run.opened.findings)
    run.keep(_own_templates(run))


def _own_templates(run: Run) -> tuple[Finding, ...]:
    """Return what is wrong with the site's own templates, used or not."""
    own = run.folder / SITE_FOLDER
    if not own.is_dir() or own == packaged_templates():
        return ()
    return lint_templates(run.desk.templates, own)


def work_stage(run: Run) -> None:
    """Do the work on every agency wanted; only facts and findings stay."""
    around = run.around
    folders = [folder for folder in run.opened.layout.agencies if run.is_wanted(folder)]
    for done, folder in enumerate(folders, start=1):
        outcome = work(folder, around, run.desk)
        run.keep(outcome.findings)
        if outcome.facts is not None:
            run.store.put(outcome.facts)
        run.reports += outcome.reports
        run.unread += outcome.unread
        run.attached += (copy.address for copy in outcome.copies)
        run.deliver(run, outcome)
        run.progress("检查机关" if run.is_rehearsal else "生成机关页面", done, len(folders))


def page_stage(run: Run) -> None:
    """Do the work on every free page."""
    for read in run.opened.pages:
        done = work_page(run.desk, read)
        run.keep(done.findings)
        run.store.put_links(done.links)
        if done.page is not None:
            run.deliver(run, Outcome(None, (), (done.page,)))


def judge_stage(run: Run) -> None:
    """Judge what needs several agencies."""
    files = (*run.attached, *asset_files(run.desk.templates))
    has_status_pages = run.opened.site.has_status_pages
    known = all_addresses(
        run.census, run.opened.layout.pages, files, has_status_pages=has_status_pages
    )
    # What was not looked at, or could not be read, may well have its pages: a link to them is no
    # fault of its own.
    evidence = _evidence(run)
    unread = {path.rpartition("/")[0] for path in run.unread}
    unseen = [
        folder
        for folder in run.opened.layout.agencies
        if f"{folder.region}/{folder.slug}" in evidence.unseen or folder.path in unread
    ]
    known |= {address for folder in unseen for address in _addresses_of(folder)}
    if unseen:
        known |= set(_possible_listings(run))
    run.keep(judge(evidence, known))


def _evidence(run: Run) -> Evidence:
    """Return what several agencies are judged by: of a part of the site, that part alone."""
    opened = run.opened
    folders = {f"{folder.region}/{folder.slug}": folder for folder in opened.layout.agencies}
    held = {key for (key,) in run.store.rows("SELECT key FROM agency")}
    return Evidence(
        book=StatusBook(run.census, opened.site.deadlines, opened.today),
        sources=Sources(run.around, folders),
        unread=frozenset(run.unread),
        unseen=frozenset(folders.keys() - held),
    )


def _addresses_of(folder: AgencyFolder) -> Iterator[str]:
    """Return the addresses of an agency whose work was not asked for, by its paths alone."""
    key = f"{folder.region}/{folder.slug}"
    yield agency_page(key)
    for year in folder.years:
        yield report_page(key, year)
        yield from (report_page(key, year) + name for name in folder.beside(year))


def _possible_listings(run: Run) -> Iterator[str]:
    """Return the addresses that listings may have, as far as paths alone tell."""
    folders = run.opened.layout.agencies
    years = {year for folder in folders for year in folder.years}
    regions = run.opened.regions
    inhabited = {folder.region for folder in folders} & set(regions.by_code)
    yield from map(kind_page, KINDS)
    yield from map(year_page, years)
    if run.opened.site.has_status_pages:
        yield from map(status_page, years)
    for code in {region.code for own in inhabited for region in regions.chain(own)}:
        yield region_page(code)
        yield from (region_year_page(code, year) for year in years)
