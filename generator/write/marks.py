"""Marks of files: what tells without reading that a file is still the one that was written."""

import os
import stat
from pathlib import Path

Mark = tuple[int, int, int]
"""Time of the last change of the bytes in nanoseconds, size in bytes, number of the inode.

Renaming a file keeps its mark; copying it to another disk does not.
"""


def mark_of(status: os.stat_result) -> Mark:
    """Return the mark of a file whose status was taken."""
    return status.st_mtime_ns, status.st_size, status.st_ino


def mark_at(path: Path | str) -> Mark | None:
    """Return the mark of the file at ``path``; None where no regular file stands there.

    Raises OSError where that cannot be seen.
    """
    try:
        status = os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return None
    return mark_of(status) if stat.S_ISREG(status.st_mode) else None
