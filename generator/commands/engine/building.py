"""The stages of a build that has something to do.

Every build goes through the same stages. What makes one quick is that each does only what differs
from the records of the last one; without records everything differs. Records change in one
transaction, which ends after publishing: a build that is killed or refused leaves them as they
were.
"""

from collections import defaultdict
from dataclasses import dataclass, field, replace
from functools import cached_property
from heapq import nlargest

from generator.commands.build import Profile
from generator.commands.engine.batch import Done, Times, copied, taken
from generator.commands.engine.fingerprint import digest_of, file_digest
from generator.commands.engine.inputs import Inputs
from generator.commands.engine.plan import Plan, make_plan
from generator.commands.engine.shelf import Shelf
from generator.commands.engine.shipment import Shipment
from generator.commands.engine.upkeep import Condition
from generator.commands.judging import judge_stage
from generator.commands.run import Run, Stage, keep_page, open_stage, work_stage
from generator.gather.sheet import Sheet
from generator.gather.sheets import sheets
from generator.gather.slices import ADDRESSES
from generator.gather.status import StatusBook
from generator.gather.tally import refresh_tally
from generator.gather.touched import Listed, listed_of, touched, turned
from generator.ground.diagnostics import Finding, Place
from generator.model.addresses import file_of, free_page
from generator.model.sources import CONTENT, PAGES
from generator.read import faults
from generator.read.free_page import PageRead
from generator.render.dependencies import AGENCY_ENTRIES
from generator.render.environment import SITE_FOLDER, asset_files
from generator.render.faults import TemplateFault
from generator.render.page import FREE_ENTRY
from generator.store.changes import Changes
from generator.store.units import Units
from generator.work.free_page import work_page
from generator.work.outcome import Copy
from generator.write.claims import Claims
from generator.write.tray import Tray

_SLOWEST = 10
GATHER_OWNER = "gather"
"""Owner of the findings about gathered pages and assets."""


