"""``gongkai check``: all findings of all files, and nothing written."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

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
from generator.ground.diagnostics import Finding
from generator.read.scan import AgencyFolder
from generator.store.facts import FactStore

STAGES = (
    Stage("scan", open_stage),
    Stage("work", work_stage),
    Stage("pages", page_stage),
    Stage("judge", judge_stage),
)


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What a check found."""

    findings: tuple[Finding, ...]
    tally: Tally


def check(
    folder: Path,
    paths: Iterable[Path] = (),
    *,
    is_strict: bool = False,
    progress: Reporter = silent,
) -> CheckResult:
    """Return the findings about the site in ``folder``, or about some of its paths.

    Raises UsageError for a path that does not exist or does not belong to the site.
    """
    wanted = tuple(relative_path(folder, path) for path in paths)
    with FactStore() as store:
        run = Run(folder, store, is_rehearsal=True, is_wanted=_choice(wanted), progress=progress)
        run.go_through(STAGES)
        findings = tuple(found for found in store.findings() if _concerns(found, wanted))
    return CheckResult(findings, tally(findings, reports=run.reports, strict=is_strict))


def relative_path(folder: Path, path: Path) -> str:
    """Return a path typed on the command line relative to the site; empty for the site itself."""
    if not path.exists():
        raise UsageError(f"没有这个文件或文件夹：{path}")
    resolved = path.resolve()
    if not resolved.is_relative_to(folder):
        raise UsageError(f"{path} 不在网站的文件夹 {folder} 里。")
    relative = resolved.relative_to(folder).as_posix()
    return "" if relative == "." else relative


def _choice(wanted: tuple[str, ...]) -> Callable[[AgencyFolder], bool]:
    if not wanted:
        return lambda _folder: True
    return lambda folder: any(_touches(path, folder.path) for path in wanted)


def _touches(path: str, folder: str) -> bool:
    """Tell whether a path lies in a folder, or the folder below the path."""
    return any(
        inner == outer or inner.startswith(f"{outer}/") for inner, outer in _ways(path, folder)
    )


def _ways(path: str, folder: str) -> Iterator[tuple[str, str]]:
    if not path:
        yield folder, folder
    yield path, folder
    yield folder, path


def _concerns(finding: Finding, wanted: tuple[str, ...]) -> bool:
    path = finding.place.path
    return not wanted or any(
        not chosen or path == chosen or path.startswith(f"{chosen}/") for chosen in wanted
    )
