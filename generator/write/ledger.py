"""What earlier publishes left word of: which contents at which paths are ours."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from generator.write.errors import explained
from generator.write.manifest import read_manifest
from generator.write.marks import Mark, mark_at
from generator.write.paths import MANIFEST, PENDING
from generator.write.standing import Kind, kind_of

_EMPTY = hashlib.sha256().hexdigest()


@dataclass(frozen=True, slots=True)
class Ledger:
    """What the last finished publish put in place, and what an interrupted one was putting."""

    listed: Mapping[str, str]
    """What the finished one put in place, SHA-256 by path; perhaps only for some paths."""
    pending: Mapping[str, str]
    """What the interrupted one was putting in place; empty when none was."""
    foreign: tuple[str, ...]
    """Which of the two names hold something that is not a manifest of ours."""
    mark: Mark | None = None
    """Of the manifest whose list the caller keeps himself; None if it has to be read."""

    def paths(self) -> set[str]:
        """Return every path that is or may be ours."""
        return {*self.listed, *self.pending}

    def owns(self, path: str, digest: str) -> bool:
        """Tell whether a file with this hash at this path is ours.

        So is an empty one in the place of a file of ours: a power failure leaves such, and
        nothing is lost with it.
        """
        ours = (self.listed.get(path), self.pending.get(path))
        return digest in ours or (digest == _EMPTY and ours != (None, None))


def read_ledger(root: Path) -> Ledger:
    """Return the ledger of an output folder; raises PublishError where it cannot be read."""
    with explained(root):
        found = {name: read_manifest(root / name) for name in (MANIFEST, PENDING)}
    files = {name: manifest.files if manifest else {} for name, manifest in found.items()}
    foreign = tuple(name for name, manifest in found.items() if manifest is None)
    return Ledger(files[MANIFEST], files[PENDING], foreign)


def is_as_left(root: Path, mark: Mark | None) -> bool:
    """Tell whether the last publish into an output folder is the one that left this manifest.

    If so, and only then, a list of its files that was kept elsewhere can be trusted. Raises
    PublishError where that cannot be seen.
    """
    with explained(root):
        if mark is None or mark_at(root / MANIFEST) != mark:
            return False
        return kind_of(root / PENDING) is Kind.ABSENT


def confirmed(root: Path, ledger: Ledger) -> Ledger:
    """Return ``ledger`` itself if it tells of the last publish, else what the folder says.

    In the second case the caller's word on single files counts where the folder has none. Raises
    PublishError where that cannot be read.
    """
    if not ledger.pending and is_as_left(root, ledger.mark):
        return ledger
    found = read_ledger(root)
    return replace(found, listed={**ledger.listed, **found.listed})
