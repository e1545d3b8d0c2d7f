"""How the preview starts and ends."""

import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.commands.opened import UsageError
from generator.commands.preview import ports
from tests.preview.running import Serve, replace, wait_for


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
    names = {path.name for path in (site / ".gongkai").iterdir()}
    assert names == {"preview", "preview.lock"}


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
