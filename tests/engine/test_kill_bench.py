"""The bench that kills builds works, on a site far too small to prove anything."""

import subprocess
import sys
from pathlib import Path


def test_a_killed_build_is_judged_without_a_fault(repository: Path) -> None:
    size = ("--kills", "1", "--agencies", "6", "--years", "3")
    command = [sys.executable, str(repository / "bench/kill.py"), *size]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.startswith("1 kills")
    assert done.stdout.endswith("faults: 0\n")
