"""Divide the CPU seconds of one cold build among its stages.

Usage: python bench/stages.py SITE OUTPUT [--json]

Prints a table in Markdown: CPU seconds, and milliseconds a report, of each stage and of each part
of one as `work: read`; a stage's own line is what its parts leave over. The build is the program's
own, in this one process; clocks are put around its stages and the functions that parts consist of.
What an earlier build left in SITE and OUTPUT is removed before.
"""

import json
import sys
import time
from argparse import ArgumentParser
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import ParamSpec, TypeVar

from sites import STORE, remove, table

from generator.commands.build import BuildOptions, build
from generator.commands.engine import batch, building, construction, plan
from generator.commands.run import Run, Stage
from generator.store.facts import FactStore
from generator.store.outputs import Outputs
from generator.store.state import State
from generator.store.units import Units
from generator.work import agency, judged
from generator.write.tray import Tray

Parameters = ParamSpec("Parameters")
Result = TypeVar("Result")

_PARTS: tuple[tuple[object, str, str], ...] = (
    (batch, "digest_of_agency", "digest of sources"),
    (plan, "digest_of_agency", "digest of sources"),
    (agency, "read_agency", "read"),
    (judged, "read_report", "read"),
    (judged, "run_checks", "check"),
    (agency, "render_report", "render"),
    (agency, "render_agency", "render"),
    (agency, "facts_of", "facts"),
    (batch, "rows_of", "facts"),
    (Tray, "write", "write files"),
    (Tray, "copy", "write files"),
    (FactStore, "put_rows", "store"),
    (FactStore, "put_looked", "store"),
    (FactStore, "put_findings", "store"),
    (Units, "put", "store"),
    (Outputs, "put", "store"),
    (State, "commit", "store"),
    (construction, "publish", "put in place"),
    (building, "refresh_tally", "store"),
)
"""Where each function with a clock of its own is looked up, its name, and the part it is."""


class Clock:
    """CPU seconds by stage and part; what runs inside a part is not counted twice."""

    def __init__(self) -> None:
        """Count from the start of the process, so that imports come first."""
        self.seconds: defaultdict[str, float] = defaultdict(float)
        self._running = ["start and imports"]
        self._since = 0.0

    def _charge(self) -> None:
        now = time.process_time()
        self.seconds[self._running[-1]] += now - self._since
        self._since = now

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Charge what runs inside to ``name``."""
        self._charge()
        self._running.append(name)
        try:
            yield
        finally:
            self._charge()
            self._running.pop()

    def timed(
        self, part: str, function: Callable[Parameters, Result]
    ) -> Callable[Parameters, Result]:
        """Return ``function`` charged to a part of whichever stage calls it."""

        def clocked(*args: Parameters.args, **kwargs: Parameters.kwargs) -> Result:
            outer, _, inner = self._running[-1].partition(": ")
            if inner:
                return function(*args, **kwargs)
            with self.stage(f"{outer}: {part}"):
                return function(*args, **kwargs)

        return clocked

    def go_through(self) -> Callable[[Run, tuple[Stage, ...]], None]:
        """Return a way to run a build's stages in their order, each charged to its name."""

        def clocked(run: Run, stages: tuple[Stage, ...]) -> None:
            for stage in stages:
                with self.stage(stage.name):
                    stage.run(run)

        return clocked

    def finish(self) -> dict[str, float]:
        """Return the seconds by name, in the order in which each first ended."""
        self._charge()
        return dict(self.seconds)


def clocked_build(site: Path, output: Path) -> tuple[Mapping[str, float], int]:
    """Build a site from nothing; return the CPU seconds by stage, and the number of reports."""
    clock = Clock()
    for owner, name, part in _PARTS:
        setattr(owner, name, clock.timed(part, getattr(owner, name)))
    Run.go_through = clock.go_through()  # type: ignore[assignment, method-assign]
    with clock.stage("around the stages"):
        result = build(BuildOptions(site, output))
    if result.published is None:
        raise SystemExit("a finding holds this site back")
    return clock.finish(), result.tally.reports


def main() -> int:
    """Run the command."""
    parser = ArgumentParser(description="Divide the CPU seconds of a cold build.")
    parser.add_argument("site", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("--json", action="store_true", help="print JSON instead of a table")
    arguments = parser.parse_args()
    site, output = arguments.site.resolve(), arguments.output.resolve()
    remove(site / STORE, output)
    seconds, reports = clocked_build(site, output)
    if arguments.json:
        print(json.dumps({"reports": reports, "seconds": seconds}))
        return 0
    lines = [*seconds.items(), ("all", sum(seconds.values()))]
    rows = [(name, f"{took:.2f}", f"{1000 * took / reports:.3f}") for name, took in lines]
    print(table(("stage", "cpu s", "ms a report"), rows))
    return 0


if __name__ == "__main__":
    sys.exit(main())
