"""Sites to preview, and previews that run."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.commands.init import init
from tests.preview.running import TEXT, Running, Serve, clear, start

ATTACHED = ("data.csv", "note.txt", "original.pdf")
ASSETS = ("data.json", "data.xml", "plan.svg")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    init(tmp_path / "site")
    return tmp_path / "site"


@pytest.fixture
def report(site: Path) -> Path:
    return site / "content/990000/shujuju/2024.md"


@pytest.fixture
def serve(site: Path) -> Iterator[Serve]:
    """Start previews of the test's own site."""
    started: list[Running] = []

    def serve(*arguments: str) -> Running:
        started.append(start(site, *arguments))
        return started[-1]

    yield serve
    for running in started:
        clear(running)


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """Share one preview, with attachments of several kinds, whose sources nobody changes."""
    site = tmp_path_factory.mktemp("portal") / "site"
    init(site)
    attached = site / "content/990000/shujuju/2024"
    attached.mkdir()
    assets = site / "templates/assets"
    assets.mkdir(parents=True)
    for name in ASSETS:
        (assets / name).write_text(TEXT, encoding="utf-8")
    for name in ATTACHED:
        (attached / name).write_text("%PDF" if name.endswith("pdf") else TEXT, encoding="utf-8")
    running = start(site)
    yield running
    clear(running)
