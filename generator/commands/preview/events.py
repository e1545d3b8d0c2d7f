"""The watch on sources that is fed by the operating system's events.

Two watches stand side by side. The upper one looks at the site's folder alone: it sees settings
that are saved by renaming, and source folders that come and go. The lower one looks into those
folders, and is put up anew when they change; the output folder is never looked into.
"""

import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from watchfiles import Change, watch

from generator.commands.preview.sources import FOLDERS, source_of

QUIET = 25
"""Milliseconds without a further change after which a burst of saves counts as over."""
LONGEST = 500
"""Milliseconds after which even a burst that goes on is passed on."""
PATIENCE = 1.0
"""Seconds that a watch is given to come down."""


class _Sign(threading.Event):
    """A stop sign that tells when a watch first looks at it: from then on nothing is missed."""

    def __init__(self, standing: Callable[[], None]) -> None:
        super().__init__()
        self._standing: Callable[[], None] | None = standing

    def is_set(self) -> bool:
        standing, self._standing = self._standing, None
        if standing is not None:
            standing()
        return super().is_set()


class EventWatch:
    """Calls ``changed`` with the sources that changed, relative to the site.

    The first call comes with nothing, once the watch stands; so does one whenever source folders
    came or went, because files may have changed in them before the watch on them stood.
    """

    def __init__(
        self,
        site: Path,
        changed: Callable[[frozenset[str]], None],
        refused: Callable[[], None],
    ) -> None:
        """Take the site's resolved folder; ``refused`` is called where there are no events.

        Both functions are called in threads of the watch.
        """
        self._site = site
        self._changed = changed
        self._refused = refused
        self._is_over = False
        self._lower = threading.Thread(target=self._watch_folders, name="watch", daemon=True)
        self._upper = threading.Thread(target=self._watch_site, name="watch-top", daemon=True)
        self._upper_sign = _Sign(self._lower.start)
        self._lower_sign = threading.Event()

    def start(self) -> None:
        """Put up the watch."""
        self._upper.start()

    def stop(self) -> None:
        """Take down the watch."""
        self._end()
        for thread in (self._upper, self._lower):
            if thread.is_alive():
                thread.join(PATIENCE)

    def _end(self) -> None:
        self._is_over = True
        self._upper_sign.set()
        self._lower_sign.set()

    def _watch_site(self) -> None:
        for changed in self._changes((self._site,), self._upper_sign, is_deep=False):
            self._changed(changed)
            if not changed.isdisjoint(FOLDERS):
                self._lower_sign.set()

    def _watch_folders(self) -> None:
        while True:
            sign = self._lower_sign = _Sign(lambda: self._changed(frozenset()))
            if self._is_over:
                return
            folders = tuple(path for name in FOLDERS if (path := self._site / name).is_dir())
            if not folders:
                self._changed(frozenset())
                sign.wait()
            for changed in self._changes(folders, sign, is_deep=True):
                self._changed(changed)

    def _changes(
        self, paths: tuple[Path, ...], sign: threading.Event, *, is_deep: bool
    ) -> Iterator[frozenset[str]]:
        """Yield sets of changed sources until the sign is set or a watched folder is gone."""
        if not paths or self._is_over:
            return
        try:
            for changes in watch(
                *paths,
                watch_filter=self._concerns,
                step=QUIET,
                debounce=LONGEST,
                stop_event=sign,
                recursive=is_deep,
                force_polling=False,
                # Else watchfiles is silent where the limit of watches is reached, too.
                ignore_permission_denied=False,
            ):
                yield frozenset(map(self._relative, (path for _, path in changes)))
                _prove_watched(changes)
        except FileNotFoundError:
            return
        except (OSError, RuntimeError):
            self._end()
            self._refused()

    def _concerns(self, _change: Change, path: str) -> bool:
        return source_of(self._site, path) is not None

    def _relative(self, path: str) -> str:
        return source_of(self._site, path) or ""


def _prove_watched(changes: Iterable[tuple[Change, str]]) -> None:
    """Raise OSError where a new folder may have come beyond the limit of watches.

    The watch under way leaves such a folder out without a word; a new one is refused.
    """
    folders = (path for kind, path in changes if kind is Change.added and Path(path).is_dir())
    folder = next(folders, None)
    if folder is not None:
        at_once = threading.Event()
        at_once.set()
        with suppress(FileNotFoundError):
            next(watch(folder, stop_event=at_once, recursive=False), None)
