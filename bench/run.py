"""Time the real program on generated sites of several sizes, from nothing and after changes.

Usage: python bench/run.py [--reports 1000 10000] [--rounds 3] [--jobs N] [--keep DIR] [--json FILE]

For each size in turn, each build in a fresh process: cold (no output, no records), warm (nothing
changed), edit (a number and a sentence of one report), template (the one of all report pages).
Prints tables in Markdown: what the builds of each size cost and wrote, and the cost of a report by
size.
"""

import json
import os
import shutil
import sys
import time
from argparse import Namespace
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from random import Random

from checkout import ROOT
from process import COST_HEADINGS, Cost, FailedError, cost_cells, middle, run
from sites import (
    GENERATOR,
    STORE,
    Corpus,
    any_report,
    folder_for,
    generated,
    machine,
    parser_of,
    raised,
    remove,
    table,
    write_json,
)

_TEMPLATE = Path("templates", "pages", "report.html")
_SENTENCE = "另外，第{}次修订了公开指南。"
_SETTLING = 2.1
"""Seconds after which gongkai takes the time of a file's last change for the whole truth."""
_SLACK = 1.0
"""Seconds before a build that surely come after whatever the one before it wrote."""
_HEADINGS = ("reports", "build", *COST_HEADINGS, "files", "MB written", "cpu ms a report")


@dataclass(frozen=True, slots=True)
class Build:
    """What one build cost, and what it wrote into the output folder."""

    cost: Cost
    files: int
    megabytes: float


@dataclass(slots=True)
class Portal:
    """A copy of a generated site, which may be edited, and the folder that it is built into."""

    site: Path
    output: Path
    options: Sequence[str]
    chance: Random = field(default_factory=lambda: Random(1))  # noqa: S311 - a sample
    edits: int = 0

    def cold(self) -> None:
        """Leave nothing of earlier builds."""
        remove(self.output, self.site / STORE, self.site / _TEMPLATE.parts[0])

    def warm(self) -> None:
        """Leave everything as it is."""

    def edit(self) -> None:
        """Change a number and add a sentence to a report, another one each time."""
        self.edits += 1
        report = any_report(self.site, self.chance)
        text, _ = raised(report.read_text(encoding="utf-8"))
        report.write_text(text.rstrip() + _SENTENCE.format(self.edits) + "\n", encoding="utf-8")

    def template(self) -> None:
        """Add a class to the element that holds a report."""
        own = self.site / _TEMPLATE
        own.parent.mkdir(parents=True)
        text = (ROOT / _TEMPLATE).read_text(encoding="utf-8")
        own.write_text(text.replace('class="report', 'class="changed report'), encoding="utf-8")

    def build(self, change: Callable[[], None]) -> Build:
        """Build after a change; what is measured is the build alone."""
        change()
        time.sleep(_SETTLING)
        since = time.time() - _SLACK
        where = ("--site", str(self.site), "build", "--output", str(self.output))
        cost, said = run((*GENERATOR, *where, *self.options, "--format", "json"))
        if json.loads(said)["published"] is None:
            raise FailedError(f"{self.site}: a finding holds it back")
        return Build(cost, *_written(self.output, since))


@dataclass(frozen=True, slots=True)
class Result:
    """The builds of one kind and size."""

    reports: int
    kind: str
    builds: tuple[Build, ...]

    @property
    def costs(self) -> tuple[Cost, ...]:
        """Return what they cost."""
        return tuple(build.cost for build in self.builds)

    @property
    def milliseconds(self) -> float:
        """Return the CPU milliseconds a report."""
        return 1000 * middle(self.costs, lambda cost: cost.cpu) / self.reports

    def row(self) -> tuple[str, ...]:
        """Return the result as a line of the first table."""
        last = self.builds[-1]
        written = (f"{last.files:,}", f"{last.megabytes:.1f}")
        cells = (*cost_cells(self.costs), *written, f"{self.milliseconds:.3f}")
        return (f"{self.reports:,}", self.kind, *cells)


def _written(output: Path, since: float) -> tuple[int, float]:
    """Return how many files were written since then, and their megabytes."""
    files = size = 0
    for folder, _, names in os.walk(output):
        for name in names:
            found = os.stat(f"{folder}/{name}")  # noqa: PTH116 - a path object for each is slow
            if found.st_ctime >= since:
                files += 1
                size += found.st_size
    return files, size / 1_000_000


@contextmanager
def _portal(folder: Path, corpus: Corpus, options: Sequence[str]) -> Iterator[Portal]:
    """Return a copy of a generated site; only the generated one stays."""
    portal = Portal(folder / f"site-{corpus.name}", folder / f"output-{corpus.name}", options)
    remove(portal.site, portal.output)
    shutil.copytree(corpus.folder, portal.site)
    yield portal
    remove(portal.site, portal.output)


def _measured(folder: Path, reports: int, arguments: Namespace) -> list[Result]:
    """Let one size go through all kinds of builds."""
    corpus = generated(folder, reports, arguments.years)
    options = ("--jobs", str(arguments.jobs)) if arguments.jobs else ()
    with _portal(folder, corpus, options) as portal:
        kinds = (portal.cold, portal.warm, portal.edit, portal.template)
        rounds = [[portal.build(kind) for kind in kinds] for _ in range(arguments.rounds)]
    return [
        Result(corpus.reports, kind.__name__, builds)
        for kind, builds in zip(kinds, zip(*rounds, strict=True), strict=True)
    ]


def _by_size(results: Sequence[Result]) -> str:
    """Return the CPU milliseconds a report of each kind of build, and how they grow."""
    kinds: dict[str, list[Result]] = {}
    for result in results:
        kinds.setdefault(result.kind, []).append(result)
    sizes = [f"{result.reports:,}" for result in next(iter(kinds.values()))]
    rows = [
        (kind, *(f"{each.milliseconds:.3f}" for each in same), _growth(same))
        for kind, same in kinds.items()
    ]
    return table(("cpu ms a report", *sizes, "last against first"), rows)


def _growth(same: Sequence[Result]) -> str:
    return f"{100 * same[-1].milliseconds / same[0].milliseconds - 100:+.0f} %"


def _measure(folder: Path, arguments: Namespace) -> Mapping[str, object]:
    """Measure all sizes and print the tables."""
    # Once without a watch: what Python compiles and the disk reads then is no cost of a build.
    with _portal(folder, generated(folder, 10, 5), ()) as portal:
        portal.build(portal.cold)
    before = machine()
    results = []
    for reports in arguments.reports:
        found = _measured(folder, reports, arguments)
        print(table(_HEADINGS, [result.row() for result in found]), end="\n\n", flush=True)
        results += found
    print(_by_size(results))
    after = machine()
    print(f"\nload {before['load']:.1f} before, {after['load']:.1f} after")
    return {"before": before, "after": after, "results": [asdict(each) for each in results]}


def main() -> int:
    """Run the command."""
    parser = parser_of("Time builds of generated sites.", [1000, 10000])
    parser.add_argument("--jobs", type=int, metavar="N", help="processes (default: all cores)")
    arguments = parser.parse_args()
    try:
        with folder_for(arguments.keep) as folder:
            figures = _measure(folder, arguments)
    except FailedError as failure:
        print(failure, file=sys.stderr)
        return 1
    write_json(arguments.json, figures)
    return 0


if __name__ == "__main__":
    sys.exit(main())
