"""Which files are sources of a site, and which are leftovers of editors and of systems."""

from pathlib import Path

from generator.commands.baseline import BASELINE_FILE
from generator.model.sources import CONTENT, SITE_FILE
from generator.read.leftovers import is_leftover
from generator.render.environment import SITE_FOLDER

FOLDERS = (CONTENT, SITE_FOLDER)
"""Folders of a site that are sources with all that is in them."""
SOURCES = frozenset({SITE_FILE, BASELINE_FILE, *FOLDERS})


def source_of(site: Path, path: str) -> str | None:
    """Return a path relative to the site, or None where no page can depend on it."""
    full = Path(path)
    if not full.is_relative_to(site):
        return None
    relative = full.relative_to(site)
    parts = relative.parts
    if not parts or parts[0] not in SOURCES or any(map(is_leftover, parts)):
        return None
    return relative.as_posix()
