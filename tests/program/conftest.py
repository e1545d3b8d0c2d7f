"""A site for each test to build, and one that is built once for all that only look."""

from pathlib import Path

import pytest

from tests.running import copy_site, run


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return copy_site(tmp_path)


@pytest.fixture(scope="session")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output of the small site; nobody changes it."""
    built = copy_site(tmp_path_factory.mktemp("portal"))
    done = run("build", cwd=built)
    assert done.status == 0, done.out + done.err
    return built / "output"
