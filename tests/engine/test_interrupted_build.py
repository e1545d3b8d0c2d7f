"""The real program, stopped on its way: nothing is left behind, and the next build completes."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from generator.commands.engine.crew import LOST
from tests.engine.sites import cold, group_is_gone
from tests.running import REPOSITORY, edit, run, tree_of

GRACE = 10.0
"""Seconds in which whatever a stopped build started has to be gone; two on a machine at rest."""
PATIENCE = 60


@contextmanager
def started(site: Path, *options: str) -> Iterator[subprocess.Popen[str]]:
    """Start a build in a process group of its own, and leave nothing of it behind."""
    process = subprocess.Popen(
        [sys.executable, "-m", "generator", "build", "--jobs", "2", *options],
        cwd=site,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(REPOSITORY)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
    )
    try:
        yield process
    finally:
        if not group_is_gone(process.pid):
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate(timeout=PATIENCE)


def is_at(moment: str, site: Path) -> bool:
    """Tell whether a build has come to a moment, by what it leaves on the disk."""
    staging = list(site.glob(".output.gongkai-staging-*"))
    match moment:
        case "lock":
            return (site / ".output.gongkai.lock").exists()
        case "work":
            return any(folder.joinpath("agencies").exists() for folder in staging)
        case "records":
            return (site / ".gongkai/build.new").exists()
        case "late":
            return any(folder.joinpath("index.html").exists() for folder in staging)
        case _:
            return (site / "output/manifest.pending.json").exists()


def wait_until(moment: str, site: Path, process: subprocess.Popen[str]) -> None:
    """Wait for a moment of a build, or its end."""
    end = time.monotonic() + PATIENCE
    while not is_at(moment, site) and process.poll() is None:
        assert time.monotonic() < end
        time.sleep(0.001)


def wait_until_gone(group: int) -> None:
    end = time.monotonic() + GRACE
    while not group_is_gone(group):
        assert time.monotonic() < end, "processes of a stopped build live on"
        time.sleep(0.05)


def change_everything(site: Path) -> None:
    (site / "site.yaml").write_text("name: 另一个名称\n", encoding="utf-8")
    for path in sorted(site.glob("content/*/*/2022.md"))[:20]:
        path.unlink()


def assert_completes(site: Path, beside: Path) -> None:
    """Build to the end; only what belongs there is left."""
    done = run("build", "--jobs", "2", cwd=site)
    assert done.status == 0, done.out + done.err
    assert tree_of(site / "output") == cold(site, beside)
    names = {path.name for path in site.iterdir()}
    assert names == {".gongkai", "content", "output", "site.yaml"}
    kept = {path.name for path in (site / ".gongkai").iterdir()}
    assert kept - {"templates"} == {".gitignore", "build.sqlite", "build.seal"}


@pytest.mark.parametrize("moment", ["records", "work", "late"])
def test_a_killed_first_build(moment: str, large_site: Path, tmp_path: Path) -> None:
    with started(large_site) as process:
        wait_until(moment, large_site, process)
        process.kill()
        process.communicate(timeout=PATIENCE)
        assert not (large_site / "output").exists() or process.returncode == 0
        wait_until_gone(process.pid)
    assert_completes(large_site, tmp_path)


@pytest.mark.parametrize("moment", ["work", "late", "pending"])
def test_a_killed_build_of_changes(moment: str, large_site: Path, tmp_path: Path) -> None:
    assert run("build", cwd=large_site).status == 0
    old = tree_of(large_site / "output")
    change_everything(large_site)
    new = cold(large_site, tmp_path)
    with started(large_site) as process:
        wait_until(moment, large_site, process)
        process.kill()
        process.communicate(timeout=PATIENCE)
        wait_until_gone(process.pid)
    found = tree_of(large_site / "output")
    torn = {path for path, data in found.items() if data not in (old.get(path), new.get(path))}
    assert {path for path in torn if not path.startswith("manifest.")} == set()
    assert old.keys() & new.keys() <= found.keys()
    assert_completes(large_site, tmp_path)


@pytest.mark.parametrize(
    ("moment", "send"),
    [("lock", os.kill), ("work", os.kill), ("work", os.killpg), ("late", os.killpg)],
    ids=["early", "one", "terminal", "late"],
)
def test_an_interrupted_build_says_so_and_leaves_nothing(
    moment: str, send: Callable[[int, int], None], large_site: Path, tmp_path: Path
) -> None:
    """Ctrl-C at a terminal goes to all processes, ``kill -INT`` to one."""
    with started(large_site) as process:
        wait_until(moment, large_site, process)
        send(process.pid, signal.SIGINT)
        _, err = process.communicate(timeout=PATIENCE)
        assert process.returncode == 2
        assert "已中断；已发布的文件都完整，重新运行即可完成。" in err
        assert "Traceback" not in err
        wait_until_gone(process.pid)
    # A lock that nobody holds may be left where Ctrl-C came while it was taken; it means nothing.
    left = {path.name for path in large_site.iterdir()} - {".output.gongkai.lock"}
    assert left <= {".gongkai", "content", "site.yaml"}
    assert_completes(large_site, tmp_path)
    assert not (large_site / ".output.gongkai.lock").exists()


def test_a_worker_that_is_killed_stops_the_build_with_a_word(
    large_site: Path, tmp_path: Path
) -> None:
    """As the system does where memory runs out."""
    with started(large_site) as process:
        wait_until("work", large_site, process)
        children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text()
        os.kill(int(children.split()[0]), signal.SIGKILL)
        _, err = process.communicate(timeout=PATIENCE)
        assert process.returncode == 2
        assert LOST in err
        wait_until_gone(process.pid)
    assert {path.name for path in large_site.iterdir()} <= {".gongkai", "content", "site.yaml"}
    assert_completes(large_site, tmp_path)


def test_of_two_builds_at_once_the_second_says_who_holds_the_lock(
    large_site: Path, tmp_path: Path
) -> None:
    with started(large_site) as first:
        wait_until("work", large_site, first)
        os.killpg(first.pid, signal.SIGSTOP)
        second = run("build", cwd=large_site)
        assert second.status == 2
        assert (
            f"另一次生成正在进行（主机 {os.uname().nodename} 上的进程 {first.pid}）" in second.err
        )
        os.killpg(first.pid, signal.SIGCONT)
        out, err = first.communicate(timeout=PATIENCE)
        assert first.returncode == 0, out + err
    assert tree_of(large_site / "output") == cold(large_site, tmp_path)
    assert_completes(large_site, tmp_path)


def test_two_builds_of_one_change_at_once(large_site: Path, tmp_path: Path) -> None:
    assert run("build", cwd=large_site).status == 0
    change_everything(large_site)
    with started(large_site) as first, started(large_site) as second:
        said = [process.communicate(timeout=PATIENCE) for process in (first, second)]
        codes = [process.returncode for process in (first, second)]
    assert codes in ([0, 0], [0, 2], [2, 0]), said
    refusals = [err for code, (_, err) in zip(codes, said, strict=True) if code]
    assert all("另一次生成正在进行" in err for err in refusals)
    assert_completes(large_site, tmp_path)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_report_that_may_not_be_read(site: Path, tmp_path: Path) -> None:
    report = site / "content/410303/tongjiju/2023.md"
    assert run("build", cwd=site).status == 0
    old = tree_of(site / "output")
    edit(report, "人手不足", "人手仍不足")
    report.chmod(0)
    done = run("build", cwd=site)
    assert done.status == 1
    assert "content/410303/tongjiju/2023.md" in done.out
    assert tree_of(site / "output") == old
    report.chmod(0o644)
    assert_completes(site, tmp_path)
