"""Standard output: where every command writes its result."""

import sys
from collections.abc import Iterable


def write_lines(lines: Iterable[str]) -> None:
    """Write lines as they come, and see that whoever reads from a pipe gets them."""
    for line in lines:
        sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
