"""Replacing one file of a site in a single step: a reader sees the old bytes or the new ones."""

import os
import stat
from contextlib import suppress
from pathlib import Path

from generator.commands.errors import UsageError

_MODE = 0o644


def rewrite(target: Path, data: bytes) -> None:
    """Write ``data`` in the place of a file, which keeps its permissions, or as a new one.

    The bytes are written beside it first, under a name that is never taken for a source. Raises
    UsageError where they cannot be written; the file is then as it was.
    """
    place = target.resolve()
    partial = place.with_name(f".{place.name}.{os.getpid()}.tmp")
    try:
        mode = stat.S_IMODE(place.stat().st_mode) if place.exists() else _MODE
        try:
            with partial.open("xb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            partial.chmod(mode)
            partial.replace(place)
        except BaseException:
            with suppress(OSError):
                partial.unlink()
            raise
    except OSError as error:
        raise UsageError(f"无法写入 {target}：请检查权限和磁盘空间。") from error
