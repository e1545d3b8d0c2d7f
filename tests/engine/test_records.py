"""Records that are damaged, foreign, old or gone cost a build from nothing, never a wrong page."""

import json
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from random import Random
from typing import Any

import pytest

from generator.commands.engine import construction, inputs
from generator.commands.engine.keeping import UNKEPT
from generator.store import seal
from generator.store.seal import Reason
from generator.store.state import State
from tests.engine.sites import built, cold
from tests.running import copy_site, edit, run, tree_of

pytestmark = pytest.mark.usefixtures("settled")

REPORT = "content/410303/tongjiju/2023.md"
ALL = {"410303/tongjiju", "410303/zhengwuju", "410724/zhengwu"}
FLIPS = 30


@pytest.fixture
def store(site: Path) -> Path:
    """The records of a first build."""
    assert built(site).made == ALL
    file = site / ".gongkai/build.sqlite"
    assert file.is_file()
    return file


def truncate(store: Path) -> None:
    store.write_bytes(store.read_bytes()[:5000])


def fill_with_garbage(store: Path) -> None:
    store.write_bytes(Random(4).randbytes(store.stat().st_size))


def flip_a_fact(store: Path) -> None:
    data = store.read_bytes()
    store.write_bytes(data.replace("统计局".encode(), "财政局".encode()))


def put_another_database(store: Path) -> None:
    store.unlink()
    with closing(sqlite3.connect(store)) as database:
        database.execute("CREATE TABLE unit (key TEXT)")
        database.commit()


def empty(store: Path) -> None:
    store.write_bytes(b"")


def put_an_older_layout(store: Path) -> None:
    with closing(sqlite3.connect(store)) as database:
        database.execute(f"PRAGMA user_version = {seal.LAYOUT - 1}")


def delete_the_seal(store: Path) -> None:
    store.with_suffix(".seal").unlink()


def seal_something_else(store: Path) -> None:
    file = store.with_suffix(".seal")
    told = json.loads(file.read_text())
    file.write_text(json.dumps({"mark": [7, 7, 7, 7], "sha256": told["sha256"][::-1]}))


def put_a_list_for_the_seal(store: Path) -> None:
    store.with_suffix(".seal").write_text("[1, 2]")


def put_bytes_for_the_seal(store: Path) -> None:
    store.with_suffix(".seal").write_bytes(b"\xff\x00")


@pytest.mark.parametrize(
    ("harm", "word"),
    [
        (truncate, Reason.DAMAGED),
        (fill_with_garbage, Reason.DAMAGED),
        (flip_a_fact, Reason.DAMAGED),
        (delete_the_seal, Reason.DAMAGED),
        (seal_something_else, Reason.DAMAGED),
        (put_a_list_for_the_seal, Reason.DAMAGED),
        (put_bytes_for_the_seal, Reason.DAMAGED),
        (put_another_database, Reason.FOREIGN),
        (empty, Reason.FOREIGN),
        (put_an_older_layout, Reason.OLDER),
    ],
    ids=lambda each: getattr(each, "__name__", ""),
)
def test_records_that_cannot_be_believed_are_put_aside_with_a_word(
    harm: Callable[[Path], None], word: str, site: Path, store: Path, tmp_path: Path
) -> None:
    harm(store)
    edit(site / REPORT, "人手不足", "人手仍不足")
    result = built(site)
    assert (result.remarks, result.made) == ((word,), ALL)
    assert tree_of(site / "output") == cold(site, tmp_path)
    again = built(site)
    assert (again.remarks, again.made) == ((), set())


def test_any_single_byte_that_differs_is_noticed(site: Path, store: Path, tmp_path: Path) -> None:
    wanted = cold(site, tmp_path)
    random = Random(11)
    for _ in range(FLIPS):
        data = bytearray(store.read_bytes())
        place = random.randrange(len(data))
        data[place] ^= 1 << random.randrange(8)
        store.write_bytes(data)
        (word,) = built(site).remarks
        assert word in {Reason.DAMAGED, Reason.FOREIGN, Reason.OLDER}, place
        assert tree_of(site / "output") == wanted, place


