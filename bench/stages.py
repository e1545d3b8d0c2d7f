"""Divide the CPU seconds of one build among its stages.

Usage: python bench/stages.py SITE OUTPUT

Prints a JSON object from the name of a stage, or of a part of one as `work: read`, to seconds.
A stage's own line is what its parts leave over. The build is the program's own, in this process;
only clocks are put around its stages and around the functions that the parts consist of.
"""

import json
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import ParamSpec, TypeVar

import checkout  # noqa: F401 - puts the checkout on the path

from generator.commands.build import BuildOptions, build
from generator.commands.run import Run, Stage
from generator.store.facts import FactStore
from generator.work import agency, judged
from generator.write.staging import Staging

Parameters = ParamSpec("Parameters")
Result = TypeVar("Result")

_PARTS: tuple[tuple[object, str, str], ...] = (
    (agency, "read_agency", "read"),
    (judged, "read_report", "read"),
    (judged, "run_checks", "check"),
    (agency, "render_report", "render"),
    (agency, "render_agency", "render"),
    (FactStore, "put", "keep facts"),
    (FactStore, "put_findings", "keep facts"),
    (Staging, "write", "write files"),
    (Staging, "copy", "write files"),
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
            outer = self._running[-1].partition(":")[0]
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


def main() -> int:
    """Run the command."""
    site, output = (Path(argument).resolve() for argument in sys.argv[1:3])
    clock = Clock()
    for owner, name, part in _PARTS:
        setattr(owner, name, clock.timed(part, getattr(owner, name)))
    Run.go_through = clock.go_through()  # type: ignore[assignment, method-assign]
    with clock.stage("around the stages"):
        result = build(BuildOptions(site, output))
    if result.published is None:
        print("a finding holds this site back", file=sys.stderr)
        return 1
    print(json.dumps(clock.finish()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
