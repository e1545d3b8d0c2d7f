"""The watch on sources where there are no events: it looks again and again.

Shares of a network and some virtual machines send none. Times are compared in nanoseconds, along
with size and identity, and always with the look before: a file copied with its old time counts,
and so does the second save within one second, which watchfiles' own polling loses.
"""

import os
import threading
import time
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path

from generator.commands.preview.sources import SOURCES
from generator.read.leftovers import is_leftover

SHORTEST = 0.5
"""Seconds between two looks, at least."""
LONGEST = 5.0
"""Seconds between two looks, at most, where a look is slow but not for want of CPU time."""
REST = 120
"""How many times the CPU time of a look the pause after it is: less than a hundredth of a core.

The time by the clock says little: a look during a build waits for it, and one at a share waits
for the network.
"""
WORK = 20
"""The same while somebody works: a twentieth of a core, and a shorter wait."""
WORKING = 60.0
"""Seconds after a change in which somebody counts as working."""
PATIENCE = 1.0
"""Seconds that a look under way is given to end."""
Mark = tuple[int, int, int]
_is_leftover = lru_cache(maxsize=4096)(is_leftover)
"""The few names that a site's folders have over and over."""


class Sweep:
    """Calls ``changed`` with the sources that changed; first with nothing, once it has looked."""

    def __init__(self, site: Path, changed: Callable[[frozenset[str]], None]) -> None:
        """Take the site's resolved folder; ``changed`` is called in a thread of the watch."""
        self._site = site
        self._changed = changed
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run, name="sweep", daemon=True)

    def start(self) -> None:
        """Put up the watch."""
        self._thread.start()

    def stop(self) -> None:
        """Take down the watch."""
        self._over.set()
        if self._thread.is_alive():
            self._thread.join(PATIENCE)

    def _run(self) -> None:
        before = dict(marks_in(self._site))
        self._changed(frozenset())
        pause, rests_at = SHORTEST, 0.0
        while not self._over.wait(pause):
            started, cpu = time.monotonic(), time.thread_time()
            now = dict(marks_in(self._site))
            changed = {path for path, _ in before.items() ^ now.items()}
            ended, cpu = time.monotonic(), time.thread_time() - cpu
            if changed:
                rests_at = ended + WORKING
                self._changed(frozenset(changed))
            share = (WORK if ended < rests_at else REST) * cpu
            pause = max(SHORTEST, share, min(ended - started, LONGEST))
            before = now


def marks_in(site: Path) -> Iterator[tuple[str, Mark]]:
    """Yield each source's path relative to the site, with what changes when it is saved."""
    yield from _marks(str(site), "", SOURCES)


def _marks(folder: str, prefix: str, wanted: frozenset[str] | None) -> Iterator[tuple[str, Mark]]:
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return  # gone or not ours to read: the build says so where it matters
    for entry in entries:
        if (wanted is not None and entry.name not in wanted) or _is_leftover(entry.name):
            continue
        path = prefix + entry.name
        try:
            is_folder = entry.is_dir(follow_symlinks=False)
            stat = entry.stat(follow_symlinks=False)
        except OSError:
            continue
        if is_folder:
            yield path, (0, 0, stat.st_ino)
            yield from _marks(entry.path, f"{path}/", None)
        else:
            yield path, (stat.st_mtime_ns, stat.st_size, stat.st_ino)
