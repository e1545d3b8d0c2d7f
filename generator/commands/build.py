"""``gongkai build``: the whole portal staged, then published; nothing where a finding blocks."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from generator.commands.baseline import Baseline, read_baseline
from generator.commands.opened import UsageError
from generator.commands.report_card import Tally, tally
from generator.commands.run import (
    Reporter,
    Run,
    Stage,
    judge_stage,
    open_stage,
    page_stage,
    silent,
    work_stage,
)
from generator.gather.agencies import agency_pages
from generator.gather.home import home_pages
from generator.gather.regions import region_pages
from generator.gather.sitemap import sitemap_pages
from generator.gather.status_pages import status_pages
from generator.gather.years import year_pages
from generator.ground.diagnostics import Finding, Place
from generator.model.addresses import file_of
from generator.model.page import Rendered
from generator.read import faults
from generator.read.scan import CONTENT
from generator.render.environment import SITE_FOLDER, asset_files
from generator.render.faults import TemplateFault
from generator.store.facts import FactStore
from generator.work.outcome import Copy, Outcome
from generator.write.publish import Published, publish
from generator.write.staging import Staging


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """What a build is asked for."""

    folder: Path
    output: Path
    base_path: str = ""
    base_url: str = ""
    is_strict: bool = False
    has_drafts: bool = False


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What came of a build."""

    findings: tuple[Finding, ...]
    tally: Tally
    published: Published | None
    """None where a finding held publication back."""
    seconds: dict[str, float]


@dataclass
class _Building:
    """The stages that only a build has."""

    options: BuildOptions
    staging: Staging
    baseline: Baseline | None = None
    addresses: list[str] = field(default_factory=list)
    published: Published | None = None

    def deliver(self, run: Run, outcome: Outcome) -> None:
        """Stage the pages and the files of one piece of work."""
        for page in outcome.pages:
            self.stage(page)
        for copy in outcome.copies:
            self.copy(run, copy)

    def copy(self, run: Run, copy: Copy) -> None:
        """Stage an attachment as it is."""
        place = Place(copy.source.relative_to(run.folder).as_posix())
        self._copy(run, copy, place, "附件")

    def asset(self, run: Run, asset: Copy) -> None:
        """Stage a file that the templates refer to; only here its name meets the others."""
        place = Place(f"{SITE_FOLDER}/{asset.address}")
        try:
            self._copy(run, asset, place, "文件")
        except ValueError:
            message = "文件或文件夹的名字不能用作网址，或与另一个只差大小写，有的服务器分不开。"
            finding = faults.BAD_NAME.finding(place, message, hint="请改名或删去其中一个。")
            run.store.put_findings((finding,))

    def _copy(self, run: Run, copy: Copy, place: Place, what: str) -> None:
        """Stage a file; one that cannot be read any more is a fault of the content."""
        try:
            self.staging.copy(copy.address, copy.source)
        except OSError:
            finding = faults.UNREADABLE.finding(place, f"{what}无法读取，或在生成时被移走。")
            run.store.put_findings((finding,))

    def stage(self, page: Rendered) -> None:
        """Stage one page."""
        self.addresses.append(page.address)
        self.staging.write(file_of(page.address), page.data)

    def gather(self, run: Run) -> None:
        """Make the pages that depend on many agencies, from facts."""
        try:
            for page in _gathered(run):
                self.stage(page)
        except TemplateFault as fault:
            run.store.put_findings((fault.finding,))
        for address, source in asset_files(run.desk.templates).items():
            self.asset(run, Copy(address, source))
        listed = [a for a in self.addresses if not a.endswith(".html")]
        for page in sitemap_pages(run.opened.site, listed):
            self.staging.write(page.address, page.data)

    def publish(self, run: Run) -> None:
        """Publish what was staged, unless a finding blocks."""
        if not self.result(run).tally.blocking:
            self.published = publish(self.staging, self.options.output)

    def result(self, run: Run) -> BuildResult:
        """Return what came of the build so far."""
        found = run.store.findings()
        findings = tuple(self.baseline.mark(found) if self.baseline else found)
        counts = tally(
            findings,
            reports=len(run.reports),
            strict=self.options.is_strict,
            baseline=self.baseline,
            # Without drafts it cannot be told what is gone: the baseline may hold their faults.
            is_whole=self.options.has_drafts,
        )
        return BuildResult(findings, counts, self.published, run.seconds)


def refuse_own_folders(folder: Path, output: Path) -> None:
    """Raise UsageError for an output that is the site, lies above it or among its sources."""
    apart = (folder / CONTENT, folder / SITE_FOLDER)
    if folder.is_relative_to(output) or any(output.is_relative_to(own) for own in apart):
        raise UsageError(
            f"输出文件夹不能是 {output}：那里是网站的源文件。\n请用 --output 另选一个文件夹。"
        )


def build(options: BuildOptions, progress: Reporter = silent) -> BuildResult:
    """Build and publish a site.

    Raises PublishError where the output cannot be used, UsageError where the site's baseline
    cannot be read.
    """
    baseline = read_baseline(options.folder)
    with FactStore() as store, Staging.beside(options.output) as staging:
        building = _Building(options, staging, baseline)
        run = Run(
            options.folder,
            store,
            base_path=options.base_path,
            base_url=options.base_url,
            has_drafts=options.has_drafts,
            deliver=building.deliver,
            progress=progress,
        )
        run.go_through(
            (
                Stage("scan", open_stage),
                Stage("work", work_stage),
                Stage("pages", page_stage),
                Stage("gather", building.gather),
                Stage("judge", judge_stage),
                Stage("publish", building.publish),
            )
        )
        return building.result(run)


def _gathered(run: Run) -> Iterator[Rendered]:
    census = run.census
    yield from home_pages(run.desk, census)
    yield from year_pages(run.desk, census)
    yield from region_pages(run.desk, census)
    yield from agency_pages(run.desk, census)
    yield from status_pages(run.desk, census, run.opened.today)
