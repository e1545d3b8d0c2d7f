import fcntl
import hashlib
import os
from pathlib import Path

import pytest

from generator.write.errors import PublishError
from generator.write.staging import Staging


def staged(staging: Staging) -> list[str]:
    found = (path.relative_to(staging.folder) for path in staging.folder.rglob("*"))
    return sorted(path.as_posix() for path in found)


def test_a_staged_file_is_hashed_and_lies_beside_the_output(tmp_path: Path) -> None:
    with Staging.beside(tmp_path / "output") as staging:
        staging.write("years/2023/index.html", b"2023")
        assert staging.files == {"years/2023/index.html": hashlib.sha256(b"2023").hexdigest()}
        assert staging.folder.parent == tmp_path
        assert (staging.folder / "years/2023/index.html").read_bytes() == b"2023"
        assert not (tmp_path / "output").exists()


def test_an_attachment_is_copied(tmp_path: Path) -> None:
    data = bytes(range(256)) * 1000
    source = tmp_path / "附件.pdf"
    source.write_bytes(data)
    with Staging.beside(tmp_path / "output") as staging:
        staging.copy("a/附件.pdf", source)
        assert staging.files == {"a/附件.pdf": hashlib.sha256(data).hexdigest()}
        assert (staging.folder / "a/附件.pdf").read_bytes() == data


def test_the_fault_of_an_unreadable_source_is_left_to_the_caller(tmp_path: Path) -> None:
    with Staging.beside(tmp_path / "output") as staging:
        with pytest.raises(FileNotFoundError):
            staging.copy("a.pdf", tmp_path / "vanished.pdf")
        assert staging.files == {}
        assert staged(staging) == []


def test_a_source_that_cannot_be_read_to_the_end_leaves_no_part(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_reader: object) -> object:
        yield b"first part"
        raise OSError(5, "Input/output error")

    source = tmp_path / "a.pdf"
    source.write_bytes(b"first part and second part")
    monkeypatch.setattr("generator.write.staging.chunks_of", broken)
    with Staging.beside(tmp_path / "output") as staging:
        with pytest.raises(OSError, match="Input/output"):
            staging.copy("a.pdf", source)
        assert staging.files == {}
        assert staged(staging) == []


@pytest.mark.parametrize(
    "path",
    [
        "",
        "/",
        "/etc/cron.d/x",
        ".",
        "..",
        "../x",
        "a/../../x",
        "a//x",
        "a/",
        "a/./x",
        "..\\x",
        "a\0b",
        "a\nb",
        "\udcb1\udca8.pdf",
    ],
)
def test_a_path_that_leads_out_of_the_site_is_refused(path: str, tmp_path: Path) -> None:
    with Staging.beside(tmp_path / "output") as staging:
        with pytest.raises(ValueError, match="not a path inside the site"):
            staging.write(path, b"x")
        assert staging.files == {}
        assert staged(staging) == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("a/x.html", "a/x.html"),
        ("a/plan.pdf", "a/Plan.PDF"),
        ("A/x.html", "a/y.html"),
        ("a", "a/x.html"),
        ("a/x.html", "a"),
        ("caf\u00e9.pdf", "cafe\u0301.pdf"),
        ("b.html", "Manifest.json"),
        ("b.html", "manifest.pending.json"),
    ],
)
def test_a_path_that_is_taken_is_refused(first: str, second: str, tmp_path: Path) -> None:
    with Staging.beside(tmp_path / "output") as staging:
        staging.write(first, b"first")
        with pytest.raises(ValueError, match="is taken"):
            staging.write(second, b"second")
        assert list(staging.files) == [first]


def test_a_file_that_is_published_already_is_not_written_again(tmp_path: Path) -> None:
    output = tmp_path / "output"
    (output / "a").mkdir(parents=True)
    (output / "a/same.html").write_bytes(b"as before")
    (output / "a/other.html").write_bytes(b"before")
    source = tmp_path / "same.html"
    source.write_bytes(b"as before")
    with Staging.beside(output) as staging:
        staging.copy("a/same.html", source)
        staging.write("a/other.html", b"after")
        assert staged(staging) == ["a", "a/other.html"]
        assert set(staging.files) == {"a/same.html", "a/other.html"}


def test_nothing_is_left_when_a_build_ends_or_breaks(tmp_path: Path) -> None:
    def break_off() -> None:
        with Staging.beside(tmp_path / "output") as staging:
            staging.write("a/b/c.html", b"c")
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
        staging.write("a.html", b"a")
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
