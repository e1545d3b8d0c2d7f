"""A survey of sources by their stat alone: what may have changed since an earlier one.

No file is opened. Two equal stamps mean that nothing changed; two different ones only that it is
worth while to look.
"""

import os
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from generator.model.addresses import REGION_CODE, RESERVED, SLUG
from generator.model.sources import CONTENT, PAGES

UNSETTLED = 2_000_000_000
"""Nanoseconds during which a file may change once more without a new time of change."""
UNKNOWN = ""
"""Stamp of a folder that was changed so recently that its times prove nothing, or that is gone."""
_SIZE = 16


@dataclass(frozen=True, slots=True)
class Survey:
    """Stamps of all sources of a site."""

    agencies: dict[str, str]
    """Stamp of each agency's folder by ``region/slug``; ``UNKNOWN`` equals no other stamp."""
    around: str
    """Hash over everything else under content/ but for what free pages and regions say."""


def survey(site: Path) -> Survey:
    """Return the stamps of the content under ``site``."""
    limit = time.time_ns() - UNSETTLED
    agencies: dict[str, str] = {}
    rest: list[str] = []
    for entry in _entries(site / CONTENT):
        rest.append(_name(entry))
        if not _is_folder(entry):
            continue
        is_region = REGION_CODE.fullmatch(entry.name) is not None
        for inner in _entries(entry.path) if is_region or entry.name == PAGES else ():
            if is_region and _is_agency(inner):
                agencies[f"{entry.name}/{inner.name}"] = _stamp(inner.path, limit)
            else:
                rest.append(f"{entry.name}/{_name(inner)}")
    return Survey(dict(sorted(agencies.items())), _hash(sorted(rest)))


def stamp_of(site: Path, key: str) -> str:
    """Return the stamp of one agency's folder."""
    return _stamp(os.path.join(site, CONTENT, key), time.time_ns() - UNSETTLED)  # noqa: PTH118 - as scandir gives it


def _is_agency(entry: os.DirEntry[str]) -> bool:
    name = entry.name
    return SLUG.fullmatch(name) is not None and name not in RESERVED and _is_folder(entry)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    return entry.is_dir(follow_symlinks=False)


def _name(entry: os.DirEntry[str]) -> str:
    kind = "link" if entry.is_symlink() else "folder" if _is_folder(entry) else "file"
    return f"{entry.name} {kind}"


def _entries(folder: str | Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as found:
            return list(found)
    except OSError:
        return []  # scanning it is what says so


def _stamp(folder: str, limit: int) -> str:
    marks = sorted(_marks(folder, ""))
    if not marks or max(mark[1] for mark in marks) > limit:
        return UNKNOWN
    return _hash(marks)


def _marks(folder: str, prefix: str) -> Iterator[tuple[str, int, int, int, int, int]]:
    """Yield what changes when a file does, of each entry of an agency's folder."""
    for entry in _entries(folder):
        name = prefix + entry.name
        try:
            stat = entry.stat(follow_symlinks=False)
        except OSError:
            yield name, sys.maxsize, 0, 0, 0, 0
            continue
        latest = max(stat.st_mtime_ns, stat.st_ctime_ns)
        yield name, latest, stat.st_mtime_ns, stat.st_size, stat.st_ino, stat.st_mode
        if _is_folder(entry):
            yield from _marks(entry.path, f"{name}/")


def _hash(values: list[str] | list[tuple[str, int, int, int, int, int]]) -> str:
    return blake2b(repr(values).encode("utf-8", "surrogateescape"), digest_size=_SIZE).hexdigest()
