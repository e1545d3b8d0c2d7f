"""Progress on standard error: one moving line on a terminal, plain lines elsewhere.

Nothing is printed before a second has passed: a quick build stays silent.
"""

import sys
import time
from dataclasses import dataclass, field
from typing import TextIO

QUIET_SECONDS = 1.0
"""How long a run may take without a word."""
TERMINAL_STEP = 0.1
"""Seconds between two changes of the moving line."""
PLAIN_STEP = 5.0
"""Seconds between two plain lines."""


@dataclass
class Progress:
    """Prints how far a run is; made once for a command."""

    stream: TextIO = field(default_factory=lambda: sys.stderr)
    _started: float = field(default_factory=time.monotonic)
    _printed: float = 0.0
    _has_line: bool = False

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Say that ``done`` of ``total`` parts of a stage are finished, if it is time to."""
        now = time.monotonic()
        is_terminal = self.stream.isatty()
        step = TERMINAL_STEP if is_terminal else PLAIN_STEP
        if now - self._started < QUIET_SECONDS or now - self._printed < step:
            return
        self._printed = now
        text = f"{stage} {done}/{total}" if total else stage
        if is_terminal:
            self.stream.write(f"\r\x1b[K{text}")
            self._has_line = True
        else:
            self.stream.write(f"{text}\n")
        self.stream.flush()

    def close(self) -> None:
        """Clear the moving line."""
        if self._has_line:
            self.stream.write("\r\x1b[K")
            self.stream.flush()
            self._has_line = False