def test_a_page_of_the_file_that_rots_unseen_is_met_while_building(
    site: Path, store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the disk gives other bytes without a new time, SQLite is who finds out."""
    data = store.read_bytes()
    store.write_bytes(data[:4096] + b"\xaa" * (len(data) - 4096))
    monkeypatch.setattr(seal, "_is_sealed", lambda _file: True)
    edit(site / REPORT, "人手不足", "人手仍不足")
    result = built(site)
    assert (result.remarks, result.made) == ((Reason.DAMAGED,), ALL)
    assert tree_of(site / "output") == cold(site, tmp_path)


def test_the_word_is_printed(site: Path) -> None:
    run("build", cwd=site)
    delete_the_seal(site / ".gongkai/build.sqlite")
    edit(site / REPORT, "人手不足", "人手仍不足")
    assert "上次生成的记录损坏，或被别的程序改动过，已弃用" in run("build", cwd=site).out
    assert "记录" not in run("build", cwd=site).out


@pytest.mark.parametrize("suffixes", [(".sqlite",), (".sqlite", ".seal")], ids=len)
def test_records_of_another_site(
    suffixes: tuple[str, ...], site: Path, store: Path, tmp_path: Path
) -> None:
    other = copy_site(tmp_path / "other")
    edit(other / "content/410303/tongjiju/agency.yaml", "name: 西工区统计局", "name: 西工区统计站")
    (other / "content/410724").rename(other / "content/410300")
    edit(other / REPORT, "人手不足", "人手有余")
    built(other)
    for suffix in suffixes:
        shutil.copy(other / f".gongkai/build{suffix}", store.with_suffix(suffix))
    result = built(site)
    assert result.remarks == (() if ".seal" in suffixes else (Reason.DAMAGED,))
    assert tree_of(site / "output") == cold(site, tmp_path)
    assert built(site).made == set()


@pytest.mark.parametrize("name", [".gongkai", ".gongkai/build.sqlite", ".gongkai/build.new"])
def test_where_records_cannot_be_kept_the_build_says_so(
    name: str, site: Path, tmp_path: Path
) -> None:
    if name == ".gongkai":
        (site / name).write_text("keine Mappe")
    else:
        (site / name).mkdir(parents=True)
    for _ in range(2):
        result = built(site)
        assert (result.remarks, result.made) == ((UNKEPT,), ALL)
        assert tree_of(site / "output") == cold(site, tmp_path)


@pytest.mark.parametrize("names", [(".gongkai",), (".gongkai/build.sqlite",)])
def test_deleted_records_are_made_anew_without_a_word(
    names: tuple[str, ...], site: Path, store: Path, tmp_path: Path
) -> None:
    assert store.exists()
    for name in names:
        path = site / name
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    result = built(site)
    assert (result.remarks, result.made) == ((), ALL)
    assert result.published is not None
    assert result.published.written == 0
    assert tree_of(site / "output") == cold(site, tmp_path)
    assert built(site).made == set()


def test_an_older_version_of_the_records_after_newer_builds(
    site: Path, store: Path, tmp_path: Path
) -> None:
    shutil.copytree(store.parent, tmp_path / "saved")
    edit(site / REPORT, "人手不足", "人手仍不足")
    edit(site / "content/410303/zhengwuju/agency.yaml", "name: 西工区政务", "name: 西工区服务")
    built(site)
    shutil.rmtree(site / "content/410724/zhengwu")
    edit(site / REPORT, "人手仍不足", "人手很少")
    built(site)
    shutil.rmtree(store.parent)
    shutil.copytree(tmp_path / "saved", store.parent)
    result = built(site)
    assert result.made == ALL
    assert tree_of(site / "output") == cold(site, tmp_path)
    assert built(site).made == set()


@pytest.mark.parametrize("copier", [shutil.copy2, shutil.copyfile], ids=["times", "no-times"])
def test_a_copied_site_does_again_only_what_cannot_be_proved_unchanged(
    copier: Callable[..., object], site: Path, tmp_path: Path
) -> None:
    # The marks of attachments, which are not read, are all that is known of them.
    shutil.rmtree(site / "content/410303/tongjiju/2023")
    edit(site / REPORT, "[原件](2023/原件.txt)可以下载。", "")
    built(site)
    copied = shutil.copytree(site, tmp_path / "copied", copy_function=copier)
    result = built(copied)
    assert (result.made, result.remarks) == (set(), ())
    assert result.published is not None
    assert (result.published.written, result.published.removed) == (0, 0)
    edit(copied / REPORT, "人手不足", "人手仍不足")
    assert built(copied).made == {"410303/tongjiju"}
    assert tree_of(copied / "output") == cold(copied, tmp_path)


@pytest.mark.parametrize("error", [OSError(28, "full"), sqlite3.OperationalError("full")])
def test_a_site_is_published_even_if_its_records_cannot_be_committed(
    error: Exception, site: Path, store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_state: State) -> None:
        raise error

    assert store.exists()
    edit(site / REPORT, "人手不足", "人手仍不足")
    with monkeypatch.context() as patch:
        patch.setattr(State, "commit", fail)
        result = built(site)
    assert (result.made, result.remarks) == ({"410303/tongjiju"}, (UNKEPT,))
    wanted = cold(site, tmp_path)
    assert tree_of(site / "output") == wanted
    again = built(site)
    assert (again.made, again.remarks) == ({"410303/tongjiju"}, ())
    assert tree_of(site / "output") == wanted


class Full(sqlite3.Connection):
    """A database on a disk that is full after some changes."""

    changes_left = 0

    def executemany(self, *arguments: Any) -> sqlite3.Cursor:  # noqa: ANN401 - as it is declared
        Full.changes_left -= 1
        if Full.changes_left < 0:
            raise sqlite3.OperationalError("database or disk is full")
        return super().executemany(*arguments)


@pytest.mark.parametrize("builds", [0, 1])
@pytest.mark.parametrize("changes", [0, 3, 12])
def test_a_disk_that_is_full_while_records_are_written(
    changes: int, builds: int, site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(builds):
        built(site)
        edit(site / REPORT, "人手不足", "人手仍不足")
        shutil.rmtree(site / "content/410724/zhengwu")
    connect, Full.changes_left = sqlite3.connect, changes
    with monkeypatch.context() as patch:
        kinds = {True: Full, False: sqlite3.Connection}
        patch.setattr("sqlite3.connect", lambda file: connect(file, factory=kinds[bool(file)]))
        result = built(site)
    wanted = cold(site, tmp_path)
    assert result.remarks == (UNKEPT,)
    assert tree_of(site / "output") == wanted
    assert built(site).remarks == ()
    assert tree_of(site / "output") == wanted


def test_records_of_another_version_are_put_aside_with_a_word(
    site: Path, store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever it concluded: from equal facts, this version may conclude otherwise."""
    with closing(sqlite3.connect(store)) as database:
        database.execute("UPDATE finding SET message = '旧版的话'")
        database.commit()
    seal.write_seal(store)
    for module in (construction, inputs):
        monkeypatch.setattr(module, "program_stamp", lambda: "another version")
    result = built(site)
    assert (result.made, result.remarks) == (ALL, (Reason.OLDER,))
    assert "旧版的话" not in {finding.message for finding in result.findings}
    assert tree_of(site / "output") == cold(site, tmp_path)
    assert built(site).made == set()
