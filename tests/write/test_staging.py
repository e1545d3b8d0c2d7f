import fcntl
import os
from pathlib import Path

import pytest

from generator.write.errors import PublishError
from generator.write.staging import Staging
from tests.write.sites import put_release, put_site


def test_a_first_site_is_staged_beside_the_output(tmp_path: Path) -> None:
    with Staging.beside(tmp_path / "output") as staging:
        staging.tray.write("years/2023/index.html", b"2023")
        assert staging.folder.parent == tmp_path
        assert staging.tray.root is None
        assert (staging.folder / "years/2023/index.html").read_bytes() == b"2023"
        assert not (tmp_path / "output").exists()


def test_a_later_site_is_staged_against_the_published_one(tmp_path: Path) -> None:
    output = tmp_path / "output"
    put_site(output, {"index.html": b"home"})
    with Staging.beside(output) as staging:
        assert staging.tray.root == output


def test_an_output_of_releases_is_not_published_into_without_them(tmp_path: Path) -> None:
    output = tmp_path / "output"
    put_release(output, {"index.html": b"home"})
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(PublishError, match="请加上 --release 重新生成"):
        Staging.beside(output)
    assert sorted(tmp_path.rglob("*")) == before


def test_nothing_is_left_when_a_build_ends_or_breaks(tmp_path: Path) -> None:
    def break_off() -> None:
        with Staging.beside(tmp_path / "output") as staging:
            staging.tray.write("a/b/c.html", b"c")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        break_off()
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_build_left_is_removed_and_nothing_else(tmp_path: Path) -> None:
    left = tmp_path / ".output.gongkai-staging-0123abcd"
    (left / "a").mkdir(parents=True)
    (left / "a/index.html").write_bytes(b"half")
    others = [".output.gongkai-staging-mine", ".other.gongkai-staging-0123abcd", "output-old"]
    for name in others:
        (tmp_path / name).mkdir()
    linked = tmp_path / ".output.gongkai-staging-4567cdef"
    linked.symlink_to(tmp_path / "output-old", target_is_directory=True)
    with Staging.beside(tmp_path / "output"):
        assert not left.exists()
    assert {path.name for path in tmp_path.iterdir()} == {*others, linked.name}


def test_without_locks_building_works_and_leftovers_stay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_descriptor: int, _operation: int) -> None:
        raise OSError(95, "Operation not supported")

    left = tmp_path / ".output.gongkai-staging-0123abcd"
    left.mkdir()
    monkeypatch.setattr(fcntl, "flock", refuse)
    with Staging.beside(tmp_path / "output") as staging:
        staging.tray.write("a.html", b"a")
    assert list(tmp_path.iterdir()) == [left]


def test_what_is_staged_is_nobody_elses_to_read(tmp_path: Path) -> None:
    with Staging.beside(tmp_path / "output") as staging:
        assert staging.folder.stat().st_mode & 0o777 == 0o700


def test_an_output_given_by_dots_is_the_folder_meant(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inner = tmp_path / "site" / "content"
    inner.mkdir(parents=True)
    monkeypatch.chdir(inner)
    with Staging.beside(Path("..")) as staging:
        assert staging.root == tmp_path / "site"


def test_the_root_of_the_disk_is_no_output() -> None:
    with pytest.raises(PublishError, match="磁盘的根"):
        Staging.beside(Path(os.sep))


def test_an_output_that_is_a_file_is_refused_and_left(tmp_path: Path) -> None:
    output = tmp_path / "output"
    output.write_text("keep", encoding="utf-8")
    with pytest.raises(PublishError, match="是文件，不是文件夹"):
        Staging.beside(output)
    assert output.read_text(encoding="utf-8") == "keep"
    assert list(tmp_path.iterdir()) == [output]


def test_an_output_that_is_a_link_is_refused_and_left(tmp_path: Path) -> None:
    real = tmp_path / "www"
    real.mkdir()
    output = tmp_path / "output"
    output.symlink_to(real, target_is_directory=True)
    with pytest.raises(PublishError, match="是符号链接"):
        Staging.beside(output)
    assert output.is_symlink()
    assert list(real.iterdir()) == []


def test_an_output_below_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("keep", encoding="utf-8")
    with pytest.raises(PublishError, match="不是文件夹"):
        Staging.beside(tmp_path / "file" / "output")


def test_missing_folders_above_the_output_are_made(tmp_path: Path) -> None:
    with Staging.beside(tmp_path / "www" / "gov" / "output") as staging:
        assert staging.folder.parent == tmp_path / "www" / "gov"
