"""A publish is stopped before each of its steps in turn; the next one must finish the job."""

import errno
import multiprocessing
import os
import random
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.write.errors import PublishError
from generator.write.publish import Published, publish
from generator.write.staging import Staging

Tree = dict[str, bytes]
PutSite = Callable[[Path, Tree], Published]
TreeOf = Callable[[Path], Tree]

PAGE = b"<p>2023</p>" * 900
FIRST = {
    "index.html": b"home 2022",
    "assets/site.css": b"body {}",
    "years/2022/index.html": b"2022",
    "law/index.html": b"law",
    "plan": b"plan",
}
SECOND = {
    "index.html": b"home 2023",
    "assets/site.css": b"body {}",
    "years/2023/index.html": PAGE,
    "law": b"law as a file",
    "plan/index.html": b"plan in a folder",
}
THIRD = {
    "index.html": b"home 2024",
    "assets/site.css": b"body { color: black }",
    "years/2022/index.html": b"2022, corrected",
    "years/2023/index.html": PAGE,
    "law/index.html": b"law",
    "news/index.html": b"news",
}
FOREIGN = {"CNAME": b"www.example.gov.cn", "years/2022/notes.txt": b"mine"}
STEPS = (
    "open",
    "write",
    "fchmod",
    "close",
    "mkdir",
    "chmod",
    "replace",
    "rename",
    "unlink",
    "rmdir",
)
ALL_AT_MOST = 200

Stop = Callable[[str, tuple[object, ...]], None]


def before_step(number: int, stop: Stop, patch: pytest.MonkeyPatch, *, ever_after: bool) -> None:
    """Call ``stop`` before the step of that number, counted from 1, and perhaps all later ones."""
    taken = 0

    def wrapped(name: str) -> Callable[..., object]:
        real = getattr(os, name)

        def step(*arguments: object, **options: object) -> object:
            nonlocal taken
            taken += 1
            if taken == number or (ever_after and taken > number):
                stop(name, arguments)
            return real(*arguments, **options)

        return step

    for name in STEPS:
        patch.setattr(os, name, wrapped(name))


