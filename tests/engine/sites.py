"""Sites to build, and what can be seen of a folder from outside."""

import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from generator.commands.build import BuildOptions, BuildResult, build
from generator.commands.engine.construction import build_apart
from tests.running import REPOSITORY, tree_of

Trees = dict[str, bytes]


class Seen(NamedTuple):
    """What a file's stat says."""

    is_file: bool
    mtime: int
    inode: int


def generate(folder: Path, *, agencies: int, years: int) -> Path:
    """Write a site of invented agencies, each with as many reports, and return its folder."""
    size = ("--agencies", str(agencies), "--years", str(years))
    command = [sys.executable, str(REPOSITORY / "bench/corpus.py"), str(folder), *size]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return folder


def seen(folder: Path) -> dict[str, Seen]:
    """Return what is to be seen of a folder, its folders and its files."""
    found = {}
    for path in (folder, *folder.rglob("*")):
        status = path.lstat()
        state = Seen(path.is_file(), status.st_mtime_ns, status.st_ino)
        found[path.relative_to(folder).as_posix()] = state
    return found


def changed_files(before: dict[str, Seen], after: dict[str, Seen]) -> set[str]:
    """Return the files that came, went or were replaced."""
    states = {**before, **after}
    return {name for name in states if states[name].is_file and before.get(name) != after.get(name)}


def built(site: Path, *, jobs: int = 1) -> BuildResult:
    """Build a site into its own output folder."""
    return build(BuildOptions(site, site / "output", jobs=jobs))


def cold(site: Path, beside: Path) -> Trees:
    """Return what a build from nothing publishes."""
    count = len(list(beside.glob("cold-*")))
    fresh = beside / f"cold-{count}"
    build_apart(BuildOptions(site, fresh, jobs=1), lambda *_: None)
    return tree_of(fresh)


def group_is_gone(group: int) -> bool:
    """Tell whether no process of a group is left."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return True
    return False
