"""Full disks, quotas, missing rights: the published site stays, the message says what to do."""

import errno
import multiprocessing
import os
import resource
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from generator.write.errors import PublishError, explain, shown
from generator.write.ledger import read_ledger
from generator.write.publish import Published, publish
from generator.write.staging import Staging
from tests.write.sites import PutSite, TreeOf, stage

SMALL = {"index.html": b"home 2022", "years/2022/index.html": b"2022"}
LARGE = {f"agencies/{number}/index.html": b"%d" % number * 4000 for number in range(1, 60)}


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 128 kB."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = shutil.which("mount")
    command = [str(mount), "-t", "tmpfs", "-o", "size=128k", "tmpfs", str(place)]
    if mount is None or subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("mounting a small disk is not permitted here")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def test_a_full_disk_leaves_the_published_site_and_no_other_file(
    small_disk: Path, put_site: PutSite, tree_of: TreeOf
) -> None:
    output = small_disk / "output"
    put_site(output, SMALL)
    with pytest.raises(PublishError, match="磁盘空间不足") as caught:
        put_site(output, LARGE)
    assert "请清理磁盘后重新生成" in str(caught.value)
    assert tree_of(output) == SMALL
    assert list(small_disk.iterdir()) == [output]


def test_an_output_on_a_disk_of_its_own_is_published_too(
    small_disk: Path, put_site: PutSite, tree_of: TreeOf
) -> None:
    put_site(small_disk, SMALL)
    (small_disk / "index.html.own").write_bytes(b"mine")
    changed = {**SMALL, "index.html": b"home 2023", "a/b.html": b"b"}
    assert put_site(small_disk, changed) == Published(written=2, unchanged=1, removed=0)
    assert tree_of(small_disk) == {**changed, "index.html.own": b"mine"}
    assert not (small_disk / ".gongkai.partial").exists()


def test_what_a_killed_build_was_copying_to_another_disk_is_removed(
    tmp_path: Path, put_site: PutSite
) -> None:
    output = tmp_path / "output"
    put_site(output, SMALL)
    (output / ".gongkai.partial").write_bytes(b"half")
    put_site(output, SMALL)
    assert not (output / ".gongkai.partial").exists()


def test_from_another_disk_files_are_copied_and_then_put_in_place(
    tmp_path: Path, put_site: PutSite, tree_of: TreeOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    def across_disks(source: str | Path, target: str | Path) -> None:
        if Path(source).parent != Path(target).parent and "staging" in str(source):
            raise OSError(errno.EXDEV, "Invalid cross-device link", str(source))
        real(source, target)

    real = os.replace
    output = tmp_path / "output"
    put_site(output, SMALL)
    monkeypatch.setattr(os, "replace", across_disks)
    changed = {**SMALL, "index.html": b"home 2023" * 20_000, "a/b.html": b"b"}
    put_site(output, changed)
    put_site(output, LARGE)
    assert tree_of(output) == LARGE
    assert not (output / ".gongkai.partial").exists()


def build_with_files_of_at_most(size: int, output: Path, put_site: PutSite) -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
    with pytest.raises(PublishError, match="文件超过系统允许的大小"):
        put_site(output, {"index.html": b"home 2023", "data.csv": b"1,2,3\n" * 1000})


def test_a_file_that_cannot_be_written_to_its_end_leaves_the_published_site(
    tmp_path: Path, put_site: PutSite, tree_of: TreeOf
) -> None:
    output = tmp_path / "output"
    put_site(output, SMALL)
    arguments = (4096, output, put_site)
    context = multiprocessing.get_context("fork")
    process = context.Process(target=build_with_files_of_at_most, args=arguments)
    process.start()
    process.join()
    assert process.exitcode == 0
    assert tree_of(output) == SMALL
    assert list(tmp_path.iterdir()) == [output]


def as_an_ordinary_user(output: Path, put_site: PutSite) -> None:
    if os.geteuid() == 0:
        os.setgroups([])
        os.setresgid(65534, 65534, 65534)
        os.setresuid(65534, 65534, 65534)
    with pytest.raises(PublishError, match="没有读写权限"):
        put_site(output, {"index.html": b"home 2023"})


def test_an_output_that_may_not_be_written_is_told(tmp_path: Path, put_site: PutSite) -> None:
    locked = tmp_path / "locked"
    locked.mkdir(mode=0o555)
    arguments = (locked / "output", put_site)
    context = multiprocessing.get_context("fork")
    process = context.Process(target=as_an_ordinary_user, args=arguments)
    process.start()
    process.join()
    assert process.exitcode == 0
    assert list(locked.iterdir()) == []


def test_a_name_that_is_too_long_is_told(tmp_path: Path, put_site: PutSite) -> None:
    output = tmp_path / "output"
    with pytest.raises(PublishError, match="文件名或路径太长"):
        put_site(output, {"报" * 86 + "/index.html": b"86 x 3 = 258 bytes"})
    assert list(tmp_path.iterdir()) == []


def test_an_output_that_vanishes_during_the_build_is_told(
    tmp_path: Path, put_site: PutSite
) -> None:
    output = tmp_path / "output"
    put_site(output, SMALL)

    def move_away() -> None:
        output.rename(tmp_path / "moved")

    with pytest.raises(PublishError, match="被移走或改名了"):
        build_while(output, move_away)
    assert [path.name for path in tmp_path.iterdir()] == ["moved"]


def test_an_output_that_becomes_a_link_during_the_build_is_refused(tmp_path: Path) -> None:
    output, elsewhere = tmp_path / "output", tmp_path / "elsewhere"
    elsewhere.mkdir()

    def link() -> None:
        output.symlink_to(elsewhere, target_is_directory=True)

    with pytest.raises(PublishError, match="是符号链接"):
        build_while(output, link)
    assert list(elsewhere.iterdir()) == []


def build_while(output: Path, meanwhile: Callable[[], None]) -> None:
    with Staging.beside(output) as staging:
        ledger = read_ledger(output)
        delivery = stage(staging, SMALL, ledger)
        meanwhile()
        publish(staging, delivery, ledger)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "磁盘空间不足"),
        (errno.EDQUOT, "磁盘配额已用完"),
        (errno.EROFS, "所在磁盘是只读的"),
        (errno.EPERM, "系统不允许这项操作"),
        (errno.ENOTDIR, "路径中间有一段不是文件夹"),
        (errno.EBUSY, "操作系统拒绝了这项操作（EBUSY）"),
    ],
)
def test_each_refusal_says_what_where_and_what_to_do(number: int, words: str) -> None:
    message = str(explain(OSError(number, "words of the library"), Path("/srv/output")))
    assert message.startswith(f"发布失败：{words}。\n位置：/srv/output\n")
    assert "重新生成" in message
    assert "words of the library" not in message


def test_a_name_in_no_known_encoding_is_shown_with_escapes() -> None:
    assert shown(os.fsdecode(b"\xb1\xa8.pdf")) == "\\udcb1\\udca8.pdf"
    assert shown(b"a.pdf") == "a.pdf"
