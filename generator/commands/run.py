"""One run over a site: the stages that check and build have in common, and their timing.

A run is a list of stages, each a function that takes the run and goes on from where the one
before it stopped. Nothing of a report outlives the work on its agency.
"""

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from generator.commands.engine.batch import Brief, Done, bench
from generator.commands.engine.crew import Alone, Crew
from generator.commands.opened import OpenSite, links_of, open_site
from generator.gather.census import Census
from generator.ground.diagnostics import Finding
from generator.read.scan import AgencyFolder, scan_agency
from generator.render.desk import Desk
from generator.render.environment import SITE_FOLDER, packaged_templates
from generator.render.lint import lint_templates
from generator.render.views import Link
from generator.store.changes import Changes
from generator.store.facts import FactStore, agency_owner, page_owner
from generator.store.units import Unit, Units
from generator.work.free_page import PageOutcome, work_page
from generator.work.surroundings import Surroundings
from generator.write.tray import Tray

SITE_OWNER = "site"
"""Owner of the findings about shared files, paths and templates."""
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
    progress: Reporter = silent
    crew: Crew = field(default_factory=Alone)
    tray: Tray | None = None
    """Where pages are written; None where nothing is."""
    templates_stamp: str = ""
    cache: Path | None = None
    """Folder of compiled templates."""
    known: OpenSite | None = None
    """The site, where it was opened before and is still the same."""
    todo: Sequence[AgencyFolder] = ()
    """The agencies whose work is to be done."""
    changes: Changes = field(default_factory=Changes)
    begin: Callable[[str], None] = lambda _key: None
    """Called before what the work on an agency left takes the place of what was known of it."""
    finish: Callable[[Done], None] = lambda _done: None
    """Called when it has."""
    seconds: dict[str, float] = field(default_factory=dict)
    """Time that each stage took, by its name."""
    is_timed: bool = False
    """Whether it is wanted what each agency and template took, too."""

    @property
    def reports(self) -> list[str]:
        """Return the paths of the reports looked at."""
        return [path for (path,) in self.store.rows("SELECT path FROM looked")]

    @property
    def opened(self) -> OpenSite:
        """Return the site, which the first stage opens."""
        if self.known is None:
            raise RuntimeError("the site is not open yet")
        return self.known

    @cached_property
    def brief(self) -> bytes:
        """Return what everyone who works on agencies is told."""
        return Brief(
            self.around,
            self.opened.site,
            self.folder / SITE_FOLDER,
            self.navigation,
            self.templates_stamp,
            self.cache,
            is_timed=self.is_timed,
        ).packed()

    @property
    def desk(self) -> Desk:
        """Return the desk for the site's pages."""
        return bench(self.brief)[1]

    @cached_property
    def navigation(self) -> tuple[Link, ...]:
        """Return links to the free pages, in the order of the navigation."""
        return links_of(self.opened)

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

    def keep(self, findings: Iterable[Finding], owner: str) -> None:
        """Keep findings of an owner, each with the severity that the portal gives to its rule."""
        self.store.put_findings(map(self.opened.weights.weigh, findings), owner)

    def scan(self, key: str) -> AgencyFolder:
        """Return what an agency's folder holds; what is wrong with its names is kept."""
        folder, findings = scan_agency(self.folder, key)
        owner = f"scan/{key}"
        self.store.drop_findings(owner)
        self.keep(findings, owner)
        return folder

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
    """Read settings, regions and free pages."""
    if run.known is None:
        run.known = open_site(run.folder, base_path=run.base_path, base_url=run.base_url)
    run.store.drop_findings(SITE_OWNER)
    run.keep(run.opened.findings, SITE_OWNER)
    run.keep(_own_templates(run), SITE_OWNER)


def scan_stage(run: Run) -> None:
    """Find out which agency has which year; all whose work is wanted are to be done."""
    todo = []
    for key in run.opened.around.keys:
        folder = run.scan(key)
        Units(run.store).put(Unit(key, stamp="", years=folder.years))
        if run.is_wanted(folder):
            todo.append(folder)
    run.todo = todo


def _own_templates(run: Run) -> tuple[Finding, ...]:
    """Return what is wrong with the site's own templates, used or not."""
    own = run.folder / SITE_FOLDER
    if not own.is_dir() or own == packaged_templates():
        return ()
    return lint_templates(run.desk.templates, own)


def work_stage(run: Run) -> None:
    """Do the work on every agency that is to be done; only facts and findings stay."""
    stage = "检查机关" if run.is_rehearsal else "生成机关页面"
    for count, done in enumerate(run.crew.do(run.brief, run.tray, run.todo), start=1):
        run.begin(done.key)
        if not run.changes.is_everything:
            run.store.drop_agency(done.key)
        run.keep(done.findings, agency_owner(done.key))
        if done.facts is not None:
            run.store.put_rows((done.facts,))
        run.store.put_looked(done.key, done.reports, done.unread)
        run.finish(done)
        run.progress(stage, count, len(run.todo))


def page_stage(run: Run) -> None:
    """Do the work on every free page."""
    for read in run.opened.pages:
        keep_page(run, read.page.slug, work_page(run.desk, read))


def keep_page(run: Run, slug: str, done: PageOutcome) -> None:
    """Keep what the work on a free page found, in the place of what was known of it."""
    owner = page_owner(slug)
    run.store.drop_owned(owner)
    run.keep(done.findings, owner)
    run.store.put_links(done.links, owner)
