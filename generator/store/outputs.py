"""The files of the site as they were published, by path."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from generator.store.database import Store, after

Mark = tuple[int, int, int]
"""Time of change in nanoseconds, size and inode: who has not touched a file leaves them."""


class Output(NamedTuple):
    """One file."""

    path: str
    digest: str
    """SHA-256 in hexadecimal digits."""
    mark: Mark


class Outputs:
    """The table of published files."""

    def __init__(self, store: Store) -> None:
        """Take the store that holds it."""
        self._store = store

    def put(self, outputs: Iterable[Output]) -> None:
        """Keep files, in the place of what was known of them."""
        self._store.run_many(
            "INSERT OR REPLACE INTO output VALUES (?, ?, ?, ?, ?)",
            ((path, digest, *mark) for path, digest, mark in outputs),
        )

    def drop(self, paths: Iterable[str]) -> None:
        """Forget files."""
        self._store.run_many("DELETE FROM output WHERE path = ?", ((path,) for path in paths))

    def below(self, folder: str) -> dict[str, str]:
        """Return the files below a folder, whose path ends in a slash, with their digests."""
        query = "SELECT path, digest FROM output WHERE path > ? AND path < ?"
        return dict(self._store.rows(query, folder, after(folder)))

    def digest(self, path: str) -> str:
        """Return the digest of a file; empty for one that is not listed."""
        for (digest,) in self._store.rows("SELECT digest FROM output WHERE path = ?", path):
            return str(digest)
        return ""

    def all(self) -> Iterator[Output]:
        """Return all files by path."""
        for path, digest, *mark in self._store.rows("SELECT * FROM output ORDER BY path"):
            yield Output(path, digest, (mark[0], mark[1], mark[2]))

    def digests(self) -> Iterator[tuple[str, str]]:
        """Return all files by path, with their digests."""
        yield from self._store.rows("SELECT path, digest FROM output ORDER BY path")

    def count(self) -> int:
        """Return how many files there are."""
        ((count,),) = self._store.rows("SELECT count(*) FROM output")
        return int(count)
