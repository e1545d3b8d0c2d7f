import os
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir

import pytest

from tests.write import sites
from tests.write.sites import PutSite, TreeOf

MEMORY = Path("/dev/shm")  # noqa: S108 - a disk in memory, below which a name of its own is made


@pytest.fixture(scope="session")
def memory() -> Path:
    """A folder for temporary folders, in memory where the system has such a disk."""
    return MEMORY if os.access(MEMORY, os.W_OK) else Path(gettempdir())


@pytest.fixture
def quick(memory: Path) -> Iterator[Path]:
    """Lend a folder for thousands of builds."""
    with TemporaryDirectory(dir=memory) as place:
        yield Path(place)


@pytest.fixture(autouse=True, scope="module")
def no_waiting_for_the_disk() -> Iterator[None]:
    """Sync nothing: no test switches the power off."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", lambda _descriptor: None)
        yield


@pytest.fixture(scope="session")
def put_site() -> PutSite:
    """Stage and publish a whole site."""
    return sites.put_site


@pytest.fixture(scope="session")
def tree_of() -> TreeOf:
    """Read all files below a folder, but for what publishing keeps for itself."""
    return sites.tree_of
