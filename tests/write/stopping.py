"""Stops a build before any one of its file operations, as a kill or a failing disk does."""

import fcntl
import io
import multiprocessing
import os
import signal
from collections.abc import Callable
from types import ModuleType

import pytest

Stop = Callable[[str, tuple[object, ...]], None]

CHANGES: tuple[tuple[ModuleType, str], ...] = tuple(
    (os, name)
    for name in (
        *("open", "write", "fchmod", "ftruncate", "pwrite", "fsync", "close", "mkdir", "chmod"),
        *("replace", "rename", "unlink", "rmdir", "link", "symlink", "utime"),
    )
)
"""Operations that leave something on the disk."""
LOOKS: tuple[tuple[ModuleType, str], ...] = (
    *((os, name) for name in ("read", "pread", "lseek", "stat", "lstat", "fstat", "scandir")),
    *((os, name) for name in ("listdir", "readlink")),
    (fcntl, "flock"),
    (io, "open"),
)
"""Operations that only look, or lock."""
ALL_AT_MOST = 400
"""No small publish takes more steps."""


class Counter:
    """Counts the steps that were taken, and stops one of them, or that and all later ones."""

    def __init__(self, number: int, stop: Stop, *, ever_after: bool) -> None:
        self.taken = 0
        self._number = number
        self._stop = stop
        self._ever_after = ever_after

    def step(self, name: str, arguments: tuple[object, ...]) -> None:
        self.taken += 1
        if self.taken == self._number or (self._ever_after and self.taken > self._number):
            self._stop(name, arguments)


def before_step(
    number: int,
    stop: Stop,
    patch: pytest.MonkeyPatch,
    *,
    ever_after: bool = False,
    steps: tuple[tuple[ModuleType, str], ...] = CHANGES,
) -> Counter:
    """Call ``stop`` before the step of that number, counted from 1, and perhaps all later ones."""
    counter = Counter(number, stop, ever_after=ever_after)

    def wrapped(module: ModuleType, name: str) -> Callable[..., object]:
        real = getattr(module, name)

        def step(*arguments: object, **options: object) -> object:
            counter.step(name, arguments)
            return None if name == "fsync" else real(*arguments, **options)

        return step

    for module, name in steps:
        patch.setattr(module, name, wrapped(module, name))
    return counter


def kill(name: str, arguments: tuple[object, ...]) -> None:
    """End this process as ``kill -9`` does; what was to be written is half on the disk."""
    if name == "write":
        descriptor, data = arguments
        assert isinstance(descriptor, int)
        assert isinstance(data, bytes | memoryview)
        os.pwrite(descriptor, data[: len(data) // 2], 0)
    os.kill(os.getpid(), signal.SIGKILL)


def is_killed(work: Callable[[], object]) -> bool:
    """Do the work in a process of its own and tell whether it was killed."""
    process = multiprocessing.get_context("fork").Process(target=work)
    process.start()
    process.join()
    assert process.exitcode in (0, -signal.SIGKILL)
    return process.exitcode != 0
