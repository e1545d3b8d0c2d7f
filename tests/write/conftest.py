from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from generator.write.publish import Published, publish
from generator.write.staging import Staging

Tree = dict[str, bytes]
PutSite = Callable[[Path, Mapping[str, bytes]], Published]
TreeOf = Callable[[Path], Tree]

OWN = ("manifest.json", "manifest.pending.json", ".gongkai.partial")


@pytest.fixture(scope="session")
def put_site() -> PutSite:
    """Stage and publish a whole site."""

    def put(output: Path, files: Mapping[str, bytes]) -> Published:
        with Staging.beside(output) as staging:
            for path, data in files.items():
                staging.write(path, data)
            return publish(staging, output)

    return put


@pytest.fixture(scope="session")
def tree_of() -> TreeOf:
    """Read all files below a folder, but for what publishing keeps for itself."""

    def read(folder: Path) -> Tree:
        files = (path for path in folder.rglob("*") if path.is_file() or path.is_symlink())
        found = {path.relative_to(folder).as_posix(): path for path in files}
        return {name: path.read_bytes() for name, path in found.items() if name not in OWN}

    return read
