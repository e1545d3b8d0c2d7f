"""Names of what a build makes for itself only, and the removal of what killed builds left."""

import os
import re
import secrets
import shutil
from contextlib import suppress
from pathlib import Path

from generator.write.releases import RELEASES
from generator.write.standing import Kind, kind_of

STAGING = "staging"
REMOVED = "removed"
LINK = "link"


def beside(root: Path) -> Path:
    """Return a free place beside an output folder for staging."""
    return root.with_name(f"{_prefix(root)}{secrets.token_hex(4)}")


def in_releases(root: Path, use: str) -> Path:
    """Return a free place in the folder of releases, for one of the uses named above."""
    return root / RELEASES / f".gongkai-{use}-{secrets.token_hex(4)}"


def remove_leftovers(root: Path) -> None:
    """Remove what killed builds into an output folder left; nobody else may be building there.

    Raises OSError where a folder cannot be seen through.
    """
    _remove(root.parent, re.escape(_prefix(root)))
    if kind_of(root / RELEASES) is Kind.FOLDER:
        _remove(root / RELEASES, rf"\.gongkai-(?:{STAGING}|{REMOVED}|{LINK})-")


def discard(folder: Path) -> None:
    """Remove a folder of ours with all that is in it, as far as that is possible."""
    # It leaves alone a link, and what is someone else's; some errors it raises in spite of all.
    with suppress(OSError):
        shutil.rmtree(folder, ignore_errors=True)


def has_leftovers(root: Path) -> bool:
    """Tell whether a build into an output folder is under way, or was killed; raises OSError."""
    prefix = f".{root.name}.gongkai"
    return any(name.startswith(prefix) for name in os.listdir(root.parent))  # noqa: PTH208 - names do


def _prefix(root: Path) -> str:
    return f".{root.name}.gongkai-staging-"


def _remove(folder: Path, prefix: str) -> None:
    ours = re.compile(f"{prefix}[0-9a-f]{{8}}")
    for entry in sorted(folder.iterdir()):
        if ours.fullmatch(entry.name):
            if f"-{LINK}-" in entry.name and entry.is_symlink():
                entry.unlink(missing_ok=True)
            else:
                discard(entry)