@dataclass
class Building:
    """One build on its way: what is known of the last one, and what differs."""

    run: Run
    inputs: Inputs
    condition: Condition
    shipment: Shipment
    shelf: Shelf
    tray: Tray
    plan: Plan | None = None
    touched: set[str] = field(default_factory=set)
    """Slices of the facts that differ from those of the last build."""
    seconds: dict[str, float] = field(default_factory=dict)
    """Time that the work on each agency took, where it is wanted."""
    templates: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    """Time that each template took in all processes together, where it is wanted."""
    _before: Listed | None = None

    @property
    def made(self) -> frozenset[str]:
        """Return the keys of the agencies that were done, or went."""
        return self.plan.keys if self.plan is not None else frozenset()

    @property
    def profile(self) -> Profile:
        """Return where the time went so far."""
        return Profile(
            self.run.seconds,
            tuple(nlargest(_SLOWEST, self.seconds.items(), key=_seconds)),
            tuple(sorted(self.templates.items(), key=_seconds, reverse=True)),
        )

    def stages(self) -> tuple[Stage, ...]:
        """Return the stages before publishing."""
        return (
            Stage("open", open_stage),
            Stage("plan", self.decide),
            Stage("work", self.work),
            Stage("pages", self.pages),
            Stage("gather", self.gather),
            Stage("judge", self.judge),
        )

    def decide(self, run: Run) -> None:
        """Find out which agencies have to be done."""
        site = run.opened.site
        common = digest_of(
            self.inputs.program,
            run.has_drafts,
            # The home page alone shows the description.
            replace(site, description=""),
            run.opened.today,
            run.navigation,
            [self.shelf.templates.digest(entry) for entry in AGENCY_ENTRIES],
        )
        self.plan = make_plan(run, self.inputs.agencies, common, self.condition.damaged)
        run.todo = self.plan.todo
        if not run.changes.is_everything:
            run.changes = Changes(is_everything=False, agencies=self.plan.keys)
        run.begin, run.finish = self._begin, self._finish

    def _begin(self, key: str) -> None:
        if not self.run.changes.is_everything:
            self._before = listed_of(self.run.store, key)

    def _finish(self, done: Done) -> None:
        assert self.plan is not None  # noqa: S101 - for the type checker: decided before
        unit = self.plan.units[done.key]
        Units(self.run.store).put(unit._replace(digest=done.digest))
        self.shipment.agency(done.key, done.written)
        self._touch(done.key)
        if self.run.is_timed:
            self.seconds[done.key] = done.seconds
            self._took(done.templates)

    def _took(self, times: Times) -> None:
        for template, seconds in times:
            self.templates[template] += seconds

    def _touch(self, key: str) -> None:
        """Note which slices differ now that an agency's facts are new."""
        run = self.run
        if not run.changes.is_everything:
            years, regions = run.census.years, run.opened.regions
            after = listed_of(run.store, key)
            self.touched |= touched(self._before, after, regions=regions, years=years)

    def work(self, run: Run) -> None:
        """Forget agencies that went, and do the work on those that changed."""
        assert self.plan is not None  # noqa: S101 - as above
        for key in self.plan.gone:
            self._begin(key)
            run.store.drop_agency(key)
            run.store.drop_findings(f"scan/{key}")
            Units(run.store).drop(key)
            self.shipment.agency_gone(key)
            self._touch(key)
        run.tray = self.tray
        work_stage(run)
        if not run.changes.is_everything:
            run.store.count_years()

    def pages(self, run: Run) -> None:
        """Do the work on free pages that changed, and forget those that went."""
        run.store.drop_pages_but({read.page.slug for read in run.opened.pages})
        for read in run.opened.pages:
            slug = read.page.slug
            source = file_digest(run.folder / CONTENT / PAGES / f"{slug}.md")
            basis = self._basis(FREE_ENTRY, source)
            if self._is_due(free_page(slug), basis):
                self._page(run, read, basis)

    def _page(self, run: Run, read: PageRead, basis: str) -> None:
        done = work_page(run.desk, read)
        keep_page(run, read.page.slug, done)
        if done.page is not None:
            self._ship(done.page.address, done.page.data, basis)

    def gather(self, run: Run) -> None:
        """Make the pages that show what changed, and take over assets."""
        run.store.drop_findings(GATHER_OWNER)
        refresh_tally(run.store)
        census, opened = run.census, run.opened
        self.touched |= turned(StatusBook(census, opened.site.deadlines, opened.today))
        self._assets(run)
        for sheet in sheets(run.desk, census, opened.today):
            if self.shipment.has_new_addresses:
                self.touched.add(ADDRESSES)
            self._sheet(run, sheet)
        for address in self.shelf.forget_others():
            self.shipment.file_gone(file_of(address))
        self._took(taken(run.desk))

    def _sheet(self, run: Run, sheet: Sheet) -> None:
        basis = self._basis(sheet.template, sorted(sheet.reads))
        if not self._is_due(sheet.address, basis) and self.touched.isdisjoint(sheet.reads):
            return
        try:
            self._ship(sheet.address, sheet.make(), basis)
        except TemplateFault as fault:
            run.keep((fault.finding,), GATHER_OWNER)

    def _assets(self, run: Run) -> None:
        """Take over the files that templates refer to; only here their names meet each other."""
        claims = Claims()
        findings: list[Finding] = []
        for address, source in asset_files(run.desk.templates).items():
            place = Place(f"{SITE_FOLDER}/{address}")
            try:
                claims.claim(address)
            except ValueError:
                message = "文件或文件夹的名字不能用作网址，或与另一个只差大小写，有的服务器分不开。"
                hint = "请改名或删去其中一个。"
                findings.append(faults.BAD_NAME.finding(place, message, hint=hint))
                continue
            basis = file_digest(source)
            if self._is_due(address, basis):
                for written in copied(self.tray, Copy(address, source), place, "文件", findings):
                    self.shipment.file(written)
                    self.shelf.put(address, basis)
        run.keep(findings, GATHER_OWNER)

    def judge(self, run: Run) -> None:
        """Judge what needs several agencies."""
        run.changes = replace(run.changes, has_new_addresses=self.shipment.has_new_addresses)
        judge_stage(run)

    def _basis(self, template: str, shown: object) -> str:
        """Return what a page of all agencies' facts depends on besides them."""
        entry = self.shelf.templates.digest(template) if template else ""
        return digest_of(self._common, entry, shown)

    @cached_property
    def _common(self) -> str:
        """Return a hash over what every page shows or is decided by."""
        opened = self.run.opened
        return digest_of(
            self.inputs.program,
            self.run.has_drafts,
            opened.site,
            opened.today,
            self.run.navigation,
            sorted(opened.regions.by_code.items()),
        )

    def _is_due(self, address: str, basis: str) -> bool:
        """Tell whether a page has to be made for its basis or its file alone."""
        is_kept = self.shelf.basis(address) == basis
        return not is_kept or file_of(address) in self.condition.damaged

    def _ship(self, address: str, data: bytes, basis: str) -> None:
        self.shipment.file(self.tray.write(file_of(address), data))
        self.shelf.put(address, basis)


def _seconds(item: tuple[str, float]) -> float:
    return item[1]
