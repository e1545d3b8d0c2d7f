"""``gongkai build``: the whole portal staged, then published; nothing where a finding blocks.

Most builds find that nothing has changed. They end here: what reads sources and makes pages is
loaded only when there is something to do.
"""

import sqlite3
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from generator.commands.baseline import Baseline, read_baseline
from generator.commands.engine.glimpse import Glimpse, take_glimpse
from generator.commands.engine.records import FOLDER, peek_records
from generator.commands.errors import UsageError
from generator.commands.report_card import Tally, tally
from generator.ground.diagnostics import Finding
from generator.model.sources import CONTENT
from generator.render.packaged import SITE_FOLDER
from generator.store.database import Store
from generator.store.outputs import Outputs
from generator.write.errors import PublishError
from generator.write.published import Published
from generator.write.releases import KEPT_RELEASES
from generator.write.standing import usable_root

if TYPE_CHECKING:
    from generator.commands.engine.memory import Memory

Reporter = Callable[[str, int, int], None]
"""Called with a stage, the parts done and the parts there are."""
DASK = "dask://"
"""How addresses of distributed engines begin."""


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """What a build is asked for."""

    folder: Path
    output: Path
    base_path: str = ""
    base_url: str = ""
    is_strict: bool = False
    has_drafts: bool = False
    jobs: int | None = 1
    """Processes that do the work; None for one on each core."""
    executor: str = ""
    """Address of a distributed engine that does it instead."""
    is_release: bool = False
    """Whether each publish is a folder of its own, to which a link is turned."""
    releases: int = KEPT_RELEASES
    """How many of these folders are kept."""

    has_profile: bool = False
    """Whether it is to be measured where the time goes."""

    @property
    def wishes(self) -> tuple[object, ...]:
        """Return what decides how pages look."""
        return (self.base_path, self.base_url, self.has_drafts)


@dataclass(frozen=True, slots=True)
class Profile:
    """Where the time of a build went."""

    stages: dict[str, float]
    """Seconds of each stage, by its name."""
    agencies: tuple[tuple[str, float], ...] = ()
    """The slowest agencies and their seconds, the slowest first."""
    templates: tuple[tuple[str, float], ...] = ()
    """Templates, with what they include, and their seconds in all processes, the slowest first."""


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What came of a build."""

    findings: tuple[Finding, ...]
    tally: Tally
    published: Published | None
    """None where a finding held publication back."""
    profile: Profile = field(default_factory=lambda: Profile({}))
    remarks: tuple[str, ...] = ()
    """Chinese sentences about the build itself."""
    made: frozenset[str] = field(default_factory=frozenset)
    """Keys of the agencies whose work was done."""


def refuse_own_folders(folder: Path, output: Path) -> None:
    """Raise UsageError for an output that is the site, lies above it or among its sources."""
    apart = (folder / CONTENT, folder / SITE_FOLDER, folder / FOLDER)
    if folder.is_relative_to(output) or any(output.is_relative_to(own) for own in apart):
        raise UsageError(
            f"输出文件夹不能是 {output}：那里是网站的源文件。\n请用 --output 另选一个文件夹。"
        )


def silent(_stage: str, _done: int, _total: int) -> None:
    """Say nothing about progress."""


def build(
    options: BuildOptions, progress: Reporter = silent, memory: "Memory | None" = None
) -> BuildResult:
    """Build and publish a site; a process that does so again and again keeps a memory.

    Raises PublishError where the output cannot be used, UsageError where the site's baseline
    cannot be read.
    """
    started = time.perf_counter()
    baseline = read_baseline(options.folder)
    seen = _glimpse(options) if memory is None else None
    result = _unchanged(options, baseline, seen)
    looked = time.perf_counter() - started
    if result is None:
        construct = import_module("generator.commands.engine.construction").construct
        result = construct(options, baseline, progress, memory, seen)
    profile = replace(result.profile, stages={"look": looked, **result.profile.stages})
    return replace(result, profile=profile)


def _glimpse(options: BuildOptions) -> Glimpse | None:
    """Look whether there is anything to do; None where that cannot be told so quickly."""
    if options.is_release:
        return None
    try:
        return take_glimpse(options.folder, usable_root(options.output), options.wishes)
    except (OSError, PublishError, sqlite3.Error):
        return None  # a build that does its work says what is wrong


def _unchanged(
    options: BuildOptions, baseline: Baseline | None, seen: Glimpse | None
) -> BuildResult | None:
    """Return the result of a build that has nothing to do; None where there may be something."""
    if seen is None or not seen.is_unchanged:
        return None
    store = peek_records(options.folder, options.output)
    if store is None:
        return None
    with store:
        return conclude(store, options, baseline)


def conclude(store: Store, options: BuildOptions, baseline: Baseline | None) -> BuildResult:
    """Return the result of a build by its findings: published, as it stands, unless one blocks."""
    found = store.findings()
    findings = tuple(baseline.mark(found) if baseline else found)
    ((reports,),) = store.rows("SELECT count(*) FROM looked")
    counts = tally(
        findings,
        reports=reports,
        strict=options.is_strict,
        baseline=baseline,
        # Without drafts it cannot be told what is gone: the baseline may hold their faults.
        is_whole=options.has_drafts,
    )
    unchanged = Published(written=0, unchanged=Outputs(store).count(), removed=0)
    return BuildResult(findings, counts, None if counts.blocking else unchanged)
