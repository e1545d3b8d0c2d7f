"""Single files and folders: written new, hashed, moved into place, whatever the umask."""

import errno
import hashlib
import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from generator.write.errors import explain
from generator.write.marks import Mark, mark_of

FILE_MODE = 0o644
FOLDER_MODE = 0o755
_CHUNK = 1 << 18
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL
_NO_SYNC = frozenset({errno.EINVAL, errno.ENOTSUP, errno.ENOSYS, errno.EBADF})


class Put(NamedTuple):
    """A file that was written."""

    digest: str
    """SHA-256 of its bytes."""
    mark: Mark


def put(target: str | Path, chunks: Iterable[bytes], *, is_durable: bool = False) -> Put:
    """Write a file that must not exist yet; a durable one outlives a power failure from then on.

    Raises PublishError where the file cannot be written; an exception of ``chunks`` passes
    through. In both cases no part of the file remains.
    """
    try:
        descriptor = os.open(target, _NEW, FILE_MODE)
    except OSError as error:
        raise explain(error, target) from error
    try:
        digest = _fill(descriptor, chunks, target)
        try:
            mark = _finish(descriptor, is_durable=is_durable)
        except OSError as error:
            raise explain(error, target) from error
    except BaseException:
        with suppress(OSError):
            Path(target).unlink()
        raise
    return Put(digest, mark)


def _fill(descriptor: int, chunks: Iterable[bytes], target: str | Path) -> str:
    """Write all bytes; where that fails, the descriptor is closed."""
    sha256 = hashlib.sha256()
    try:
        for chunk in chunks:
            sha256.update(chunk)
            try:
                _write_all(descriptor, chunk)
            except OSError as error:
                raise explain(error, target) from error
    except BaseException:
        with suppress(OSError):
            os.close(descriptor)
        raise
    return sha256.hexdigest()


def _finish(descriptor: int, *, is_durable: bool) -> Mark:
    """Give a file its mode and close it."""
    try:
        status = os.fstat(descriptor)
        if stat.S_IMODE(status.st_mode) != FILE_MODE:
            os.fchmod(descriptor, FILE_MODE)
        if is_durable:
            _sync(descriptor)
    except BaseException:
        with suppress(OSError):
            os.close(descriptor)
        raise
    os.close(descriptor)
    return mark_of(status)


def _write_all(descriptor: int, data: bytes) -> None:
    written = os.write(descriptor, data)
    if written < len(data):
        rest = memoryview(data)[written:]
        while rest:
            rest = rest[os.write(descriptor, rest) :]


def _sync(descriptor: int) -> None:
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _NO_SYNC:  # some network file systems cannot, and need not
            raise


def sync_folder(folder: Path) -> None:
    """Make what was renamed in a folder outlive a power failure; raises OSError."""
    with opened(folder, os.O_DIRECTORY) as descriptor:
        _sync(descriptor)


def chunks_of(descriptor: int) -> Iterator[bytes]:
    """Yield the rest of an open file in pieces."""
    while chunk := os.read(descriptor, _CHUNK):
        yield chunk


@contextmanager
def opened(path: str | Path, flags: int = os.O_NOFOLLOW) -> Iterator[int]:
    """Open a file, which unless told otherwise must be no link, for reading; raises OSError."""
    descriptor = os.open(path, os.O_RDONLY | flags)
    try:
        yield descriptor
    finally:
        with suppress(OSError):  # nothing was written that might be lost
            os.close(descriptor)


def digest_of(path: Path) -> str:
    """Return the SHA-256 of a file's bytes; a symbolic link is refused with an OSError."""
    sha256 = hashlib.sha256()
    with opened(path) as descriptor:
        for chunk in chunks_of(descriptor):
            sha256.update(chunk)
    return sha256.hexdigest()


def move(source: Path, target: Path, *, partial: Path, is_durable: bool = False) -> None:
    """Put ``source`` in the place of ``target`` in one step, as any reader sees it.

    From another disk the bytes are first copied to ``partial``, which lies on the target's.
    """
    try:
        source.replace(target)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        copy_file(source, partial, is_durable=is_durable)
        partial.replace(target)
        source.unlink()


def copy_file(source: Path, target: Path, *, is_durable: bool = False) -> Put:
    """Copy a file to where none is; raises as ``put`` does, OSError of the source included."""
    with opened(source) as descriptor:
        return put(target, chunks_of(descriptor), is_durable=is_durable)


def make_folders(folder: Path) -> None:
    """Create a folder and those above it where they are missing; raises OSError."""
    try:
        make_folder(folder)
    except FileNotFoundError:
        make_folders(folder.parent)
        make_folder(folder)


def make_folder(folder: str | Path) -> None:
    """Create a folder unless it is there; raises OSError.

    Another process may be making it at this moment.
    """
    try:
        os.mkdir(folder, FOLDER_MODE)  # noqa: PTH102 - there is one for each page: no Path is made
    except FileExistsError:
        return
    if stat.S_IMODE(os.lstat(folder).st_mode) != FOLDER_MODE:
        Path(folder).chmod(FOLDER_MODE)


def remove_folders(root: Path, folders: Iterable[str]) -> None:
    """Remove those of ``folders`` below ``root`` that are empty, the innermost first."""
    kept = {errno.ENOTEMPTY, errno.EEXIST, errno.ENOENT, errno.ENOTDIR, errno.EBUSY}
    for folder in sorted(folders, key=lambda each: (-each.count("/"), each)):
        try:
            root.joinpath(folder).rmdir()
        except OSError as error:
            if error.errno not in kept:
                raise
