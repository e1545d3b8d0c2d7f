"""The removal of old releases, as far as nothing in them is anyone else's."""

import hashlib
import os
from collections.abc import Mapping
from pathlib import Path

from generator.write.files import digest_of
from generator.write.leftovers import REMOVED, discard, in_releases
from generator.write.manifest import read_manifest
from generator.write.paths import MANIFEST, folders_above
from generator.write.releases import RELEASES, number_of, release_name, release_root
from generator.write.standing import Kind, kind_of


def prune_releases(root: Path, *, keep: int) -> tuple[str, ...]:
    """Remove all but the last ``keep`` releases, never the current one.

    Returns the paths of those that stay because they hold something that we did not publish.
    Raises OSError where a release cannot be seen through.
    """
    current = release_root(root)
    releases = root / RELEASES
    names = [entry.name for entry in os.scandir(releases) if number_of(entry.name)]
    names.sort(key=lambda name: (number_of(name), name))
    left = []
    for name in names[: -max(keep, 1)]:
        release = releases / name
        if release == current:
            continue
        if not _is_ours_alone(release):
            left.append(f"{RELEASES}/{name}")
            continue
        # Out of its place in one step: what is half removed must not look like a release.
        gone = in_releases(root, REMOVED)
        release.rename(gone)
        discard(gone)
    return tuple(left)


def _is_ours_alone(release: Path) -> bool:
    """Tell whether a folder holds a release as it was published, or parts of one, and no more."""
    if kind_of(release) is not Kind.FOLDER:
        return False
    manifest = read_manifest(release / MANIFEST)
    if manifest is None or release.name != _name_by(release):
        return False
    folders = folders_above(manifest.files)
    for place, inner, names in os.walk(release, onerror=_refuse):
        prefix = os.path.relpath(place, release) + "/"
        prefix = "" if prefix == "./" else prefix
        if not folders.issuperset(f"{prefix}{name}" for name in inner):
            return False
        if not all(_is_listed(release, f"{prefix}{name}", manifest.files) for name in names):
            return False
    return True


def _name_by(release: Path) -> str:
    """Return the name that the release's manifest gives it."""
    digest = hashlib.sha256((release / MANIFEST).read_bytes()).hexdigest()
    return release_name(number_of(release.name), digest)


def _is_listed(release: Path, path: str, files: Mapping[str, str]) -> bool:
    if path == MANIFEST:
        return True
    place = release / path
    if path not in files or kind_of(place) is not Kind.FILE:
        return False
    # A file that has another name, in a later release, is not lost with this one.
    return place.lstat().st_nlink > 1 or digest_of(place) == files[path]


def _refuse(error: OSError) -> None:
    raise error
