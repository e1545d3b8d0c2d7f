"""The watch on a site's sources: by events, or by looking again where there are none."""

import os
import platform
from collections.abc import Callable
from pathlib import Path

from generator.commands.preview.events import EventWatch
from generator.commands.preview.sweep import Sweep

POLLING = "系统不能用事件监视源文件，改为定时查看；改动后会慢一点刷新。"
POLLING_WANTED = "WATCHFILES_FORCE_POLLING"
"""The environment variable that people who use watchfiles elsewhere know."""


class SourceWatch:
    """Calls ``changed`` with the sources that changed, relative to the site.

    The first call comes with nothing, once the watch stands and nothing is missed any more.
    """

    def __init__(
        self,
        site: Path,
        changed: Callable[[frozenset[str]], None],
        remark: Callable[[str], None],
        *,
        is_polling: bool = False,
    ) -> None:
        """Take the site's resolved folder; both functions are called in threads of the watch."""
        self._remark = remark
        self._sweep = Sweep(site, changed)
        self._events = EventWatch(site, changed, self._fall_back)
        self._is_polling = is_polling or has_no_events()

    def start(self) -> None:
        """Put up the watch."""
        if self._is_polling:
            self._sweep.start()
        else:
            self._events.start()

    def stop(self) -> None:
        """Take down the watch."""
        if self._is_polling:
            self._sweep.stop()
        self._events.stop()

    def _fall_back(self) -> None:
        if not self._is_polling:
            self._is_polling = True
            self._remark(POLLING)
            self._sweep.start()


def has_no_events() -> bool:
    """Tell whether polling is asked for, or needed: under WSL no events come from Windows."""
    return bool(os.environ.get(POLLING_WANTED)) or "microsoft" in platform.release().lower()
