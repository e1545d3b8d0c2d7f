"""The list of what is ours in the output folder, by hash; what it does not list is foreign."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from json.encoder import encode_basestring
from pathlib import Path

from generator.write.paths import OWN_NAMES, is_safe
from generator.write.standing import Kind, kind_of

_FORMAT = "gongkai-manifest-1"
_HEX = frozenset("0123456789abcdef")
_HEX_LENGTH = 64
_LINES = 500
"""So many entries are written at a time."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """Files by path, each with the SHA-256 of its bytes in lower-case hexadecimal digits."""

    files: Mapping[str, str]

    def to_bytes(self) -> bytes:
        """Return the manifest as it is published: the same files give the same bytes."""
        return b"".join(manifest_chunks(sorted(self.files.items())))


def manifest_chunks(files: Iterable[tuple[str, str]]) -> Iterator[bytes]:
    """Yield a manifest in pieces, so that one of any length takes little memory.

    Raises ValueError unless the files come in the order of their paths, each once.
    """
    lines = _lines(files)
    yield b'{\n "files": {'
    while some := "".join(islice(lines, _LINES)):
        yield some.encode()
    yield f'}},\n "format": "{_FORMAT}"\n}}\n'.encode()


def _lines(files: Iterable[tuple[str, str]]) -> Iterator[str]:
    before = ""
    for path, digest in files:
        if path <= before:
            raise ValueError(f"not in the order of paths: {path!r} after {before!r}")
        yield f'{"," if before else ""}\n  {encode_basestring(path)}: "{digest}"'
        before = path
    if before:
        yield "\n "


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
