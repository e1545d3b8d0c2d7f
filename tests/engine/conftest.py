"""What the tests of the engine build."""

import shutil
from pathlib import Path

import pytest

from generator.read import survey
from tests.engine.sites import generate
from tests.running import copy_site

AGENCIES, YEARS = 45, 5


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A copy of the small site, for one test alone."""
    return copy_site(tmp_path)


@pytest.fixture
def settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the times of files count at once: every file of a test is too young to be believed."""
    monkeypatch.setattr(survey, "UNSETTLED", 0)


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A generated site that is worth several processes; nobody changes it."""
    folder = tmp_path_factory.mktemp("corpus") / "site"
    return generate(folder, agencies=AGENCIES, years=YEARS)


@pytest.fixture
def large_site(corpus: Path, tmp_path: Path) -> Path:
    """A copy of that site, for one test alone."""
    return Path(shutil.copytree(corpus, tmp_path / "large"))
