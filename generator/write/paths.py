"""Paths inside the output folder: relative, with forward slashes, never leading out of it."""

import re
import unicodedata
from collections.abc import Iterable

MANIFEST = "manifest.json"
"""Lists what is published."""
PENDING = "manifest.pending.json"
"""Stands only while files are being replaced: lists what is on its way."""
PARTIAL = ".gongkai.partial"
"""A file being copied in, where the output lies on another disk than its parent folder."""
OWN_NAMES = (MANIFEST, PENDING, PARTIAL)

_UNSAFE = re.compile(r"[\\\x00-\x1f\x7f\ud800-\udfff]")
_NO_NAME = frozenset({"", ".", ".."})


def is_safe(path: str) -> bool:
    """Tell whether ``path`` names a file below the folder that it is relative to."""
    return _NO_NAME.isdisjoint(path.split("/")) and _UNSAFE.search(path) is None


def folded(path: str) -> str:
    """Return what two paths share when some file system or server takes them for one."""
    return unicodedata.normalize("NFC", path).casefold()


def folder_of(path: str) -> str:
    """Return the folder that a path lies in; empty at the root."""
    return path.rpartition("/")[0]


def folders_above(paths: Iterable[str]) -> set[str]:
    """Return every folder, near and far, that one of ``paths`` lies in, but for the root."""
    found: set[str] = set()
    for path in paths:
        folder = folder_of(path)
        while folder and folder not in found:
            found.add(folder)
            folder = folder_of(folder)
    return found
