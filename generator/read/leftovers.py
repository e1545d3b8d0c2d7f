"""Names under which editors, desktops and browsers keep what is not finished; never a source."""

from fnmatch import fnmatchcase

LEFTOVERS = (
    *(".*", "*~", "~$*", "#*#", "4913", "Thumbs.db", "desktop.ini"),
    *("*.tmp", "*.swp", "*.swx", "*.bak", "*.part", "*.crdownload"),
)


def is_leftover(name: str) -> bool:
    """Tell whether a name is one that is never a source."""
    return any(fnmatchcase(name, pattern) for pattern in LEFTOVERS)
