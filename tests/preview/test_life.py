"""How the preview starts and ends."""

import asyncio
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from tornado.websocket import websocket_connect

from generator.commands.errors import UsageError
from generator.commands.preview import ports
from tests.preview.running import Serve, clear, launch, replace, start, wait_for


@pytest.fixture
def taken() -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_it_clean(serve: Serve, site: Path, number: signal.Signals) -> None:
    running = serve()
    assert running.leave(number) == 0
    assert running.lines[-1] == "预览已结束。\n"
    assert "Traceback" not in running.output
    assert "Warning" not in running.output
    assert (site / ".gongkai/preview/index.html").is_file()
    assert unfinished(site) == []


def unfinished(site: Path) -> list[Path]:
    """Return what builds work in; none is left once they are over."""
    return [*site.glob(".*-staging-*"), *site.glob(".gongkai/.*-staging-*")]


@pytest.fixture
def large(site: Path) -> Path:
    """A site that takes a while to build."""
    agency = site / "content/990000/shujuju"
    for number in range(200):
        copy = site / f"content/990000/shujuju-{number}"
        shutil.copytree(agency, copy)
        replace(copy / "agency.yaml", "数据局", f"第{number}数据局")
    return site


@pytest.mark.parametrize("presses", [1, 20])
@pytest.mark.parametrize("later", [0.0, 0.15, 0.4])
def test_ctrl_c_during_a_build_leaves_at_once_however_often_it_is_pressed(
    large: Path, presses: int, later: float
) -> None:
    process = launch(large, "--port", "0")
    lock = large / ".gongkai/preview.lock"
    wait_for(lock.exists)
    time.sleep(later)
    for _ in range(presses):
        process.send_signal(signal.SIGINT)
        time.sleep(0.01)
    output, _ = process.communicate(timeout=30)
    assert process.returncode == 0
    assert output.endswith("预览已结束。\n")
    assert "Traceback" not in output
    assert serve_once(large) == 0


def serve_once(site: Path) -> int:
    """Return the status of a preview that starts on what was left, and ends."""
    running = start(site)
    status = running.leave()
    clear(running)
    assert unfinished(site) == []
    return status


def test_it_ends_clean_under_browsers_that_listen_and_that_wait_for_pages(serve: Serve) -> None:
    running = serve()

    async def scene() -> None:
        listening = await websocket_connect(running.socket)
        _, waiting = await asyncio.open_connection("127.0.0.1", running.port)
        waiting.write(b"GET / HTTP/1.1\r\n")
        await waiting.drain()
        assert await asyncio.to_thread(running.leave) == 0
        assert await listening.read_message() is None
        listening.close()
        waiting.close()
        await waiting.wait_closed()

    asyncio.run(scene())
    assert running.lines[-1] == "预览已结束。\n"
    assert "Traceback" not in running.output


def test_a_taken_port_is_named_with_the_way_out(site: Path, taken: int) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "generator", "--site", site, "serve", "--port", str(taken)],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 2
    assert f"端口 {taken} 已被占用" in done.stderr
    assert "--port" in done.stderr
    assert "Traceback" not in done.stderr


def test_instead_of_the_default_port_the_next_free_one_is_taken(
    monkeypatch: pytest.MonkeyPatch, taken: int
) -> None:
    monkeypatch.setattr(ports, "DEFAULT_PORT", taken)
    sockets = ports.listen("127.0.0.1", None)
    try:
        assert taken < sockets[0].getsockname()[1] <= taken + ports.TRIES
    finally:
        for each in sockets:
            each.close()


def test_a_name_that_is_not_this_machine_is_refused() -> None:
    with pytest.raises(UsageError, match=r"192\.0\.2\.1 上提供预览"):
        ports.listen("192.0.2.1", 0)


def test_the_browser_is_opened_once_the_pages_are_there(
    serve: Serve, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = tmp_path / "opened"
    browser = tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\necho "$1" > {opened}.new && mv {opened}.new {opened}\n')
    browser.chmod(0o755)
    monkeypatch.setenv("BROWSER", f"{browser} %s")
    running = serve("--open", "--base-path", "/a/")
    wait_for(opened.exists)
    assert opened.read_text() == f"{running.url}\n"


def test_where_no_folder_can_be_made_it_says_so(site: Path) -> None:
    (site / ".gongkai").write_text("a file\n")
    done = subprocess.run(
        [sys.executable, "-m", "generator", "--site", site, "serve", "--port", "0"],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 2
    assert ".gongkai" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_preview_bound_to_ipv6_tells_its_address_in_brackets(serve: Serve) -> None:
    if not socket.has_ipv6 or not _has_loopback6():
        pytest.skip("no IPv6 on this machine")
    assert serve("--host", "::1").url.startswith("http://[::1]:")


def _has_loopback6() -> bool:
    try:
        socket.create_server(("::1", 0), family=socket.AF_INET6).close()
    except OSError:
        return False
    return True


def test_two_previews_of_one_site_do_not_share_a_folder(serve: Serve, site: Path) -> None:
    first, second = serve(), serve()
    assert first.port != second.port
    replace(site / "content/pages/about.md", "title: 关于本站", "title: 说明")
    for running in (first, second):
        running.until("/about/", lambda page: "<h1>说明</h1>" in page)
    assert (site / ".gongkai/preview-2/index.html").is_file()


def test_it_starts_again_on_what_an_earlier_run_left(serve: Serve) -> None:
    serve().leave()
    running = serve()
    assert running.get("/").status == 200
    assert "写入 0 个文件" in running.output


def test_commands_that_serve_nothing_do_not_load_the_server() -> None:
    program = "import sys, generator.cli.main; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=True
    )
    loaded = {name.partition(".")[0] for name in done.stdout.split()}
    assert loaded.isdisjoint({"livereload", "tornado", "watchfiles"})
