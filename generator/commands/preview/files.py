"""From the address in a request to a file of the preview, and to the type it is sent as."""

from mimetypes import MimeTypes
from pathlib import Path
from urllib.parse import unquote_to_bytes

INDEX = "index.html"
HTML = "text/html"
_TYPES = MimeTypes()
"""Python's own list: the same on every machine, whatever the system's list says."""
_TEXTS = ("json", "xml", "javascript")


def locate(root: Path, address: str) -> Path | None:
    """Return what an address names, percent-encoded and relative to the site's root.

    An address that ends in a slash names the index of a folder. None stands for whatever is not
    there, for what lies outside the root however it is written, and for links out of it.
    """
    names = names_in(address)
    if names is None:
        return None
    try:
        found = root.joinpath(*names).resolve()
        is_inside = found.is_relative_to(root.resolve())
        return found if is_inside and (found.is_file() or found.is_dir()) else None
    except (OSError, RuntimeError):  # Python before 3.13 raises the latter for links in a circle
        return None


def names_in(address: str) -> list[str] | None:
    """Return the names of folders and file in an address, or None where one is not plain."""
    *folders, last = address.split("/")
    try:
        names = [unquote_to_bytes(name).decode() for name in (*folders, last or INDEX)]
    except UnicodeDecodeError:
        return None
    return names if all(map(_is_plain, names)) else None


def type_of(path: Path) -> str:
    """Return the media type of a file; text is UTF-8, as the generator writes it."""
    kind, encoding = _TYPES.guess_type(path.name)
    if encoding is not None:
        return f"application/{encoding}"
    if kind is None:
        return "application/octet-stream"
    is_text = kind.startswith("text/") or kind.endswith(_TEXTS)
    return f"{kind}; charset=utf-8" if is_text else kind


def _is_plain(name: str) -> bool:
    return bool(name) and name not in {".", ".."} and not any(sign in name for sign in "/\\\0")
