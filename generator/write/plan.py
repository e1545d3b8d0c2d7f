"""What a publish will do, found out before it touches anything."""

import os
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from generator.write.delivery import Delivery
from generator.write.ledger import Ledger
from generator.write.paths import folders_above
from generator.write.standing import Kind, Standing, Survey


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be done, by path."""

    conflicts: tuple[str, ...]
    """Foreign things where the new files belong; if there is any, nothing may be touched."""
    writes: tuple[str, ...]
    """New, or ours and different."""
    first: "Clearing"
    """What must go before the new files can come."""
    last: "Clearing"
    """What goes after they came."""
    left: tuple[str, ...]
    """No longer part of the site, but changed by someone since: they stay where they are."""
    settled: Mapping[str, str]
    """Of what an interrupted publish may have replaced: which of our contents stands there."""

    @property
    def removes(self) -> int:
        """Return the number of files that go."""
        return len(self.first.files) + len(self.last.files)


@dataclass(frozen=True, slots=True)
class Clearing:
    """Files of ours to be removed, and the folders that they may leave empty."""

    files: frozenset[str]
    folders: frozenset[str]

    def within(self, places: AbstractSet[str]) -> "Clearing":
        """Return the part of it that lies at or below one of ``places``."""
        return Clearing(
            frozenset(path for path in self.files if not places.isdisjoint(_line_of(path))),
            frozenset(path for path in self.folders if not places.isdisjoint(_line_of(path))),
        )

    def without(self, other: "Clearing") -> "Clearing":
        """Return what of it is not part of ``other``."""
        return Clearing(self.files - other.files, self.folders - other.folders)


def make_plan(root: Path, delivery: Delivery, ledger: Ledger) -> Plan:
    """Compare what comes and goes with what stands in the output folder.

    Every file of ours that is concerned is read back, so that one which someone changed is
    noticed; no other is looked at. Raises OSError where one cannot be read.
    """
    survey, new = Survey(root), delivery.coming
    concerned = {*new, *delivery.leaving, *ledger.pending}
    found = {path: survey.look(path) for path in sorted(concerned)}
    stale = {path: found[path] for path in sorted(delivery.leaving) if path not in new}
    removes = frozenset(path for path in stale if ledger.owns(path, stale[path].digest))
    vanished = {path for path in stale if stale[path].kind is Kind.ABSENT}
    clearing = Clearing(removes, frozenset(folders_above(removes | vanished)))
    writes = {path: found[path] for path in sorted(new) if found[path].digest != new[path]}
    foreign = {
        at
        for path, standing in writes.items()
        for at in _foreign(path, standing, ledger, _Ground(root, clearing))
    }
    # A file where a folder is due, or a folder where a file is.
    places = {found.at for found in writes.values() if found.kind in (Kind.FILE, Kind.FOLDER)}
    first = clearing.within(places)
    return Plan(
        conflicts=tuple(sorted(foreign.union(ledger.foreign))),
        writes=tuple(writes),
        first=first,
        last=clearing.without(first),
        left=tuple(path for path in stale if stale[path].digest and path not in removes),
        settled={path: at.digest for path, at in found.items() if ledger.owns(path, at.digest)},
    )


@dataclass(frozen=True, slots=True)
class _Ground:
    root: Path
    clearing: Clearing


def _foreign(path: str, found: Standing, ledger: Ledger, ground: _Ground) -> Iterator[str]:
    """Yield what stands where ``path`` belongs and must not be replaced."""
    if found.kind is Kind.FOLDER:
        yield from _foreign_in(path, ground)
    elif found.kind is Kind.OTHER:
        yield found.at
    elif found.kind is Kind.FILE:
        is_ours = ledger.owns(path, found.digest) or found.at in ground.clearing.files
        if not is_ours:
            yield found.at


def _foreign_in(folder: str, ground: _Ground) -> Iterator[str]:
    if folder not in ground.clearing.folders:
        yield folder
    for place, folders, files in os.walk(ground.root / folder, onerror=_refuse):
        inside = PurePosixPath(Path(place).relative_to(ground.root))
        yield from {str(inside / name) for name in folders} - ground.clearing.folders
        yield from {str(inside / name) for name in files} - ground.clearing.files


def _refuse(error: OSError) -> None:
    raise error


def _line_of(path: str) -> set[str]:
    return {path, *folders_above([path])}
