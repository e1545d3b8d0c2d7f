"""The way into the staging folder, for any process that makes files of the site.

A tray is two paths and nothing more, so that it can be sent to workers; what each process
remembers of it only saves steps. Whether two files of the site would meet at one path is for
those to say who hand out the paths.
"""

import hashlib
import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from generator.write.errors import PublishError, explained
from generator.write.files import Put, chunks_of, make_folder, opened, put
from generator.write.marks import Mark, mark_at, mark_of
from generator.write.paths import OWN_NAMES, folded, folder_of, is_safe
from generator.write.standing import Kind, kind_of

Read = Callable[[], Iterator[bytes]]
"""Reads a file from its beginning, in pieces."""

_REMEMBERED = 4096
"""So many folders at most, so that memory does not grow with the site."""


class Written(NamedTuple):
    """A file of the site, as it will stand in the output folder."""

    path: str
    digest: str
    """SHA-256 of its bytes in hexadecimal digits."""
    mark: Mark
    """Of the staged file, which publishing keeps, or of the one that stands there already."""
    is_staged: bool
    """False where the output folder holds exactly these bytes, and nothing was written."""


@dataclass(frozen=True, slots=True)
class Tray:
    """A staging folder that may be written into by many processes at once."""

    folder: Path
    root: Path | None
    """Where the site is published already; None where it never was."""

    def write(self, path: str, data: bytes) -> Written:
        """Stage a file unless it stands in the output folder already, byte for byte.

        A path may be written again, and holds the last bytes then: work that was lost with its
        worker is done anew. Raises ValueError for a path that leads out of the site or that
        publishing keeps for itself, PublishError where it cannot be written.
        """
        _admit(path)
        return _bench(self).store(path, lambda: iter((data,)), size=len(data))

    def copy(self, path: str, source: Path) -> Written:
        """Stage a copy of a file; raises as ``write`` does.

        An OSError of the source itself passes through: an unreadable source is content's fault.
        """
        _admit(path)
        with opened(source, flags=0) as descriptor:

            def read() -> Iterator[bytes]:
                os.lseek(descriptor, 0, os.SEEK_SET)
                return chunks_of(descriptor)

            return _bench(self).store(path, read, size=os.fstat(descriptor).st_size)


def _admit(path: str) -> None:
    is_own = "/" not in path and folded(path) in OWN_NAMES
    if is_own or not is_safe(path):
        raise ValueError(f"not a path inside the site: {path!r}")


class _Bench:
    """What one process remembers of a tray: which folders are there."""

    def __init__(self, tray: Tray) -> None:
        self._folder = str(tray.folder)
        self._root = "" if tray.root is None else str(tray.root)
        self._made = {""}
        self._real = {"": True}

    def store(self, path: str, read: Read, *, size: int) -> Written:
        """Stage a file of about that size, unless its bytes stand in the output folder."""
        if self._root:
            standing = self._standing(path, read, size)
            if standing is not None:
                return Written(path, *standing, is_staged=False)
        self._make(folder_of(path))
        target = f"{self._folder}/{path}"
        try:
            return Written(path, *put(target, read()), is_staged=True)
        except PublishError as error:
            if not isinstance(error.__cause__, FileExistsError):
                raise
        with explained(target):
            Path(target).unlink()
        return Written(path, *put(target, read()), is_staged=True)

    def _make(self, folder: str) -> None:
        if folder in self._made:
            return
        self._make(folder_of(folder))
        place = f"{self._folder}/{folder}"
        with explained(place):
            make_folder(place)
        if len(self._made) >= _REMEMBERED:
            self._made = {""}
        self._made.add(folder)

    def _standing(self, path: str, read: Read, size: int) -> Put | None:
        """Return the regular file that stands at ``path`` if it holds the bytes and no more."""
        descriptor = self._open(path, size)
        if descriptor is None:
            return None
        try:
            digest = _digest_if_equal(descriptor, read())
            with explained(path):
                return Put(digest, mark_of(os.fstat(descriptor))) if digest else None
        finally:
            with suppress(OSError):
                os.close(descriptor)

    def _open(self, path: str, size: int) -> int | None:
        """Open such a file; where that fails, publishing will meet the fault and tell it."""
        place = f"{self._root}/{path}"
        try:
            if self._is_real(folder_of(path)) and _has_size(place, size):
                return os.open(place, os.O_RDONLY | os.O_NOFOLLOW)
        except OSError:
            pass
        return None

    def _is_real(self, folder: str) -> bool:
        """Tell whether a folder of the output is one, with no link on the way to it."""
        known = self._real.get(folder)
        if known is None:
            above = self._is_real(folder_of(folder))
            known = above and kind_of(Path(self._root, folder)) is Kind.FOLDER
            if len(self._real) >= _REMEMBERED:
                self._real = {"": True}
            self._real[folder] = known
        return known


def _has_size(place: str, size: int) -> bool:
    mark = mark_at(place)
    return mark is not None and mark[1] == size


def _digest_if_equal(descriptor: int, chunks: Iterator[bytes]) -> str:
    """Return the SHA-256 of bytes that an open file holds and no more, else nothing."""
    sha256 = hashlib.sha256()
    for chunk in chunks:
        sha256.update(chunk)
        if not _goes_on_with(descriptor, chunk):
            return ""
    return sha256.hexdigest() if _is_at_end(descriptor) else ""


def _goes_on_with(descriptor: int, data: bytes) -> bool:
    place = 0
    with suppress(OSError):  # publishing will meet the fault and tell it
        while place < len(data):
            found = os.read(descriptor, len(data) - place)
            if not found or not data.startswith(found, place):
                return False
            place += len(found)
    return place == len(data)


def _is_at_end(descriptor: int) -> bool:
    try:
        return not os.read(descriptor, 1)
    except OSError:
        return False


@lru_cache(maxsize=2)
def _bench(tray: Tray) -> _Bench:
    return _Bench(tray)
