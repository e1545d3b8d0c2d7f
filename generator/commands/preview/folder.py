"""The folder that a preview builds into: its own, even where two previews of a site run."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from generator.commands.errors import UsageError

STATE = ".gongkai"
"""The folder of a site that holds what can be made again; never published."""


@contextmanager
def preview_folder(site: Path) -> Iterator[Path]:
    """Lend a folder that no other preview builds into; raise UsageError where none can be made."""
    state = site / STATE
    try:
        state.mkdir(exist_ok=True)
        folder, lock = _claim(state)
    except OSError as error:
        raise UsageError(f"无法写入 {state}：请检查权限和磁盘空间。") from error
    try:
        yield folder
    finally:
        os.close(lock)


def _claim(state: Path) -> tuple[Path, int]:
    for number in count(1):
        name = "preview" if number == 1 else f"preview-{number}"
        lock = os.open(state / f"{name}.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(lock)
        except OSError:
            break  # a file system without locks: previews are not told apart there
        else:
            break
    return state / name, lock
