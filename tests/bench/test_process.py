"""What a run is said to cost."""

import subprocess
import sys
from pathlib import Path

import pytest

BENCH = Path(__file__).resolve().parents[2] / "bench"
HELD = 100_000_000
"""Bytes, many times what a bare interpreter takes."""
CHILD = f"""
import subprocess, sys
code = "held = b'x' * {HELD}; sum(range(3_000_000))"
subprocess.run([sys.executable, "-c", code], check=True)
"""
COST = f"""
import sys
from process import FailedError, run
try:
    cost, said = run((sys.executable, "-c", {CHILD!r} + sys.argv[1]))
except FailedError as failure:
    sys.exit(str(failure))
print(cost.peak, cost.cpu, said)
"""


def measured(code: str) -> subprocess.CompletedProcess[str]:
    """Measure a program that starts a large one and then runs ``code``."""
    command = [sys.executable, "-c", COST, code]
    return subprocess.run(command, cwd=BENCH, capture_output=True, text=True, check=False)


def test_memory_and_seconds_of_a_programs_own_children_count() -> None:
    peak, cpu, said = measured("print('ready')").stdout.split()
    assert float(peak) > HELD / 1_000_000
    assert float(cpu) > 0
    assert said == "ready"


@pytest.mark.parametrize("code", ["sys.exit('no such site')", "raise ValueError('no such site')"])
def test_a_program_that_fails_is_no_figure(code: str) -> None:
    done = measured(code)
    assert done.returncode == 1
    assert "exit status 1" in done.stderr
    assert "no such site" in done.stderr
