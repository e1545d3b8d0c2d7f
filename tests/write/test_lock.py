"""Two builds into one output folder: the second is refused, and nothing of the first is touched."""

import fcntl
import multiprocessing
import os
import signal
from concurrent.futures import ThreadPoolExecutor
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Barrier

import pytest

from generator.write.errors import PublishError
from generator.write.lock import OutputLock
from generator.write.staging import Staging
from tests.write.sites import TreeOf, put_site

FORK = multiprocessing.get_context("fork")
BUILDS = 4
LOCK = ".output.gongkai.lock"


def hold(output: Path, told: Connection) -> None:
    with Staging.beside(output) as staging:
        staging.tray.write("a.html", b"half")
        told.send("staged")
        told.recv()


def test_a_second_build_is_refused_while_one_is_running(tmp_path: Path) -> None:
    output = tmp_path / "output"
    with Staging.beside(output) as first:
        first.tray.write("a.html", b"a")
        with pytest.raises(PublishError, match="另一次生成正在进行") as caught:
            Staging.beside(output)
        assert "请等它结束后重新生成" in str(caught.value)
        assert (first.folder / "a.html").read_bytes() == b"a"
        assert {path.name for path in tmp_path.iterdir()} == {LOCK, first.folder.name}
    assert list(tmp_path.iterdir()) == []


def test_the_refusal_says_who_is_building_and_what_to_do(tmp_path: Path) -> None:
    with Staging.beside(tmp_path / "output"):
        with pytest.raises(PublishError) as caught:
            Staging.beside(tmp_path / "output")
        with pytest.raises(PublishError, match="另一次生成正在进行"):
            Staging.for_release(tmp_path / "output")
    assert str(caught.value) == (
        f"另一次生成正在进行（主机 {os.uname().nodename} 上的进程 {os.getpid()}），"
        f"用的是同一个输出文件夹 {tmp_path / 'output'}，本次没有写入任何内容。\n"
        "请等它结束后重新生成，或用 --output 另选输出文件夹。如果它已经没有响应，请结束这个进程。"
    )


@pytest.mark.parametrize("text", [b"", b"\xb1\xa8", b"4711", b"1 2 3\n"])
def test_a_lock_that_does_not_say_whose_it_is_holds_all_the_same(
    text: bytes, tmp_path: Path
) -> None:
    with Staging.beside(tmp_path / "output"):
        (tmp_path / LOCK).write_bytes(text)
        with pytest.raises(PublishError, match="另一次生成正在进行，用的是同一个输出文件夹"):
            Staging.beside(tmp_path / "output")


def test_a_name_in_a_lock_that_a_killed_build_left_is_replaced(tmp_path: Path) -> None:
    (tmp_path / LOCK).write_text("123456789 a-host-with-a-very-long-name\n", encoding="utf-8")
    with Staging.beside(tmp_path / "output"):
        assert (tmp_path / LOCK).read_text().split() == [str(os.getpid()), os.uname().nodename]


def test_a_worker_that_outlives_a_killed_build_does_not_hold_its_lock(tmp_path: Path) -> None:
    output = tmp_path / "output"
    here, there = FORK.Pipe()
    build = FORK.Process(target=hold_with_worker, args=(output, there))
    build.start()
    worker = here.recv()
    with pytest.raises(PublishError, match="另一次生成正在进行"):
        Staging.beside(output)
    build.kill()
    build.join()
    put_site(output, {"a.html": b"whole"})
    os.kill(worker, 0)  # it is still there
    os.kill(worker, signal.SIGKILL)
    here.close()
    there.close()


def hold_with_worker(output: Path, told: Connection) -> None:
    with Staging.beside(output):
        worker = FORK.Process(target=signal.pause)
        worker.start()
        told.send(worker.pid)
        signal.pause()


def test_a_lock_is_given_back_by_its_holder_alone(tmp_path: Path) -> None:
    lock = OutputLock.take(tmp_path / "output")
    worker = FORK.Process(target=lock.release)
    worker.start()
    worker.join()
    assert worker.exitcode == 0
    with pytest.raises(PublishError, match="另一次生成正在进行"):
        OutputLock.take(tmp_path / "output")
    lock.release()
    lock.release()
    assert list(tmp_path.iterdir()) == []


def test_builds_into_two_outputs_side_by_side_do_not_meet(tmp_path: Path) -> None:
    with Staging.beside(tmp_path / "one") as one, Staging.beside(tmp_path / "two") as two:
        assert one.folder != two.folder


def test_a_build_that_another_process_runs_is_respected_until_it_is_killed(tmp_path: Path) -> None:
    output = tmp_path / "output"
    here, there = FORK.Pipe()
    process = FORK.Process(target=hold, args=(output, there))
    process.start()
    assert here.recv() == "staged"
    with pytest.raises(PublishError, match="另一次生成正在进行"):
        Staging.beside(output)
    process.kill()
    process.join()
    assert (tmp_path / LOCK).exists()
    put_site(output, {"a.html": b"whole"})
    assert list(tmp_path.iterdir()) == [output]
    here.close()
    there.close()


def test_of_builds_that_start_at_once_the_output_is_that_of_one(
    tmp_path: Path, tree_of: TreeOf
) -> None:
    output = tmp_path / "output"
    sites = [{f"{name}.html": b"%d" % build for name in "abc"} for build in range(BUILDS)]
    start = Barrier(BUILDS)

    def build(site: dict[str, bytes]) -> bool:
        start.wait()
        try:
            put_site(output, site)
        except PublishError:
            return False
        return True

    for _ in range(20):
        with ThreadPoolExecutor(BUILDS) as threads:
            done = list(threads.map(build, sites))
        winners = [site for site, is_done in zip(sites, done, strict=True) if is_done]
        assert tree_of(output) in winners
        assert list(tmp_path.iterdir()) == [output]


def test_a_lock_on_a_file_that_its_last_holder_removed_is_taken_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock = tmp_path / LOCK
    real = fcntl.flock
    removed: list[Path] = []

    def flock(descriptor: int, operation: int) -> None:
        if not removed:
            lock.unlink()
            removed.append(lock)
        real(descriptor, operation)

    monkeypatch.setattr(fcntl, "flock", flock)
    taken = OutputLock.take(tmp_path / "output")
    with pytest.raises(PublishError, match="另一次生成正在进行"):
        OutputLock.take(tmp_path / "output")
    taken.release()
    assert removed == [lock]
    assert list(tmp_path.iterdir()) == []


def test_a_link_in_the_place_of_the_lock_is_refused_and_left(tmp_path: Path) -> None:
    (tmp_path / LOCK).symlink_to(tmp_path / "elsewhere")
    with pytest.raises(PublishError, match="发布失败"):
        Staging.beside(tmp_path / "output")
    assert list(tmp_path.iterdir()) == [tmp_path / LOCK]


def test_a_build_that_cannot_begin_gives_the_lock_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(folder: Path, _mode: int = 0o777) -> None:
        if folder == tmp_path:
            raise FileExistsError
        raise OSError(28, "No space left on device")

    output = tmp_path / "output"
    with monkeypatch.context() as patch:
        patch.setattr(os, "mkdir", full)
        with pytest.raises(PublishError, match="磁盘空间不足"):
            Staging.beside(output)
    assert list(tmp_path.iterdir()) == []
