"""What is put on a tray lies in the staging folder whole, hashed and marked, or was there."""

import hashlib
import multiprocessing
import os
import pickle
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.write.errors import PublishError
from generator.write.marks import mark_at
from generator.write.tray import Tray, Written

WORKERS = 4


@pytest.fixture
def tray(tmp_path: Path) -> Tray:
    """A tray beside an output that holds two pages."""
    (tmp_path / "staging").mkdir()
    (tmp_path / "output/a").mkdir(parents=True)
    (tmp_path / "output/a/same.html").write_bytes(b"as before")
    (tmp_path / "output/a/other.html").write_bytes(b"anything!")
    return Tray(tmp_path / "staging", tmp_path / "output")


def staged(tray: Tray) -> list[str]:
    found = (path.relative_to(tray.folder) for path in tray.folder.rglob("*") if path.is_file())
    return sorted(path.as_posix() for path in found)


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def test_a_new_file_is_staged_with_its_digest_and_the_mark_that_it_keeps(tray: Tray) -> None:
    done = tray.write("years/2023/index.html", b"2023")
    place = tray.folder / "years/2023/index.html"
    assert place.read_bytes() == b"2023"
    assert done == Written(done.path, digest(b"2023"), mark_at(place) or (0, 0, 0), is_staged=True)
    place.rename(tray.folder / "moved")
    assert done.mark == mark_at(tray.folder / "moved")


def test_a_file_that_is_published_already_is_not_written_again(tray: Tray, tmp_path: Path) -> None:
    source = tmp_path / "same.html"
    source.write_bytes(b"as before")
    mark = mark_at(tmp_path / "output/a/same.html")
    wanted = ("a/same.html", digest(b"as before"), mark, False)
    assert tray.write("a/same.html", b"as before") == wanted
    assert tray.copy("a/same.html", source) == wanted
    assert tray.write("a/other.html", b"something").is_staged
    assert staged(tray) == ["a/other.html"]


def test_an_attachment_is_copied(tray: Tray, tmp_path: Path) -> None:
    data = bytes(range(256)) * 3000
    source = tmp_path / "附件.pdf"
    source.write_bytes(data)
    done = tray.copy("a/附件.pdf", source)
    assert (done.digest, done.mark[1], done.is_staged) == (digest(data), len(data), True)
    assert (tray.folder / "a/附件.pdf").read_bytes() == data


def test_an_attachment_of_the_same_size_as_the_published_one_is_told_from_it(
    tray: Tray, tmp_path: Path
) -> None:
    data = b"x" * 300_000
    (tmp_path / "output/a/plan.pdf").write_bytes(data + b"x")
    source = tmp_path / "plan.pdf"
    source.write_bytes(data + b"y")
    done = tray.copy("a/plan.pdf", source)
    assert (done.digest, done.is_staged) == (digest(data + b"y"), True)
    assert (tray.folder / "a/plan.pdf").read_bytes() == data + b"y"


CONTENTS = st.sampled_from([b"", b"a", b"ab", b"ac", b"a" * 300_000, b"a" * 299_999 + b"b"])


@given(before=st.none() | CONTENTS, after=CONTENTS, is_copied=st.booleans())
def test_what_is_published_already_is_what_has_the_same_bytes(
    before: bytes | None, after: bytes, *, is_copied: bool
) -> None:
    with tempfile.TemporaryDirectory() as place:
        root, source = Path(place) / "output", Path(place) / "source"
        root.mkdir()
        root.with_name("staging").mkdir()
        source.write_bytes(after)
        if before is not None:
            (root / "x").write_bytes(before)
        tray = Tray(Path(place) / "staging", root)
        done = tray.copy("x", source) if is_copied else tray.write("x", after)
        assert done.digest == digest(after)
        assert done.is_staged == (before != after)
        stands = (tray.folder if done.is_staged else root) / "x"
        assert stands.read_bytes() == after
        assert done.mark == mark_at(stands)


def link_page(output: Path) -> None:
    (output / "a/same.html").rename(output / "moved")
    (output / "a/same.html").symlink_to(output / "moved")


def link_folder(output: Path) -> None:
    (output / "a").rename(output / "moved")
    (output / "a").symlink_to(output / "moved", target_is_directory=True)


def put_folder(output: Path) -> None:
    (output / "a/same.html").unlink()
    (output / "a/same.html").mkdir()


def put_pipe(output: Path) -> None:
    (output / "a/same.html").unlink()
    os.mkfifo(output / "a/same.html")


