"""A publish is stopped before each of its steps in turn; the next one must finish the job."""

import multiprocessing
import random
import time
from pathlib import Path

import pytest

from generator.write.ledger import read_ledger
from generator.write.publish import Published, publish
from generator.write.staging import Staging
from tests.write.sites import PutSite, Tree, TreeOf, stage
from tests.write.stopping import ALL_AT_MOST, before_step, is_killed, kill

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


def publish_killed(output: Path, site: Tree, *, step: int) -> bool:
    def work() -> None:
        with Staging.beside(output) as staging, pytest.MonkeyPatch.context() as patch:
            ledger = read_ledger(output)
            delivery = stage(staging, site, ledger)
            before_step(step, kill, patch)
            publish(staging, delivery, ledger)

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
    quick: Path, put_site: PutSite, tree_of: TreeOf
) -> None:
    for step in range(1, ALL_AT_MOST):
        output = quick / str(step) / "output"
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
    first_kill: int, quick: Path, put_site: PutSite, tree_of: TreeOf
) -> None:
    for step in range(1, ALL_AT_MOST, 2):
        output = quick / str(step) / "output"
        published_first(output, put_site)
        assert publish_killed(output, SECOND, step=first_kill)
        between = tree_of(output)
        killed = publish_killed(output, THIRD, step=step)
        assert_whole(tree_of(output), between, THIRD)
        assert_finished(output, THIRD, put_site, tree_of)
        if not killed:
            break


def test_a_killed_publish_may_be_followed_by_the_old_site(
    quick: Path, put_site: PutSite, tree_of: TreeOf
) -> None:
    for step in range(1, ALL_AT_MOST, 3):
        output = quick / str(step) / "output"
        published_first(output, put_site)
        killed = publish_killed(output, SECOND, step=step)
        assert_finished(output, FIRST, put_site, tree_of)
        if not killed:
            break


def test_a_first_publish_is_there_as_a_whole_or_not_at_all(
    quick: Path, put_site: PutSite, tree_of: TreeOf
) -> None:
    for step in range(1, ALL_AT_MOST):
        output = quick / str(step) / "output"
        killed = publish_killed(output, SECOND, step=step)
        if output.exists():
            assert tree_of(output) == SECOND
            assert (output / "manifest.json").exists()
        put_site(output, SECOND)
        assert tree_of(output) == SECOND
        assert list(output.parent.iterdir()) == [output]
        if not killed:
            break


def test_a_publish_killed_at_a_random_moment_is_finished_by_the_next(
    quick: Path, put_site: PutSite, tree_of: TreeOf
) -> None:
    output = quick / "output"
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
    assert list(quick.iterdir()) == [output]
