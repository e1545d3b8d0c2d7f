"""Time the real program on generated sites of several sizes.

Usage: python bench/run.py [--reports 100 1000 10000] [--rounds 3] [--keep DIR] [--json FILE]

Prints two tables in Markdown: what a cold build costs, and where its CPU seconds go.
"""

import argparse
import json
import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from typing import Any

from checkout import ROOT
from process import Cost, FailedError, run

_BENCH = ROOT / "bench"
_GENERATOR = (sys.executable, "-m", "generator")
_HEADINGS = (
    *("reports", "wall s min / med / max", "user s", "sys s", "cpu s"),
    *("peak MB", "files", "MB written", "cpu ms a report"),
)


@dataclass(frozen=True, slots=True)
class Site:
    """A generated site and the folder that it is built into."""

    source: Path
    output: Path
    reports: int


@dataclass(frozen=True, slots=True)
class Result:
    """What the builds of one site cost; the figures of the rounds, and what was written."""

    reports: int
    rounds: tuple[Cost, ...]
    files: int
    megabytes: float

    def middle(self, figure: Callable[[Cost], float]) -> float:
        """Return the median of a figure over the rounds."""
        return median(figure(cost) for cost in self.rounds)

    def row(self) -> tuple[str, ...]:
        """Return the result as a line of the first table."""
        walls = sorted(cost.wall for cost in self.rounds)
        cpu = self.middle(lambda cost: cost.cpu)
        return (
            f"{self.reports:,}",
            f"{walls[0]:.2f} / {median(walls):.2f} / {walls[-1]:.2f}",
            f"{self.middle(lambda cost: cost.user):.2f}",
            f"{self.middle(lambda cost: cost.system):.2f}",
            f"{cpu:.2f}",
            f"{max(cost.peak for cost in self.rounds):.0f}",
            f"{self.files:,}",
            f"{self.megabytes:.1f}",
            f"{1000 * cpu / self.reports:.2f}",
        )


def _generated(folder: Path, reports: int, years: int) -> Site:
    """Return a site with ``reports`` reports; one that a kept folder already holds is reused."""
    agencies = max(1, round(reports / years))
    source = folder / f"corpus-{agencies}x{years}"
    if not source.exists():
        partial = source.with_suffix(".partial")
        shutil.rmtree(partial, ignore_errors=True)
        size = ("--agencies", str(agencies), "--years", str(years))
        run((sys.executable, str(_BENCH / "corpus.py"), str(partial), *size))
        partial.rename(source)
    return Site(source, folder / f"output-{agencies}x{years}", agencies * years)


def _one_process() -> Sequence[str]:
    """Return the option for a build in one process; before there are more, it is not known."""
    _, text = run((*_GENERATOR, "build", "--help"))
    return ("--jobs", "1") if "--jobs" in text else ()


def _build(site: Site, options: Sequence[str]) -> Cost:
    """Build a site from nothing and return the cost."""
    shutil.rmtree(site.output, ignore_errors=True)
    where = ("--site", str(site.source), "build", "--output", str(site.output))
    cost, _ = run((*_GENERATOR, *where, *options))
    return cost


def _result(site: Site, rounds: Sequence[Cost]) -> Result:
    sizes = [path.stat().st_size for path in site.output.rglob("*") if path.is_file()]
    return Result(site.reports, tuple(rounds), len(sizes), sum(sizes) / 1_000_000)


def _stages(site: Site) -> Mapping[str, float]:
    """Return the CPU seconds of each stage of a cold build, measured inside one process."""
    shutil.rmtree(site.output, ignore_errors=True)
    _, output = run((sys.executable, str(_BENCH / "stages.py"), str(site.source), str(site.output)))
    stages: Mapping[str, float] = json.loads(output)
    return stages


def _table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [headings, ["---:"] * len(headings), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _stage_table(sites: Sequence[Site], stages: Sequence[Mapping[str, float]]) -> str:
    lines = [
        (name, *(f"{seconds.get(name, 0):.2f}" for seconds in stages))
        for name in dict.fromkeys(name for seconds in stages for name in seconds)
    ]
    total = ("all", *(f"{sum(seconds.values()):.2f}" for seconds in stages))
    headings = ("cpu s by stage", *(f"{site.reports:,}" for site in sites))
    return _table(headings, [*lines, total])


def _machine() -> Mapping[str, object]:
    return {
        "python": platform.python_version(),
        "system": platform.platform(),
        "cpus": os.cpu_count(),
        "load": os.getloadavg()[0],
    }


def _measure(folder: Path, arguments: argparse.Namespace) -> Mapping[str, Any]:
    """Build each site ``rounds`` times, the sizes in turn, and print the tables."""
    sites = [_generated(folder, reports, arguments.years) for reports in arguments.reports]
    # Once without a watch: what Python compiles and the disk reads then is no cost of a build.
    options = _one_process()
    _build(min(sites, key=lambda site: site.reports), options)
    rounds = [[_build(site, options) for site in sites] for _ in range(arguments.rounds)]
    results = [_result(s, costs) for s, costs in zip(sites, zip(*rounds, strict=True), strict=True)]
    print(_table(_HEADINGS, [result.row() for result in results]))
    stages = [_stages(site) for site in sites]
    print()
    print(_stage_table(sites, stages))
    return {
        "machine": _machine(),
        "builds": [asdict(result) for result in results],
        "stages": {str(s.reports): seconds for s, seconds in zip(sites, stages, strict=True)},
    }


@contextmanager
def _folder(kept: Path | None) -> Iterator[Path]:
    if kept:
        kept.mkdir(parents=True, exist_ok=True)
        yield kept.resolve()
    else:
        with tempfile.TemporaryDirectory(prefix="gongkai-bench-") as name:
            yield Path(name)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Time cold builds of generated sites.")
    parser.add_argument("--reports", type=int, nargs="+", default=[100, 1000, 10000], metavar="N")
    parser.add_argument("--years", type=int, default=5, help="reports per agency (default: 5)")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--keep", type=Path, metavar="DIR", help="keep corpora and output here")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write all figures as JSON too")
    arguments = parser.parse_args()
    if min(*arguments.reports, arguments.years, arguments.rounds) < 1:
        parser.error("--reports, --years and --rounds: 1 at least")
    return arguments


def main() -> int:
    """Run the command."""
    arguments = _arguments()
    try:
        with _folder(arguments.keep) as folder:
            figures = _measure(folder, arguments)
    except FailedError as failure:
        print(failure, file=sys.stderr)
        return 1
    if arguments.json:
        text = json.dumps(figures, ensure_ascii=False, indent=2)
        arguments.json.write_text(f"{text}\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
