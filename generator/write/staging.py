"""The staging folder: what a build makes is written here first, where no visitor can see it.

It lies beside the output folder, so that its files are moved into place without being copied.
A file that stands in the output folder already, byte for byte, is noted but not written again.
A build locks its output folder, so any other staging folder was left by a killed build.
"""

import re
import secrets
import shutil
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

from generator.write.errors import explained
from generator.write.files import chunks_of, digest_of_chunks, make_folders, put
from generator.write.lock import OutputLock
from generator.write.paths import OWN_NAMES, folded, folder_of, is_safe
from generator.write.standing import Survey, usable_root

_PRIVATE = 0o700
"""What is not published yet is nobody else's to read."""


class Staging:
    """An unpublished site and the hash of each of its files; a context manager that cleans up."""

    def __init__(self, root: Path, folder: Path, lock: OutputLock) -> None:
        """Take over an empty folder beside ``root``, and the lock on ``root``."""
        self.root = root
        """The output folder."""
        self.folder = folder
        self.files: dict[str, str] = {}
        """SHA-256 by path, of all files of the site."""
        self.kept: set[str] = set()
        """Those that the output folder holds already, and the staging folder does not."""
        self._lock = lock
        self._survey = Survey(root)
        self._folders = {""}
        self._made = {""}
        self._taken = {folded(name) for name in OWN_NAMES}

    @classmethod
    def beside(cls, output: Path) -> Self:
        """Make a staging folder beside ``output`` and remove what killed builds left there.

        Raises PublishError where ``output`` is a file or a link, where another build works on it,
        and where the folder cannot be made.
        """
        root = usable_root(output)
        with explained(root):
            make_folders(root.parent)
            lock = OutputLock.take(root)
        try:
            with explained(root):
                return cls(root, _new_folder(root, lock), lock)
        except BaseException:
            lock.release()
            raise

    def __enter__(self) -> Self:
        """Return the staging folder itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Remove the folder, with all that was not published from it."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self._lock.release()

    def write(self, path: str, data: bytes) -> None:
        """Stage a file.

        Raises ValueError for a path that leads out of the site, that is taken, or that differs
        from a taken one in case alone; PublishError where it cannot be written.
        """
        self._claim_file(path)
        self._store(path, lambda: (data,))

    def copy(self, path: str, source: Path) -> None:
        """Stage a copy of a file; raises as ``write`` does.

        An OSError of the source itself passes through: an unreadable source is content's fault.
        """
        self._claim_file(path)
        with source.open("rb") as reader:

            def read() -> Iterator[bytes]:
                reader.seek(0)
                return chunks_of(reader)

            self._store(path, read)

    def _store(self, path: str, read: Callable[[], Iterable[bytes]]) -> None:
        with explained(self.root.joinpath(path)):
            published = self._survey.look(path).digest
        if published and digest_of_chunks(read()) == published:
            self.files[path] = published
            self.kept.add(path)
            return
        self._make_folder(folder_of(path))
        self.files[path] = put(self.folder.joinpath(path), read())

    def _make_folder(self, folder: str) -> None:
        if folder not in self._made:
            with explained(self.folder):
                make_folders(self.folder.joinpath(folder))
            self._made.add(folder)

    def _claim_file(self, path: str) -> None:
        if not is_safe(path):
            raise ValueError(f"not a path inside the site: {path!r}")
        self._claim_folder(folder_of(path))
        self._claim(path)

    def _claim_folder(self, folder: str) -> None:
        if folder not in self._folders:
            self._claim_folder(folder_of(folder))
            self._claim(folder)
            self._folders.add(folder)

    def _claim(self, path: str) -> None:
        key = folded(path)
        if key in self._taken:
            raise ValueError(f"this path, or one like it but for case, is taken: {path!r}")
        self._taken.add(key)


def _prefix(root: Path) -> str:
    return f".{root.name}.gongkai-staging-"


def _new_folder(root: Path, lock: OutputLock) -> Path:
    if lock.is_held:  # else one that looks like a leftover may be in use
        _remove_leftovers(root)
    folder = root.with_name(f"{_prefix(root)}{secrets.token_hex(4)}")
    folder.mkdir()
    folder.chmod(_PRIVATE)
    return folder


def _remove_leftovers(root: Path) -> None:
    ours = re.compile(re.escape(_prefix(root)) + "[0-9a-f]{8}")
    for entry in sorted(root.parent.iterdir()):
        if ours.fullmatch(entry.name):
            # It leaves a link alone, and what is someone else's.
            shutil.rmtree(entry, ignore_errors=True)
