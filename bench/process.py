"""A program run once in a process of its own, and what it cost.

The peak memory that Linux reports for a process is never below that of the process which started
it. Whoever measures must therefore stay small: no corpus and no generator is loaded here.
"""

import os
import subprocess
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median

from checkout import ROOT

COST_HEADINGS = ("wall s min / med / max", "user s", "sys s", "cpu s", "peak MB")
_KIB_PER_MB = 1_000_000 / 1024


class FailedError(Exception):
    """The program that was to be measured did not succeed; the text is what it said."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run took."""

    wall: float
    """Seconds from start to end."""
    user: float
    """CPU seconds in the program and in all processes that it started and waited for."""
    system: float
    """CPU seconds in the kernel on their behalf."""
    peak: float
    """Most memory resident at once in the largest of them, in MB of a million bytes."""

    @property
    def cpu(self) -> float:
        """Return all CPU seconds."""
        return self.user + self.system


def run(command: Sequence[str]) -> tuple[Cost, str]:
    """Run ``command`` in the checkout's root; return its cost and its standard output."""
    with tempfile.TemporaryFile("w+") as printed, tempfile.TemporaryFile("w+") as complaints:
        start = time.perf_counter()
        process = subprocess.Popen(command, cwd=ROOT, stdout=printed, stderr=complaints)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        # wait4 has taken the child away from Popen, which would else look for it in vain.
        process.returncode = os.waitstatus_to_exitcode(status)
        printed.seek(0)
        output = printed.read()
        if process.returncode:
            complaints.seek(0)
            said = "\n".join((output + complaints.read()).splitlines()[-20:])
            raise FailedError(f"{' '.join(command)}: exit status {process.returncode}\n{said}")
    peak = usage.ru_maxrss / _KIB_PER_MB
    return Cost(wall, usage.ru_utime, usage.ru_stime, peak), output


def middle(rounds: Sequence[Cost], figure: Callable[[Cost], float]) -> float:
    """Return the median of a figure over the rounds."""
    return median(figure(cost) for cost in rounds)


def cost_cells(rounds: Sequence[Cost]) -> tuple[str, ...]:
    """Return what belongs below COST_HEADINGS: medians, of memory the most."""
    walls = sorted(cost.wall for cost in rounds)
    return (
        f"{walls[0]:.2f} / {median(walls):.2f} / {walls[-1]:.2f}",
        f"{middle(rounds, lambda cost: cost.user):.2f}",
        f"{middle(rounds, lambda cost: cost.system):.2f}",
        f"{middle(rounds, lambda cost: cost.cpu):.2f}",
        f"{max(cost.peak for cost in rounds):.0f}",
    )
