"""The staging folder: what a build makes is written here first, where no visitor can see it.

It lies beside the output folder, or among its releases, so that its files are moved into place
without being copied. A build locks its output folder, so any other staging folder was left by a
killed build.
"""

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from generator.write.errors import explained
from generator.write.files import make_folders
from generator.write.leftovers import STAGING, beside, discard, in_releases, remove_leftovers
from generator.write.lock import OutputLock
from generator.write.releases import RELEASES, refuse_releases, release_root
from generator.write.standing import Kind, kind_of, usable_root
from generator.write.tray import Tray

_PRIVATE = 0o700
"""What is not published yet is nobody else's to read."""


class Staging:
    """A folder for what is not published yet; a context manager that cleans up."""

    def __init__(
        self, root: Path, tray: Tray, lock: OutputLock, passing: Sequence[Path] = ()
    ) -> None:
        """Take over an empty folder and the lock on ``root``; ``passing`` go too if empty."""
        self.root = root
        """The output folder."""
        self.folder = tray.folder
        self.tray = tray
        """The way into it for workers, and what is published already."""
        self._lock = lock
        self._passing = passing

    @classmethod
    def beside(cls, output: Path) -> Self:
        """Make a staging folder beside ``output`` and remove what killed builds left there.

        Raises PublishError where ``output`` is a file or a link, where another build works on it,
        where visitors are led to its releases, and where the folder cannot be made.
        """
        root = usable_root(output)
        lock = _locked(root)
        try:
            with explained(root):
                refuse_releases(root)
                published = root if kind_of(root) is Kind.FOLDER else None
                return cls(root, Tray(_new_folder(beside(root), root, lock), published), lock)
        except BaseException:
            lock.release()
            raise

    @classmethod
    def for_release(cls, output: Path) -> Self:
        """Make a staging folder among the releases of ``output``; cleans as ``beside`` does.

        Raises PublishError as ``beside`` and ``release_root`` do.
        """
        root = usable_root(output)
        lock = _locked(root)
        try:
            published = release_root(root)
            with explained(root):
                passing = [root / RELEASES, *([root] if kind_of(root) is Kind.ABSENT else [])]
                make_folders(root / RELEASES)
                folder = _new_folder(in_releases(root, STAGING), root, lock)
            return cls(root, Tray(folder, published), lock, passing)
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
        discard(self.folder)
        for folder in self._passing:
            with suppress(OSError):
                folder.rmdir()
        self._lock.release()


def _locked(root: Path) -> OutputLock:
    with explained(root):
        make_folders(root.parent)
        return OutputLock.take(root)


def _new_folder(folder: Path, root: Path, lock: OutputLock) -> Path:
    if lock.is_held:  # else one that looks like a leftover may be in use
        remove_leftovers(root)
    folder.mkdir()
    folder.chmod(_PRIVATE)
    return folder
