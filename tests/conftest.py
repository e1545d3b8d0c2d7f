"""What all tests share."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# How long an example takes says nothing about the program on a machine that is busy.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
# A change is judged by the same examples each time; new ones are found at the desk.
settings.register_profile("ci", settings.get_profile("patient"), derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "patient")

REPOSITORY = Path(__file__).resolve().parents[1]


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the switch that takes what is printed today for golden."""
    parser.addoption("--update-golden", action="store_true", help="rewrite the golden pages")


@pytest.fixture(scope="session")
def repository() -> Path:
    """The checkout."""
    return REPOSITORY


@pytest.fixture(scope="session")
def shared() -> Path:
    """Reference material kept beside the repository; a fresh clone does without."""
    folder = REPOSITORY.parent / "shared"
    if not folder.is_dir():
        pytest.skip("the reference material beside the repository (../shared) is not here")
    return folder
