"""What earlier publishes left word of: which contents at which paths are ours."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.write.manifest import read_manifest
from generator.write.paths import MANIFEST, PENDING


@dataclass(frozen=True, slots=True)
class Ledger:
    """The manifest of the last finished publish, and that of one which was interrupted."""

    listed: Mapping[str, str]
    """What the finished one put in place, SHA-256 by path."""
    pending: Mapping[str, str]
    """What the interrupted one was putting in place; empty when none was."""
    foreign: tuple[str, ...]
    """Which of the two names hold something that is not a manifest of ours."""

    def paths(self) -> set[str]:
        """Return every path that is or may be ours."""
        return {*self.listed, *self.pending}

    def owns(self, path: str, digest: str) -> bool:
        """Tell whether a file with this hash at this path is ours."""
        return digest in (self.listed.get(path), self.pending.get(path))


def read_ledger(root: Path) -> Ledger:
    """Return the ledger of an output folder; raises OSError where it cannot be read."""
    found = {name: read_manifest(root / name) for name in (MANIFEST, PENDING)}
    files = {name: manifest.files if manifest else {} for name, manifest in found.items()}
    foreign = tuple(name for name, manifest in found.items() if manifest is None)
    return Ledger(files[MANIFEST], files[PENDING], foreign)
