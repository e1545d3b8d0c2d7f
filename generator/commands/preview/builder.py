"""The worker that builds the preview: one build at a time, away from the server's loop.

Whoever asks while a build is under way gets one more build right after it, however many ask.
"""

import threading
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from generator.commands.build import BuildOptions, build
from generator.commands.engine.memory import Memory
from generator.commands.errors import UsageError
from generator.commands.preview.bulletin import Bulletin
from generator.read.site import read_site
from generator.write.errors import PublishError

PATIENCE = 2.0
"""Seconds that a build under way is given to clear its staging folder when the preview ends."""
BROKEN = "生成预览时程序出错，详情见终端。请把终端里的内容告诉 gongkai 的维护者。"


class Narrator(Protocol):
    """Tells a person at a terminal what the preview does."""

    def progress(self, stage: str, done: int, total: int) -> None:
        """Say how far a build is."""

    def built(self, bulletin: Bulletin) -> None:
        """Say what came of a build."""

    def serving(self, url: str) -> None:
        """Say where the pages are."""

    def remark(self, text: str) -> None:
        """Say a Chinese sentence."""


class _AbandonedError(Exception):
    """The preview ends: nobody waits for this build any more."""


@dataclass(frozen=True, slots=True)
class Assignment:
    """What is built, and where to."""

    site: Path
    folder: Path
    """Where the pages go: never the output folder."""
    base_path: str = ""
    """Goes before the one in the settings; empty where those decide."""


class Builder:
    """A thread that builds when asked."""

    def __init__(
        self, assignment: Assignment, narrator: Narrator, deliver: Callable[[Bulletin], None]
    ) -> None:
        """Take what to build and who is told the outcome; ``deliver`` is called in the thread."""
        self._assignment = assignment
        self._narrator = narrator
        self._deliver = deliver
        self._memory = Memory()
        self._changed: set[str] = set()
        self._asked = threading.Event()
        self._lock = threading.Lock()
        self._is_leaving = False
        self._thread = threading.Thread(target=self._run, name="preview-builder", daemon=True)

    def start(self) -> None:
        """Begin to take orders."""
        self._thread.start()

    def ask(self, changed: frozenset[str]) -> None:
        """Ask for a build because of changed sources."""
        with self._lock:
            self._changed |= changed
            self._asked.set()

    def stop(self) -> None:
        """Abandon what is under way and leave."""
        self._is_leaving = True
        self._asked.set()
        self._thread.join(PATIENCE)

    def _run(self) -> None:
        while True:
            self._asked.wait()
            changed = self._take()
            if self._is_leaving:
                return
            try:
                bulletin = self._build(changed)
            except _AbandonedError:
                return
            if not self._is_leaving:
                self._deliver(bulletin)

    def _take(self) -> frozenset[str]:
        with self._lock:
            changed = frozenset(self._changed)
            self._changed.clear()
            self._asked.clear()
        return changed

    def _build(self, changed: frozenset[str]) -> Bulletin:
        started = time.perf_counter()
        task = self._assignment
        base_path = task.base_path or "/"
        try:
            base_path = task.base_path or read_site(task.site, []).base_path
            # In this process: others, still starting, would complain where a preview ends at once.
            options = BuildOptions(task.site, task.folder, task.base_path, has_drafts=True, jobs=1)
            self._memory.tell(changed)
            result = build(options, self._progress, self._memory)
        except _AbandonedError:
            raise
        except (PublishError, UsageError) as error:
            return Bulletin(base_path, changed, fault=str(error))
        except Exception:  # noqa: BLE001 - whatever breaks a build, the preview goes on serving
            return Bulletin(base_path, changed, fault=BROKEN, trace=traceback.format_exc())
        return Bulletin(
            base_path,
            changed,
            time.perf_counter() - started,
            result.findings,
            result.tally,
            result.published,
        )

    def _progress(self, stage: str, done: int, total: int) -> None:
        if self._is_leaving:
            raise _AbandonedError
        self._narrator.progress(stage, done, total)
