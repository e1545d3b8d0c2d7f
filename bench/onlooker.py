"""A published site as its readers see it, and one who reads all of it again and again."""

import json
import multiprocessing
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from multiprocessing.synchronize import Event
from pathlib import Path
from typing import Any

FORK = multiprocessing.get_context("fork")
"""How the reader's process is made: it knows all that the harness does."""
MANIFEST, _PENDING, _CURRENT = "manifest.json", "manifest.pending.json", "current"
_PAUSE = 0.005
"""Seconds between two passes, so that builds come forward too."""


@dataclass(frozen=True, slots=True)
class State:
    """A site as it may stand, and what a build from nothing makes of it."""

    sources: Mapping[str, bytes]
    files: Mapping[str, str]
    """SHA-256 of each published file by its path, the manifest among them."""


class Portal:
    """A folder that the site is published into, seen by the harness and by the reader."""

    def __init__(self, output: Path, *, is_release: bool) -> None:
        """Take the folder; the first state is published there already."""
        self.output = output
        self.is_release = is_release
        self.options = ("--jobs", "2", *(("--release",) if is_release else ()))
        self.allowed = FORK.Array("i", [0, 0])
        """Numbers of the states that a reader may see: the one before, and the one to come."""
        self.seconds = 1.0
        """What the last build that was not killed took."""

    @property
    def root(self) -> Path:
        """Return the folder in which the site stands that is published now."""
        return (self.output / _CURRENT).resolve() if self.is_release else self.output

    def is_publishing(self) -> bool:
        """Tell whether a build has come as far as to publish."""
        if self.is_release:
            # Nothing but what is carried over from the release before puts assets there.
            return any((self.output / "releases").glob(".gongkai-staging-*/assets"))
        return (self.output / _PENDING).exists()


@dataclass(slots=True)
class Reader:
    """Reads all published files again and again."""

    states: Sequence[State]
    faults: Path
    passes: Any
    files: Any

    def read_on(self, portals: Sequence[Portal], end: Event) -> None:
        """Read until told to end, and note what is wrong."""
        while not end.is_set():
            for portal in portals:
                look = self._release if portal.is_release else self._folder
                with self.faults.open("a", encoding="utf-8") as notes:
                    notes.writelines(f"reader: {fault}\n" for fault in look(portal))
            self.passes.value += 1
            time.sleep(_PAUSE)

    def _folder(self, portal: Portal) -> Iterator[str]:
        """Yield what is wrong where files are replaced one by one: each must be old or new."""
        try:
            listed = json.loads((portal.output / MANIFEST).read_bytes())["files"]
        except (OSError, ValueError, KeyError) as error:
            yield f"the manifest: {error!r}"
            return
        common = set.intersection(*(set(state.files) for state in self.states)) - {MANIFEST}
        for path in sorted(common.union(listed)):
            before = set(portal.allowed[:])
            digest = self._digest(portal.output / path)
            numbers = before.union(portal.allowed[:])
            if digest not in {self.states[number].files.get(path) for number in numbers}:
                yield f"{path} is {'missing' if digest is None else 'torn'}"

    def _release(self, portal: Portal) -> Iterator[str]:
        """Yield what is wrong with a release: all its files must be of one state."""
        before = set(portal.allowed[:])
        root = portal.root
        numbers = before.union(portal.allowed[:])
        manifest = self._digest(root / MANIFEST)
        fitting = [n for n in numbers if self.states[n].files[MANIFEST] == manifest]
        if not fitting:
            yield f"{root.name} is neither the old release nor the new one"
            return
        for path, digest in self.states[fitting[0]].files.items():
            if self._digest(root / path) != digest:
                yield f"{root.name}/{path} is missing or torn"

    def _digest(self, path: Path) -> str | None:
        try:
            data = path.read_bytes()
        except FileNotFoundError:
            return None
        self.files.value += 1
        return sha256(data).hexdigest()
