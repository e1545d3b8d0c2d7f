"""A build whose work is done by a real distributed scheduler and its workers, on this machine."""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.running import REPOSITORY, Done, edit, run, tree_of

if find_spec("distributed") is None:
    pytest.skip("needs distributed", allow_module_level=True)

HERE = "127.0.0.1"
PATIENCE = 60
# What other packages warn of is not this project's to mend.
CALM = {"PYTHONWARNINGS": "ignore"}
ENVIRONMENT = {"PATH": os.environ["PATH"], "PYTHONPATH": str(REPOSITORY), **CALM}


@contextmanager
def running(*command: str | Path, folder: Path) -> Iterator[None]:
    """Keep a module of distributed running as a program."""
    with (folder / "log.txt").open("ab") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", *map(str, command)],
            cwd=folder,
            env=ENVIRONMENT,
            stdout=log,
            stderr=log,
        )
        try:
            yield
        finally:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


@contextmanager
def scheduler(folder: Path, *, workers: int) -> Iterator[str]:
    """Start a scheduler with some workers, and give its address as users write it."""
    told = folder / "scheduler.json"
    options = ("--host", HERE, "--no-dashboard", "--scheduler-file", told)
    with ExitStack() as stack:
        command = ("distributed.cli.dask_scheduler", *options, "--port", "0")
        stack.enter_context(running(*command, folder=folder))
        address = address_in(told)
        for name in range(workers):
            command = ("distributed.cli.dask_worker", *options, "--name", f"{name}")
            more = ("--no-nanny", "--nthreads", "1", "--local-directory", folder)
            stack.enter_context(running(*command, *more, folder=folder))
        wait_for_workers(address, workers, folder)
        yield address.replace("tcp://", "dask://")


def address_in(file: Path) -> str:
    """Return the address that a scheduler writes into a file once it listens."""
    for _ in range(PATIENCE * 10):
        try:
            return str(json.loads(file.read_text())["address"])
        except (FileNotFoundError, ValueError):
            time.sleep(0.1)
    raise AssertionError("no scheduler came up")


def wait_for_workers(address: str, count: int, folder: Path) -> None:
    script = (
        "import sys, distributed\n"
        "client = distributed.Client(sys.argv[1], timeout=30)\n"
        "client.wait_for_workers(int(sys.argv[2]), timeout=60)\n"
        "client.close()\n"
    )
    if count:
        command = [sys.executable, "-c", script, address, f"{count}"]
        subprocess.run(command, cwd=folder, env=ENVIRONMENT, check=True, timeout=90)


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with scheduler(tmp_path_factory.mktemp("dask"), workers=2) as address:
        yield address


def build(site: Path, address: str) -> Done:
    return run("build", "--executor", address, cwd=site, **CALM)


def in_one_process(site: Path, beside: Path) -> dict[str, bytes]:
    done = run("build", "--jobs", "1", "--output", beside, cwd=site)
    assert done.status == 0, done.err
    return tree_of(beside)


def test_two_workers_of_a_scheduler_make_the_same_bytes(
    cluster: str, large_site: Path, tmp_path: Path
) -> None:
    done = build(large_site, cluster)
    assert done.status == 0, done.err
    wanted = in_one_process(large_site, tmp_path / "one")
    assert tree_of(large_site / "output") == wanted

    report = min(large_site.glob("content/*/*/2023.md"))
    report.write_bytes(report.read_bytes() + "\n补充一句。\n".encode())
    shutil.rmtree(max(large_site.glob("content/*/*/")))
    done = build(large_site, cluster)
    assert done.status == 0, done.err
    assert tree_of(large_site / "output") == in_one_process(large_site, tmp_path / "two") != wanted


def test_findings_of_the_workers_are_told(cluster: str, site: Path) -> None:
    edit(site / "content/410303/tongjiju/2022.md", "\nremedies:", "\nremedy:")
    done = build(site, cluster)
    assert done.status == 1
    assert "content/410303/tongjiju/2022.md" in done.out
    assert not (site / "output").exists()


def test_a_scheduler_without_workers(site: Path, tmp_path: Path) -> None:
    folder = tmp_path / "dask"
    folder.mkdir()
    with scheduler(folder, workers=0) as address:
        done = build(site, address)
    assert done.status == 2
    assert f"{address} 上的 dask 调度器没有工作进程。请先启动 dask worker。" in done.err
    assert not (site / "output").exists()


def test_an_address_at_which_nobody_listens(site: Path) -> None:
    with socket.create_server((HERE, 0)) as server:
        free = server.getsockname()[1]
    done = build(site, f"dask://{HERE}:{free}")
    assert done.status == 2
    assert f"连不上 dask://{HERE}:{free} 上的 dask 调度器。" in done.err
    assert not (site / "output").exists()


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:8786", "127.0.0.1:8786", "ray://head"])
def test_an_address_of_another_kind(address: str, site: Path) -> None:
    done = build(site, address)
    assert done.status == 2
    assert f"写作“{address}”，要写成 dask://主机:端口" in done.err


@pytest.mark.parametrize("address", ["dask://", "dask://127.0.0.1:x"])
def test_an_address_that_leads_nowhere(address: str, site: Path) -> None:
    done = build(site, address)
    assert done.status == 2
    assert "dask 调度器" in done.err
