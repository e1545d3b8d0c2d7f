"""Fingerprints of what a build depends on besides its sources: the program and what it is asked."""

import os
import sys
from collections.abc import Iterator
from hashlib import blake2b
from importlib.util import find_spec
from pathlib import Path

_SIZE = 16
_LIBRARIES = ("jinja2", "markdown_it", "markupsafe", "mdurl", "yaml")
"""Packages whose other version may give other pages."""


def digest_of(*parts: object) -> str:
    """Return a hash over values that print themselves in full."""
    return blake2b(repr(parts).encode("utf-8", "surrogateescape"), digest_size=_SIZE).hexdigest()


def file_digest(path: Path) -> str:
    """Return a hash over a file's bytes; empty for one that is not there or not to be read."""
    try:
        return blake2b(path.read_bytes(), digest_size=_SIZE).hexdigest()
    except OSError:
        return ""


def program_stamp() -> str:
    """Return a stamp of this program and its libraries that differs after an update."""
    package = Path(__file__).resolve().parents[2]
    return digest_of(sys.version, sorted(_modules(str(package), "")), list(_libraries()))


def _modules(folder: str, prefix: str) -> Iterator[tuple[str, int, int]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            name = prefix + entry.name
            if entry.name.endswith((".py", ".yaml", ".json")):
                stat = entry.stat()
                yield name, stat.st_mtime_ns, stat.st_size
            elif "." not in name and entry.is_dir() and entry.name != "templates":
                yield from _modules(entry.path, f"{name}/")


def _libraries() -> Iterator[tuple[str, int, int]]:
    for name in _LIBRARIES:
        found = find_spec(name)
        if found is not None and found.origin is not None:
            stat = os.stat(found.origin)  # noqa: PTH116 - one call of many before a build
            yield name, stat.st_mtime_ns, stat.st_size
