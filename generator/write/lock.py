"""The lock that keeps two builds from working on one output folder at the same time.

A file beside the output folder is locked, not the folder: a first build has none yet, and its
staging folder takes that place by renaming. The system gives the lock back when its holder ends,
however it ends, so a file that a killed build left means nothing: the next build takes it over.
Inside, the file says who holds it, for people to read.
"""

import fcntl
import os
from contextlib import suppress
from pathlib import Path
from weakref import WeakSet

from generator.write.errors import PublishError, shown

_MODE = 0o644
_HOLDER_LENGTH = 300


class OutputLock:
    """An exclusive lock on an output folder, held until it is released."""

    def __init__(self, file: Path, descriptor: int, *, is_held: bool) -> None:
        """Take over the open descriptor of the lock's file."""
        self.is_held = is_held
        """False where the file system has no locks, so that other builds may be running."""
        self._file = file
        self._descriptor = descriptor
        _TAKEN.add(self)

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
            holder = _holder(descriptor)
            os.close(descriptor)
            raise PublishError(_message(root, holder)) from None
        except OSError:
            return cls(file, descriptor, is_held=False)
        try:
            if _is_at(file, descriptor):
                _sign(descriptor)
                return cls(file, descriptor, is_held=True)
        except OSError:
            os.close(descriptor)
            raise
        os.close(descriptor)
        return None

    def release(self) -> None:
        """Remove the file, while nobody else can hold it, and give the lock back."""
        if self in _TAKEN:
            with suppress(OSError):
                self._file.unlink()
            self.forget()

    def forget(self) -> None:
        """Give up this process's share in the lock; a process that it came from keeps its own."""
        _TAKEN.discard(self)
        with suppress(OSError):
            os.close(self._descriptor)


_TAKEN: WeakSet[OutputLock] = WeakSet()


def _forget_all() -> None:
    for lock in list(_TAKEN):
        lock.forget()


# A worker that outlives a killed build must not hold its lock.
os.register_at_fork(after_in_child=_forget_all)


def _is_at(file: Path, descriptor: int) -> bool:
    try:
        return os.path.samestat(file.lstat(), os.fstat(descriptor))
    except FileNotFoundError:
        return False


def _sign(descriptor: int) -> None:
    """Say in the file who holds it; on a full disk it stays empty and is a lock all the same."""
    with suppress(OSError):
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, f"{os.getpid()} {os.uname().nodename}\n".encode(), 0)


def _holder(descriptor: int) -> str:
    """Return who holds the lock, in Chinese; nothing where the file does not say."""
    try:
        number, host = os.pread(descriptor, _HOLDER_LENGTH, 0).decode().split()
    except (OSError, ValueError):
        return ""
    return f"（主机 {shown(host)} 上的进程 {shown(number)}）"


def _message(root: Path, holder: str) -> str:
    remedy = "如果它已经没有响应，请结束这个进程。" if holder else ""
    return (
        f"另一次生成正在进行{holder}，用的是同一个输出文件夹 {shown(root)}，"
        f"本次没有写入任何内容。\n请等它结束后重新生成，或用 --output 另选输出文件夹。{remedy}"
    )
