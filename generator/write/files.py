"""Single files and folders: written new, hashed, moved into place, whatever the umask."""

import errno
import hashlib
import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from generator.write.errors import explained

FILE_MODE = 0o644
FOLDER_MODE = 0o755
_CHUNK = 1 << 16


def put(target: Path, chunks: Iterable[bytes]) -> str:
    """Write a file that must not exist yet and return the SHA-256 of its bytes.

    Raises PublishError where the file cannot be written; an exception of ``chunks`` passes
    through. In both cases no part of the file remains.
    """
    sha256 = hashlib.sha256()
    with explained(target):
        descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, FILE_MODE)
    try:
        try:
            with explained(target):
                os.fchmod(descriptor, FILE_MODE)
            for chunk in chunks:
                sha256.update(chunk)
                with explained(target):
                    _write_all(descriptor, chunk)
        finally:
            with explained(target):
                os.close(descriptor)
    except BaseException:
        with suppress(OSError):
            target.unlink()
        raise
    return sha256.hexdigest()


def _write_all(descriptor: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def chunks_of(reader: BinaryIO) -> Iterator[bytes]:
    """Yield the rest of an open file in pieces."""
    while chunk := reader.read(_CHUNK):
        yield chunk


def digest_of_chunks(chunks: Iterable[bytes]) -> str:
    """Return the SHA-256 of all bytes together."""
    sha256 = hashlib.sha256()
    for chunk in chunks:
        sha256.update(chunk)
    return sha256.hexdigest()


def digest_of(path: Path) -> str:
    """Return the SHA-256 of a file's bytes; a symbolic link is refused with an OSError."""
    descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW)
    try:
        return digest_of_chunks(iter(lambda: os.read(descriptor, _CHUNK), b""))
    finally:
        os.close(descriptor)


def move(source: Path, target: Path, *, partial: Path) -> None:
    """Put ``source`` in the place of ``target`` in one step, as any reader sees it.

    From another disk the bytes are first copied to ``partial``, which lies on the target's.
    """
    try:
        source.replace(target)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        with source.open("rb") as reader:
            put(partial, chunks_of(reader))
        partial.replace(target)
        source.unlink()


def make_folders(folder: Path) -> None:
    """Create a folder and those above it where they are missing."""
    try:
        folder.mkdir()
    except FileNotFoundError:
        make_folders(folder.parent)
        folder.mkdir()
    except FileExistsError:
        return
    folder.chmod(FOLDER_MODE)


def remove_folders(root: Path, folders: Iterable[str]) -> None:
    """Remove those of ``folders`` below ``root`` that are empty, the innermost first."""
    kept = {errno.ENOTEMPTY, errno.EEXIST, errno.ENOENT, errno.ENOTDIR, errno.EBUSY}
    for folder in sorted(folders, key=lambda each: (-each.count("/"), each)):
        try:
            root.joinpath(folder).rmdir()
        except OSError as error:
            if error.errno not in kept:
                raise
