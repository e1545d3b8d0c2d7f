"""``build --verify``: the site built from nothing beside the published one, and compared."""

import shutil
import tempfile
from dataclasses import replace
from importlib import import_module
from pathlib import Path

from generator.commands.build import BuildOptions, Reporter
from generator.write.files import digest_of
from generator.write.manifest import read_manifest
from generator.write.paths import MANIFEST
from generator.write.release import release_root


def differences(options: BuildOptions, progress: Reporter) -> tuple[str, ...]:
    """Return the paths at which the published site differs from one built from nothing.

    Every published file is read. Raises as ``build`` does.
    """
    build_apart = import_module("generator.commands.engine.construction").build_apart
    root = options.output
    if options.is_release:
        root = release_root(options.output) or root
    beside = Path(tempfile.mkdtemp(prefix=f".{options.output.name}.verify-", dir=root.parent))
    try:
        fresh = replace(options, output=beside / "site", is_release=False)
        build_apart(fresh, progress)
        return tuple(_different(root, beside / "site"))
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _different(root: Path, fresh: Path) -> list[str]:
    published, wanted = read_manifest(root / MANIFEST), read_manifest(fresh / MANIFEST)
    if published is None or wanted is None:
        return [MANIFEST]
    wrong = {
        path
        for path in published.files.keys() | wanted.files.keys()
        if published.files.get(path) != wanted.files.get(path)
    }
    for path, digest in published.files.items():
        if path not in wrong and _digest(root / path) != digest:
            wrong.add(path)
    return sorted(wrong)


def _digest(path: Path) -> str:
    try:
        return digest_of(path)
    except OSError:
        return ""
