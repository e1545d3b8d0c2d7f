"""A build that does only what changed publishes what a build from nothing would."""

from pathlib import Path
from random import Random

import pytest

from generator.commands.build import BuildOptions, BuildResult, build
from generator.commands.engine.construction import build_apart
from generator.commands.engine.memory import Memory
from generator.read import survey
from tests.engine import edits
from tests.running import tree_of

ROUNDS = 10
SOURCES = ("site.yaml", "content", "templates")


def found(result: BuildResult) -> list[tuple[object, ...]]:
    return [
        (each.place, each.code, each.message, each.severity, each.reason)
        for each in result.findings
    ]


def silent(*_: object) -> None:
    pass


def sources_of(site: Path) -> set[tuple[str, bytes]]:
    return {item for item in tree_of(site).items() if item[0].split("/")[0] in SOURCES}


def edited(site: Path, random: Random) -> list[str]:
    """Edit a site in up to two ways, and return in which."""
    chosen = random.sample(edits.EDITS, random.randrange(3))
    for edit in chosen:
        edit(site, random)
    return [edit.__name__ for edit in chosen]


def is_right(site: Path, result: BuildResult, fresh: Path) -> bool:
    """Tell whether a build found and published what a build from nothing does."""
    cold = build_apart(BuildOptions(site, fresh, jobs=1), silent)
    if found(result) != found(cold) or (result.published is None) != (cold.published is None):
        return False
    return cold.published is None or tree_of(site / "output") == tree_of(fresh)


def lose_a_page(site: Path, random: Random) -> None:
    pages = sorted((site / "output").rglob("*.html"))
    if pages and random.random() < 0.2:
        random.choice(pages).unlink()


@pytest.mark.parametrize("seed", range(8))
def test_random_edits(tmp_path: Path, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    random = Random(seed)
    if seed % 2:
        # Else every file of a test is too young for its times to be believed.
        monkeypatch.setattr(survey, "UNSETTLED", 0)
    site = edits.new_site(tmp_path, random)
    history = []
    for number in range(ROUNDS):
        history += edited(site, random)
        lose_a_page(site, random)
        result = build(BuildOptions(site, site / "output"))
        assert is_right(site, result, tmp_path / f"fresh-{number}"), history


@pytest.mark.parametrize("seed", range(8, 12))
def test_random_edits_of_which_a_preview_is_told(tmp_path: Path, seed: int) -> None:
    random, memory = Random(seed), Memory()
    site = edits.new_site(tmp_path, random)
    history = []
    for number in range(ROUNDS):
        before = sources_of(site)
        history += edited(site, random)
        memory.tell({path for path, _ in before ^ sources_of(site)})
        result = build(BuildOptions(site, site / "output"), silent, memory)
        assert is_right(site, result, tmp_path / f"fresh-{number}"), history
