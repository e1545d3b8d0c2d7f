"""What others do to the output folder is mended, or refused by name; nothing of theirs is lost."""

import errno
import json
import shutil
from pathlib import Path

import pytest

from generator.write import exchange
from generator.write.errors import PublishError
from tests.engine.sites import built, cold, seen
from tests.running import edit, tree_of

pytestmark = pytest.mark.usefixtures("settled")

REPORT = "content/410303/tongjiju/2023.md"
ALL = {"410303/tongjiju", "410303/zhengwuju", "410724/zhengwu"}
PAGES = {
    "agencies/410303/tongjiju/2023/index.html": {"410303/tongjiju"},
    "agencies/410303/tongjiju/2023/原件.txt": {"410303/tongjiju"},
    "years/2023/index.html": set(),
    "about/index.html": set(),
    "assets/site.css": set(),
    "robots.txt": set(),
}
"""Files of every kind, and the agencies whose work makes them."""


@pytest.fixture
def output(site: Path) -> Path:
    built(site)
    return site / "output"


@pytest.mark.parametrize("page", PAGES)
def test_a_deleted_file_is_published_again(page: str, site: Path, output: Path) -> None:
    wanted, before = tree_of(output), seen(output)
    (output / page).unlink()
    result = built(site)
    assert result.made == PAGES[page]
    assert result.published is not None
    assert result.published.written == 1
    assert tree_of(output) == wanted
    others = [name for name in wanted if name not in {page, "manifest.json"}]
    assert [name for name in others if seen(output)[name] != before[name]] == []
    assert built(site).made == set()


@pytest.mark.parametrize("page", PAGES)
def test_a_file_edited_by_hand_is_named_and_nothing_is_written(
    page: str, site: Path, output: Path
) -> None:
    wanted = tree_of(output)
    (output / page).write_bytes(b"by hand")
    edit(site / "content/410303/zhengwuju/2023.md", "没有其他事项", "没有别的事项")
    before = seen(site)
    for _ in range(2):
        with pytest.raises(PublishError, match="发布后被改动过") as caught:
            built(site)
        assert f"\n  {page}\n" in str(caught.value)
        assert "没有写入任何内容" in str(caught.value)
    assert tree_of(output) == {**wanted, page: b"by hand"}
    after = seen(site)
    assert {
        name for name in after if name.startswith("output/") and after[name] != before[name]
    } == set()
    (output / page).unlink()
    built(site)
    assert tree_of(output) == cold(site, site.parent)


def test_a_file_saved_with_the_same_bytes_is_no_change(site: Path, output: Path) -> None:
    wanted = tree_of(output)
    for path in output.rglob("index.html"):
        path.write_bytes(path.read_bytes())
    result = built(site)
    assert result.made == set()
    assert result.published is not None
    assert result.published.written == 0
    assert tree_of(output) == wanted


def test_a_deleted_manifest_is_written_again(site: Path, output: Path) -> None:
    wanted = tree_of(output)
    (output / "manifest.json").unlink()
    result = built(site)
    assert result.made == set()
    assert tree_of(output) == wanted


def test_without_the_manifest_changed_pages_are_nobodys(site: Path, output: Path) -> None:
    """Only what the folder itself says is ours is replaced, whatever the records say."""
    (output / "manifest.json").unlink()
    edit(site / REPORT, "人手不足", "人手仍不足")
    wanted = tree_of(output)
    with pytest.raises(PublishError, match=r"agencies/410303/tongjiju/2023/index\.html"):
        built(site)
    assert tree_of(output) == wanted
    shutil.rmtree(output)
    assert built(site).made == ALL
    assert tree_of(output) == cold(site, site.parent)


def test_a_manifest_that_is_none_is_not_replaced(site: Path, output: Path) -> None:
    (output / "manifest.json").write_text("{}")
    wanted = tree_of(output)
    with pytest.raises(PublishError, match=r"\n  manifest\.json\n"):
        built(site)
    assert tree_of(output) == wanted


def test_a_manifest_with_other_entries_is_put_right(site: Path, output: Path) -> None:
    wanted = tree_of(output)
    told = json.loads(wanted["manifest.json"])
    told["files"]["notes.txt"] = "0" * 64
    del told["files"]["robots.txt"]
    (output / "manifest.json").write_text(json.dumps(told))
    (output / "notes.txt").write_text("mine")
    built(site)
    assert tree_of(output) == {**wanted, "notes.txt": b"mine"}


def test_the_site_of_another_tool_stays_as_it_is(site: Path, output: Path) -> None:
    shutil.rmtree(output)
    output.mkdir()
    (output / "index.html").write_text("of another tool")
    (output / "feed.json").write_text("{}")
    for _ in range(2):
        with pytest.raises(PublishError, match=r"\n  index\.html\n"):
            built(site)
        assert tree_of(output) == {"index.html": b"of another tool", "feed.json": b"{}"}
    (output / "index.html").unlink()
    built(site)
    assert tree_of(output) == {**cold(site, site.parent), "feed.json": b"{}"}


def test_a_deleted_output_folder_is_published_as_at_first(site: Path, output: Path) -> None:
    wanted = tree_of(output)
    shutil.rmtree(output)
    result = built(site)
    assert (result.made, result.remarks) == (ALL, ())
    assert tree_of(output) == wanted


def test_an_output_folder_set_back_to_an_earlier_copy(site: Path, output: Path) -> None:
    shutil.copytree(output, site.parent / "saved")
    edit(site / REPORT, "人手不足", "人手仍不足")
    edit(site / "content/410303/zhengwuju/agency.yaml", "政务服务", "服务")
    shutil.rmtree(site / "content/410724/zhengwu")
    built(site)
    wanted = tree_of(output)
    shutil.rmtree(output)
    shutil.copytree(site.parent / "saved", output)
    built(site)
    assert tree_of(output) == wanted == cold(site, site.parent)


@pytest.mark.parametrize("number", range(1, 12))
def test_an_interrupted_publish_is_finished_by_the_next_build(
    number: int, site: Path, output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(site / REPORT, "published: 2024-01-25", "published: 2024-01-26")
    shutil.rmtree(site / "content/410724/zhengwu")
    moves, move = iter(range(1, 1000)), exchange.move

    def interrupted(*arguments: Path, **options: object) -> None:
        if next(moves) == number:
            raise OSError(errno.ENOSPC, "full")
        move(*arguments, **options)

    with monkeypatch.context() as patch:
        patch.setattr(exchange, "move", interrupted)
        with pytest.raises(PublishError, match="磁盘空间不足"):
            built(site)
    assert (output / "manifest.pending.json").exists() == (number > 1)
    result = built(site)
    assert {"410303/tongjiju", "410724/zhengwu"} == result.made
    assert tree_of(output) == cold(site, site.parent)
    assert built(site).made == set()
