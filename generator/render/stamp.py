"""Whether anything in the template folders was touched, told without reading or parsing a file.

Nothing here needs the template engine, whose import alone would take longer than the answer.
"""

import os
import time
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from operator import itemgetter
from pathlib import Path

from generator.read import survey

_SIZE = 16


def stamp(folders: Iterable[Path]) -> str:
    """Return a digest of the names, sizes, times and numbers of all files below folders.

    No file is read: equal stamps of one disk mean that nothing was touched, assets included.
    ``UNKNOWN`` is returned while a file is so young that its times prove nothing.
    """
    limit = time.time_ns() - survey.UNSETTLED
    total = blake2b(digest_size=_SIZE)
    for number, folder in enumerate(folders):
        for path, facts in sorted(files_below(folder), key=itemgetter(0)):
            if max(facts.st_mtime_ns, facts.st_ctime_ns) > limit:
                return survey.UNKNOWN
            sizes = (facts.st_size, facts.st_mtime_ns, facts.st_ctime_ns, facts.st_ino)
            total.update(repr((number, path, sizes)).encode("utf-8", "surrogateescape"))
    return total.hexdigest()


def files_below(folder: Path) -> Iterator[tuple[str, os.stat_result]]:
    """Return all files below a folder by their path from there; none where it is not there."""
    yield from _below(str(folder), "", frozenset())


def _below(
    folder: str, path: str, above: frozenset[tuple[int, int]]
) -> Iterator[tuple[str, os.stat_result]]:
    try:
        own = Path(folder).stat()
        entries = list(os.scandir(folder))
    except OSError:
        return
    here = (own.st_dev, own.st_ino)
    if here in above:
        # A link that leads back up.
        return
    for entry in entries:
        name = f"{path}{entry.name}"
        if entry.is_dir():
            yield from _below(entry.path, f"{name}/", above | {here})
        else:
            yield name, _facts(entry)


def _facts(entry: os.DirEntry[str]) -> os.stat_result:
    """Return the facts of what a link leads to; of one that leads nowhere, its own."""
    try:
        return entry.stat()
    except OSError:
        return entry.stat(follow_symlinks=False)
