"""Sources that go or change while a build reads them are faults of the content, or read again."""

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.commands.engine import batch
from generator.ground.diagnostics import Severity
from tests.engine.sites import built, cold
from tests.running import edit, tree_of

FOLDER = "content/410303/tongjiju"


@pytest.fixture
def meanwhile(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[], object]], None]:
    """Do something once, after folders were scanned and before the first source is read."""

    def plan(do: Callable[[], object]) -> None:
        work, waiting = batch.work, [do]

        def late(*arguments: object) -> object:
            while waiting:
                waiting.pop()()
            return work(*arguments)

        monkeypatch.setattr(batch, "work", late)

    return plan


Meanwhile = Callable[[Callable[[], object]], None]


@pytest.mark.parametrize("name", ["2023.md", "agency.yaml", "2023/原件.txt"])
@pytest.mark.parametrize("builds", [0, 1], ids=["first", "later"])
def test_a_source_that_goes(builds: int, name: str, site: Path, meanwhile: Meanwhile) -> None:
    for _ in range(builds):
        built(site)
        edit(site / FOLDER / "agency.yaml", "西工区统计处", "西工区统计所")
    before = tree_of(site / "output")
    source = site / FOLDER / name
    data = source.read_bytes()
    meanwhile(source.unlink)
    result = built(site)
    told = {each.place.path for each in result.findings if each.severity is Severity.ERROR}
    assert f"{FOLDER}/{name}" in told
    assert result.published is None
    assert tree_of(site / "output") == before
    source.write_bytes(data)
    assert built(site).published is not None
    assert tree_of(site / "output") == cold(site, site.parent)


def test_a_report_that_is_saved_between_two_looks(site: Path, meanwhile: Meanwhile) -> None:
    report = site / FOLDER / "2023.md"
    meanwhile(lambda: edit(report, "人手不足", "人手仍不足"))
    built(site)
    built(site)
    assert tree_of(site / "output") == cold(site, site.parent)


def test_a_folder_that_goes_as_a_whole(site: Path, meanwhile: Meanwhile) -> None:
    built(site)
    before = tree_of(site / "output")
    folder = site / "content/410724/zhengwu"
    meanwhile(lambda: folder.rename(site / "gone"))
    edit(folder / "2023.md", "published: ", "published:  ")
    assert built(site).published is None
    assert tree_of(site / "output") == before
    assert built(site).published is not None
    assert tree_of(site / "output") == cold(site, site.parent)


@pytest.mark.parametrize("name", ["2024.md", "agency.yaml"])
def test_a_source_that_is_no_file(name: str, site: Path) -> None:
    source = site / FOLDER / name
    source.unlink(missing_ok=True)
    source.mkdir()
    result = built(site)
    assert result.published is None
    assert f"{FOLDER}/{name}" in {each.place.path for each in result.findings}
