"""A preview that really runs: the program in a process of its own, on a small copied site."""

import http.client
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple, Protocol
from urllib.parse import urlsplit

import pytest

TEXT = "中文" * 50_000
DEADLINE = 30.0
"""Seconds after which a state that was waited for counts as never reached."""


class Answer(NamedTuple):
    status: int
    headers: http.client.HTTPMessage
    text: str


@dataclass
class Running:
    """A preview in a process of its own."""

    site: Path
    process: "subprocess.Popen[str]"
    lines: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        self.lines.extend(self.process.stdout)

    @property
    def url(self) -> str:
        found = [line for line in tuple(self.lines) if line.startswith("预览地址：")]
        return found[-1].removeprefix("预览地址：").partition("（")[0] if found else ""

    @property
    def port(self) -> int:
        port = urlsplit(self.url).port
        assert port is not None
        return port

    @property
    def socket(self) -> str:
        return f"ws://127.0.0.1:{self.port}/livereload"

    @property
    def builds(self) -> int:
        ends = ("已生成预览", "改好并保存后")
        return sum(any(end in line for end in ends) for line in tuple(self.lines))

    @property
    def output(self) -> str:
        return "".join(tuple(self.lines))

    def get(self, path: str, *, method: str = "GET", **headers: str) -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=DEADLINE)
        try:
            connection.request(method, path, headers=headers)
            answer = connection.getresponse()
            return Answer(answer.status, answer.headers, answer.read().decode())
        finally:
            connection.close()

    def until(self, path: str, holds: Callable[[str], bool]) -> str:
        """Return the page once it is as wanted."""
        page = ""

        def is_as_wanted() -> bool:
            nonlocal page
            page = self.get(path).text
            return holds(page)

        wait_for(is_as_wanted, lambda: f"{page}\n{self.output}")
        return page

    def leave(self, number: signal.Signals = signal.SIGINT) -> int:
        self.process.send_signal(number)
        status = self.process.wait(DEADLINE)
        self._reader.join(DEADLINE)
        return status


def wait_for(holds: Callable[[], bool], told: Callable[[], str] = str) -> None:
    end = time.monotonic() + DEADLINE
    while not holds():
        if time.monotonic() > end:
            pytest.fail(f"never reached; at last:\n{told()}")
        time.sleep(0.02)


def start(site: Path, *arguments: str, under: tuple[str, ...] = ()) -> Running:
    """Start a preview and return once it has said where its pages are.

    ``under`` is a command that puts its arguments, again a command, in its own place.
    """
    arguments = arguments if "--port" in arguments else ("--port", "0", *arguments)
    process = launch(site, *arguments, under=under)
    running = Running(site, process)
    wait_for(lambda: bool(running.url) or process.poll() is not None, lambda: running.output)
    assert running.url, running.output
    return running


def launch(site: Path, *arguments: str, under: tuple[str, ...] = ()) -> "subprocess.Popen[str]":
    """Start a preview without waiting for anything."""
    return subprocess.Popen(
        [*under, sys.executable, "-m", "generator", "--site", str(site), "serve", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        # Whatever a library deprecates must not surface, nor be left open at the end.
        env={**os.environ, "PYTHONWARNINGS": "error"},
    )


def clear(running: Running) -> None:
    if running.process.poll() is None:
        running.leave(signal.SIGKILL)
    assert running.process.stdout is not None
    running.process.stdout.close()


def replace(path: Path, old: str, new: str) -> None:
    """Save a file as many editors do: a new one under another name, then renamed."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    fresh = path.with_name(f".{path.name}.new")
    fresh.write_text(text.replace(old, new), encoding="utf-8")
    fresh.replace(path)


class Serve(Protocol):
    """Starts a preview of the test's own site."""

    def __call__(self, *arguments: str) -> Running: ...
