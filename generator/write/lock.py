"""The lock that keeps two builds from working on one output folder at the same time.

A file beside the output folder is locked, not the folder: a first build has none yet, and its
staging folder takes that place by renaming. The system gives the lock back when its holder ends,
however it ends, so a file that a killed build left means nothing: the next build takes it over.
"""

import fcntl
import os
from contextlib import suppress
from pathlib import Path

from generator.write.errors import PublishError, shown

_MODE = 0o644


class OutputLock:
    """An exclusive lock on an output folder, held until it is released."""

    def __init__(self, file: Path, descriptor: int, *, is_held: bool) -> None:
        """Take over the open descriptor of the lock's file."""
        self.is_held = is_held
        """False where the file system has no locks, so that other builds may be running."""
        self._file = file
        self._descriptor = descriptor

    @classmethod
    def take(cls, root: Path) -> "OutputLock":
        """Lock an output folder whose parent exists.

        Raises PublishError where another build holds it, OSError where the file cannot be made.
        """
        file = root.with_name(f".{root.name}.gongkai.lock")
        while True:
            flags = os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW
            lock = cls._try(file, os.open(file, flags, _MODE), root)
            if lock is not None:
                return lock

    @classmethod
    def _try(cls, file: Path, descriptor: int, root: Path) -> "OutputLock | None":
        """Lock an open file; None where its last holder removed it meanwhile."""
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(descriptor)
            raise PublishError(_message(root)) from None
        except OSError:
            return cls(file, descriptor, is_held=False)
        if _is_at(file, descriptor):
            return cls(file, descriptor, is_held=True)
        os.close(descriptor)
        return None

    def release(self) -> None:
        """Remove the file, while nobody else can hold it, and give the lock back."""
        with suppress(OSError):
            self._file.unlink()
        os.close(self._descriptor)


def _is_at(file: Path, descriptor: int) -> bool:
    try:
        return os.path.samestat(file.lstat(), os.fstat(descriptor))
    except FileNotFoundError:
        return False


def _message(root: Path) -> str:
    return (
        f"另一次生成正在进行，用的是同一个输出文件夹 {shown(root)}，本次没有写入任何内容。\n"
        "请等它结束后重新生成，或用 --output 另选输出文件夹。"
    )