@pytest.mark.parametrize("interfere", [link_page, link_folder, put_folder, put_pipe])
def test_what_only_looks_published_is_staged(
    interfere: Callable[[Path], None], tray: Tray, tmp_path: Path
) -> None:
    interfere(tmp_path / "output")
    assert tray.write("a/same.html", b"as before").is_staged


def test_the_fault_of_an_unreadable_source_is_left_to_the_caller(
    tray: Tray, tmp_path: Path
) -> None:
    with pytest.raises(FileNotFoundError):
        tray.copy("a.pdf", tmp_path / "vanished.pdf")
    assert staged(tray) == []


def test_a_source_that_cannot_be_read_to_the_end_leaves_no_part(
    tray: Tray, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_descriptor: int) -> Iterator[bytes]:
        yield b"first part"
        raise OSError(5, "Input/output error")

    source = tmp_path / "a.pdf"
    source.write_bytes(b"first part and second part")
    monkeypatch.setattr("generator.write.tray.chunks_of", broken)
    with pytest.raises(OSError, match="Input/output"):
        tray.copy("a.pdf", source)
    assert staged(tray) == []


@pytest.mark.parametrize(
    "path",
    [
        *("", "/", "/etc/cron.d/x", ".", "..", "../x", "a/../../x", "a//x", "a/", "a/./x"),
        *("..\\x", "a\0b", "a\nb", "\udcb1\udca8.pdf"),
        *("manifest.json", "Manifest.json", "manifest.pending.json", ".gongkai.partial"),
    ],
)
def test_a_path_that_leads_out_of_the_site_or_is_publishings_own_is_refused(
    path: str, tray: Tray, tmp_path: Path
) -> None:
    with pytest.raises(ValueError, match="not a path inside the site"):
        tray.write(path, b"x")
    with pytest.raises(ValueError, match="not a path inside the site"):
        tray.copy(path, tmp_path / "output/a/same.html")
    assert staged(tray) == []


def test_work_that_is_done_again_after_its_worker_was_lost_replaces_what_that_left(
    tray: Tray,
) -> None:
    tray.write("b/index.html", b"half")
    assert tray.write("b/index.html", b"whole").digest == digest(b"whole")
    assert (tray.folder / "b/index.html").read_bytes() == b"whole"
    assert staged(tray) == ["b/index.html"]


def test_a_file_in_the_place_of_a_folder_is_told(tray: Tray) -> None:
    tray.write("b", b"file")
    with pytest.raises(PublishError, match="不是文件夹"):
        tray.write("b/index.html", b"page")


def write_many(tray: Tray, worker: int) -> None:
    for number in range(150):
        tray.write(f"agencies/{number % 30}/{number}/{worker}.html", b"%d" % worker)


def test_many_workers_make_the_same_folders_at_once(tmp_path: Path) -> None:
    tray = Tray(tmp_path / "staging", None)
    tray.folder.mkdir()
    before = os.umask(0o027)
    try:
        arguments = [(tray, worker) for worker in range(1, WORKERS + 1)]
        context = multiprocessing.get_context("fork")
        processes = [context.Process(target=write_many, args=each) for each in arguments]
        for process in processes:
            process.start()
        for process in processes:
            process.join()
    finally:
        os.umask(before)
    assert [process.exitcode for process in processes] == [0] * WORKERS
    assert len(staged(tray)) == 150 * WORKERS
    found = list(tray.folder.rglob("*"))
    assert {path.stat().st_mode & 0o7777 for path in found if path.is_dir()} == {0o755}
    assert {path.stat().st_mode & 0o7777 for path in found if path.is_file()} == {0o644}


def test_more_folders_than_are_remembered_are_no_fault(
    tray: Tray, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.write.tray._REMEMBERED", 3)
    paths = [f"{letter}/{number}.html" for number in (1, 2) for letter in "abcdef"]
    for path in paths:
        tray.write(path, path.encode())
    assert staged(tray) == sorted(paths)


def test_a_tray_can_be_sent_to_another_process(tray: Tray) -> None:
    assert pickle.loads(pickle.dumps(tray)) == tray  # noqa: S301 - our own bytes


def test_a_full_disk_is_told_and_leaves_no_part(
    tray: Tray, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_descriptor: int, _data: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(PublishError, match="磁盘空间不足"):
        tray.write("b/index.html", b"b")
    assert staged(tray) == []


def test_a_write_that_the_system_takes_in_parts_is_gone_on_with(
    tray: Tray, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.write

    def three_bytes(descriptor: int, data: bytes) -> int:
        return real(descriptor, data[:3])

    monkeypatch.setattr(os, "write", three_bytes)
    tray.write("b.html", b"0123456789")
    assert (tray.folder / "b.html").read_bytes() == b"0123456789"
