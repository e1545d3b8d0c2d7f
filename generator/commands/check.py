"""``gongkai check``: all findings of all files, and nothing written."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.commands.against import findings_against
from generator.commands.baseline import read_baseline
from generator.commands.codes import Choice
from generator.commands.errors import UsageError
from generator.commands.judging import judge_stage
from generator.commands.report_card import Tally, tally
from generator.commands.run import (
    Reporter,
    Run,
    Stage,
    open_stage,
    page_stage,
    scan_stage,
    silent,
    work_stage,
)
from generator.ground.diagnostics import Finding
from generator.read.scan import AgencyFolder
from generator.store.facts import FactStore

STAGES = (
    Stage("open", open_stage),
    Stage("scan", scan_stage),
    Stage("work", work_stage),
    Stage("pages", page_stage),
    Stage("judge", judge_stage),
)


EVERY_RULE = Choice()


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What a check found."""

    findings: tuple[Finding, ...]
    """Accepted and known ones among them, marked so."""
    tally: Tally


def check(  # noqa: PLR0913 - what a check is asked for, all but the folder optional
    folder: Path,
    paths: Iterable[Path] = (),
    *,
    is_strict: bool = False,
    choice: Choice = EVERY_RULE,
    against: str | None = None,
    progress: Reporter = silent,
) -> CheckResult:
    """Return the findings about the site in ``folder``, or about some of its paths or rules.

    ``against`` names what was published, a folder or a revision of Git: what changed since without
    an entry in ``revisions`` is found as well. Raises UsageError where there is no such thing, for
    a path that does not exist or does not belong to the site, and for a baseline that cannot be
    read.
    """
    wanted = tuple(relative_path(folder, path) for path in paths)
    is_wanted = _wanting(wanted)
    baseline = read_baseline(folder)
    silent_changes = (
        findings_against(folder, against, is_wanted=is_wanted) if against is not None else ()
    )
    with FactStore() as store:
        run = Run(folder, store, is_rehearsal=True, is_wanted=is_wanted, progress=progress)
        run.go_through(STAGES)
        run.keep(silent_changes, "against")
        found = (each for each in store.findings() if _is_inside(each.place.path, wanted))
        taken = filter(choice.takes, found)
        findings = tuple(baseline.mark(taken) if baseline else taken)
        looked_at = sum(_is_inside(path, wanted) for path in run.reports)
    counts = tally(
        findings,
        reports=looked_at,
        strict=is_strict,
        baseline=baseline,
        is_whole=not wanted and choice.is_whole,
    )
    return CheckResult(findings, counts)


def relative_path(folder: Path, path: Path) -> str:
    """Return a path typed on the command line relative to the site; empty for the site itself."""
    if not path.exists():
        raise UsageError(f"没有这个文件或文件夹：{path}")
    resolved = path.resolve()
    if not resolved.is_relative_to(folder):
        raise UsageError(f"{path} 不在网站的文件夹 {folder} 里。")
    relative = resolved.relative_to(folder).as_posix()
    return "" if relative == "." else relative


def _wanting(wanted: tuple[str, ...]) -> Callable[[AgencyFolder], bool]:
    """Return what tells of an agency's folder whether some of the paths concern it."""
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


def _is_inside(path: str, wanted: tuple[str, ...]) -> bool:
    """Tell whether a path is one of those asked for or lies below one; all are, if none was."""
    return not wanted or any(
        not chosen or path == chosen or path.startswith(f"{chosen}/") for chosen in wanted
    )
