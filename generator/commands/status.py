"""``gongkai status``: how each agency stands with its report of one year, and what blocks it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.commands.baseline import read_baseline
from generator.commands.check import STAGES
from generator.commands.errors import UsageError
from generator.commands.run import Reporter, Run, silent
from generator.gather.status import StatusBook
from generator.ground.diagnostics import Finding, Severity, blocks
from generator.ground.text import printable
from generator.model.region import Regions
from generator.model.sources import CONTENT
from generator.model.status import Counts, Standing, count
from generator.store.facts import FactStore


@dataclass(frozen=True, slots=True)
class StatusRow:
    """An agency, and what a check found about its report of the year and about itself."""

    standing: Standing
    region: str
    """Name of its region, with those above it."""
    errors: int
    """Those that hold back publication: neither accepted nor known by the baseline."""
    warnings: int


@dataclass(frozen=True, slots=True)
class StatusResult:
    """How the agencies of a portal, or of one region, stand with one year's report."""

    year: int
    today: date | None
    """The day that counts as today."""
    region: str
    """Code of the region asked for; empty for all."""
    rows: tuple[StatusRow, ...]
    """By the codes of their regions, then by name."""
    counts: Counts
    unread: tuple[str, ...]
    """Keys of agencies about which nothing is known, because their files cannot be used."""


def status(
    folder: Path,
    *,
    year: int | None = None,
    region: str = "",
    progress: Reporter = silent,
) -> StatusResult:
    """Return how the agencies of the site in ``folder`` stand; the latest year by default.

    The latest year is one with a report or one whose deadline has passed, whichever is later.
    Raises UsageError for a region or a year that the portal does not have, and for a baseline
    that cannot be read.
    """
    baseline = read_baseline(folder)
    with FactStore() as store:
        run = Run(folder, store, is_rehearsal=True, progress=progress)
        run.go_through(STAGES)
        codes = _codes(run.opened.regions, region)
        book = StatusBook(run.census, run.opened.site.deadlines, run.opened.today)
        chosen = _year(book, year)
        found = store.findings()
        tallies = _tallies(baseline.mark(found) if baseline else found, chosen)
        rows = tuple(
            StatusRow(standing, book.census.full_name(code), *tallies.get(standing.key, (0, 0)))
            for code in codes
            for standing in book.standings(code, chosen)
        )
        counts = count([row.standing for row in rows])
        return StatusResult(chosen, book.today, region, rows, counts, _unread(run, codes, region))


def _codes(regions: Regions, code: str) -> tuple[str, ...]:
    """Return the codes of a region and of those below it, or of all regions."""
    if code and code not in regions.by_code:
        raise UsageError(f"regions.yaml 里没有“{printable(code)}”这个地区；要写六位代码。")
    return tuple(
        each
        for each in sorted(regions.by_code)
        if not code or any(above.code == code for above in regions.chain(each))
    )


def _year(book: StatusBook, year: int | None) -> int:
    if not book.years:
        raise UsageError("网站里还没有报告，说不上公布情况。")
    if year is None:
        return book.years[0]
    if year not in book.years:
        listed = "、".join(map(str, book.years))
        raise UsageError(f"网站里没有 {year} 年度的报告；可以查看的年度有 {listed}。")
    return year


def _tallies(findings: Iterable[Finding], year: int) -> dict[str, tuple[int, int]]:
    """Return errors and warnings of each agency: its own and those of one year's report."""
    counts: dict[str, tuple[int, int]] = {}
    for finding in findings:
        key = _agency_of(finding.place.path, year)
        if not key or not blocks(finding, strict=True):
            continue
        errors, warnings = counts.get(key, (0, 0))
        is_error = finding.severity is Severity.ERROR
        counts[key] = (errors + is_error, warnings + (not is_error))
    return counts


def _agency_of(path: str, year: int) -> str:
    """Return the key of the agency to which a file belongs; none for another year's report."""
    root, region, slug, name, *_ = (*path.split("/"), "", "", "", "")
    if root != CONTENT or not slug:
        return ""
    stem = name.removesuffix(".md")
    is_report = len(stem) == len("2024") and stem.isdecimal()
    return "" if is_report and stem != str(year) else f"{region}/{slug}"


def _unread(run: Run, codes: tuple[str, ...], region: str) -> tuple[str, ...]:
    """Return the agencies that are there by their paths and left no facts."""
    wanted = set(codes)
    query = "SELECT key FROM unit WHERE key NOT IN (SELECT key FROM agency) ORDER BY key"
    return tuple(
        key for (key,) in run.store.rows(query) if not region or key.partition("/")[0] in wanted
    )