def kill(name: str, arguments: tuple[object, ...]) -> None:
    if name == "write":
        descriptor, data = arguments
        assert isinstance(descriptor, int)
        assert isinstance(data, memoryview)
        os.pwrite(descriptor, data[: len(data) // 2], 0)
    os.kill(os.getpid(), signal.SIGKILL)


def refuse(name: str, arguments: tuple[object, ...]) -> None:
    raise OSError(errno.EIO, f"words of the library on {name}", str(arguments[0]))


def is_killed(work: Callable[[], object]) -> bool:
    """Do the work in a process of its own and tell whether it was killed."""
    process = multiprocessing.get_context("fork").Process(target=work)
    process.start()
    process.join()
    assert process.exitcode in (0, -signal.SIGKILL)
    return process.exitcode != 0


def publish_killed(output: Path, site: Tree, *, step: int) -> bool:
    def work() -> None:
        with Staging.beside(output) as staging, pytest.MonkeyPatch.context() as patch:
            for path, data in site.items():
                staging.write(path, data)
            before_step(step, kill, patch, ever_after=False)
            publish(staging, output)

    return is_killed(work)


def assert_whole(found: Tree, old: Tree, new: Tree) -> None:
    """Each file is an old or a new one, whole; one that both have is there; foreign ones stay."""
    for path, data in found.items():
        assert data in (old.get(path), new.get(path), FOREIGN.get(path)), path
    missing = (old.keys() & new.keys() | FOREIGN.keys()) - found.keys()
    assert missing == set()


def assert_finished(output: Path, site: Tree, put_site: PutSite, tree_of: TreeOf) -> None:
    """The next build finishes the job and leaves no trace of what happened before."""
    put_site(output, site)
    assert tree_of(output) == {**site, **FOREIGN}
    kept = {path.name for path in output.iterdir()} - {path.split("/")[0] for path in site}
    assert kept - {"CNAME", "years"} == {"manifest.json"}
    folders = [path for path in output.rglob("*") if path.is_dir()]
    assert [folder for folder in folders if not any(folder.iterdir())] == []
    assert list(output.parent.iterdir()) == [output]
    done = put_site(output, site)
    assert done == Published(written=0, unchanged=len(site), removed=0)


def published_first(output: Path, put_site: PutSite) -> None:
    put_site(output, FIRST)
    for path, data in FOREIGN.items():
        (output / path).write_bytes(data)


def test_a_publish_killed_before_any_step_is_finished_by_the_next(
    tmp_path: Path, put_site: PutSite, tree_of: TreeOf
) -> None:
    for step in range(1, ALL_AT_MOST):
        output = tmp_path / str(step) / "output"
        published_first(output, put_site)
        killed = publish_killed(output, SECOND, step=step)
        assert_whole(tree_of(output), FIRST, SECOND)
        assert_finished(output, SECOND, put_site, tree_of)
        if not killed:
            break
    else:
        pytest.fail("the publish took more steps than were tried")
    assert step > len(SECOND) * 2


@pytest.mark.parametrize("first_kill", [9, 15, 21, 27])
def test_a_second_publish_killed_too_is_finished_by_the_third(
    first_kill: int, tmp_path: Path, put_site: PutSite, tree_of: TreeOf
) -> None:
    for step in range(1, ALL_AT_MOST, 2):
        output = tmp_path / str(step) / "output"
        published_first(output, put_site)
        assert publish_killed(output, SECOND, step=first_kill)
        between = tree_of(output)
        killed = publish_killed(output, THIRD, step=step)
        assert_whole(tree_of(output), between, THIRD)
        assert_finished(output, THIRD, put_site, tree_of)
        if not killed:
            break


def test_a_killed_publish_may_be_followed_by_the_old_site(
    tmp_path: Path, put_site: PutSite, tree_of: TreeOf
) -> None:
    for step in range(1, ALL_AT_MOST, 3):
        output = tmp_path / str(step) / "output"
        published_first(output, put_site)
        killed = publish_killed(output, SECOND, step=step)
        assert_finished(output, FIRST, put_site, tree_of)
        if not killed:
            break


def test_a_first_publish_is_there_as_a_whole_or_not_at_all(
    tmp_path: Path, put_site: PutSite, tree_of: TreeOf
) -> None:
    for step in range(1, ALL_AT_MOST):
        output = tmp_path / str(step) / "output"
        killed = publish_killed(output, SECOND, step=step)
        if output.exists():
            assert tree_of(output) == SECOND
            assert (output / "manifest.json").exists()
        put_site(output, SECOND)
        assert tree_of(output) == SECOND
        assert list(output.parent.iterdir()) == [output]
        if not killed:
            break


@pytest.mark.parametrize("ever_after", [False, True], ids=["once", "for ever"])
def test_a_refused_step_is_told_in_chinese_and_finished_by_the_next_publish(
    tmp_path: Path, put_site: PutSite, tree_of: TreeOf, *, ever_after: bool
) -> None:
    for step in range(1, ALL_AT_MOST):
        output = tmp_path / str(step) / "output"
        published_first(output, put_site)
        failure = publish_refused(output, SECOND, step, ever_after=ever_after)
        assert_whole(tree_of(output), FIRST, SECOND)
        assert_finished(output, SECOND, put_site, tree_of)
        if failure is None:
            break
        assert "发布失败：磁盘读写出错。" in failure
        assert "words of the library" not in failure
    else:
        pytest.fail("the publish took more steps than were tried")


def publish_refused(output: Path, site: Tree, step: int, *, ever_after: bool) -> str | None:
    with Staging.beside(output) as staging:
        for path, data in site.items():
            staging.write(path, data)
        with pytest.MonkeyPatch.context() as patch:
            before_step(step, refuse, patch, ever_after=ever_after)
            try:
                publish(staging, output)
            except PublishError as error:
                return str(error)
    return None


def test_a_publish_killed_at_a_random_moment_is_finished_by_the_next(
    tmp_path: Path, put_site: PutSite, tree_of: TreeOf
) -> None:
    output = tmp_path / "output"
    old = {f"agencies/{number}/index.html": b"%d" % number * 3000 for number in range(150)}
    new = {path: data[::-1] + b"0" for path, data in old.items()}
    put_site(output, old)
    moments = random.Random(20240125)
    for _ in range(8):
        old, new = new, old
        process = multiprocessing.get_context("fork").Process(target=put_site, args=(output, old))
        process.start()
        time.sleep(moments.uniform(0.0, 0.06))
        process.kill()
        process.join()
        found = tree_of(output)
        assert found.keys() == old.keys()
        assert [path for path in found if found[path] not in (old[path], new[path])] == []
    put_site(output, old)
    assert tree_of(output) == old
    assert list(tmp_path.iterdir()) == [output]
