"""The list of what is ours in the output folder, by hash; what it does not list is foreign."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.write.paths import OWN_NAMES, is_safe
from generator.write.standing import Kind, kind_of

_FORMAT = "gongkai-manifest-1"
_HEX = frozenset("0123456789abcdef")
_HEX_LENGTH = 64


@dataclass(frozen=True, slots=True)
class Manifest:
    """Files by path, each with the SHA-256 of its bytes in lower-case hexadecimal digits."""

    files: Mapping[str, str]

    def to_bytes(self) -> bytes:
        """Return the manifest as it is published: the same files give the same bytes."""
        values = {"format": _FORMAT, "files": self.files}
        text = json.dumps(values, ensure_ascii=False, indent=1, sort_keys=True)
        return f"{text}\n".encode()


def read_manifest(path: Path) -> Manifest | None:
    """Return the manifest at ``path``, an empty one where nothing stands there.

    None means that something stands there which is not a manifest of ours, whole and sound: it
    lists nothing, and it is not ours to replace. Raises OSError where it cannot be read.
    """
    kind = kind_of(path)
    if kind is Kind.ABSENT:
        return Manifest({})
    return _parsed(path.read_bytes()) if kind is Kind.FILE else None


def _parsed(data: bytes) -> Manifest | None:
    try:
        values = json.loads(data)
    except (ValueError, RecursionError):
        return None
    if not isinstance(values, dict) or values.get("format") != _FORMAT:
        return None
    files = values.get("files")
    if not isinstance(files, dict):
        return None
    return Manifest(files) if all(map(_is_entry, files, files.values())) else None


def _is_entry(path: str, digest: object) -> bool:
    """Tell whether an entry could be ours: files are deleted on its word."""
    return (
        is_safe(path)
        and path not in OWN_NAMES
        and isinstance(digest, str)
        and len(digest) == _HEX_LENGTH
        and _HEX.issuperset(digest)
    )
