"""Time the preview on a generated site: from a save to the reload message, and when it idles.

Usage: python bench/preview.py [--reports 1000] [--saves 50] [--spacing S] [--idle 60] [--poll]
                               [--keep DIR] [--log FILE]

Starts the real ``gongkai serve`` on a copy of a generated site and listens as a browser does. Each
save changes one number of one report by chance; a save counts as heard with the first reload
message after which the page shows the new number, and as lost if there is none in time. The next
save follows at a random moment after that, or, with ``--spacing``, S seconds after the last save
whether that was heard or not. CPU and memory are read from /proc (Linux), over all processes of
the preview. Prints a table in Markdown; ends with status 1 if a save was lost.
"""

import argparse
import asyncio
import contextlib
import http.client
import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import AsyncIterator, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median, quantiles
from urllib.parse import urlsplit

from checkout import ROOT
from sites import GENERATOR, generated, raised, table
from tornado.websocket import websocket_connect

_CELL = 'id="proactive.licensing.decisions"[^>]*>{}<'
_HELLO = {"command": "hello", "protocols": ["http://livereload.com/protocols/official-7"]}
_ANNOUNCED = "预览地址："
_PAUSES = (0.2, 1.2)
"""Seconds between a heard save and the next one: shortest and longest."""
_DEADLINE = 60.0
"""Seconds after which a save counts as lost."""
_SETTLING = 5.0
_KIB_PER_MB = 1_000_000 / 1024
_TWENTIETHS = 20
_HEADINGS = (
    *("reports", "saves", "lost", "reload ms min / med / p95 / max", "first build s"),
    *("idle % of a core", "peak MB", "end s", "status"),
)


class Preview:
    """The program, serving."""

    def __init__(self, site: Path, options: Sequence[str]) -> None:
        """Start it; returns once it has said where its pages are."""
        started = time.perf_counter()
        self._process = subprocess.Popen(
            [*GENERATOR, "--site", site, "serve", "--port", "0", *options],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            start_new_session=True,
        )
        self.said: list[str] = []
        self._announced = threading.Event()
        threading.Thread(target=self._read, daemon=True).start()
        self._announced.wait()
        self.seconds = time.perf_counter() - started
        """From the start to the first answer."""
        if self._process.poll() is not None:
            raise SystemExit("".join(self.said))

    def _read(self) -> None:
        for line in self._process.stdout or ():
            self.said.append(line)
            if _ANNOUNCED in line:
                self._announced.set()
        self._announced.set()

    @property
    def port(self) -> int:
        """Return the port that it listens on."""
        line = next(line for line in self.said if _ANNOUNCED in line)
        address = line.partition(_ANNOUNCED)[2].partition("（")[0]
        return urlsplit(address).port or 0

    def shows(self, save: "Save") -> bool:
        """Tell whether the page of a report shows the number that was saved."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=_DEADLINE)
        with contextlib.closing(connection):
            connection.request("GET", save.address)
            page = connection.getresponse().read().decode()
        return re.search(_CELL.format(save.number), page) is not None

    def cpu(self) -> float:
        """Return the CPU seconds that its processes have taken."""
        ticks = sum(int(fields[11]) + int(fields[12]) for _, fields in self._processes())
        return ticks / os.sysconf("SC_CLK_TCK")

    def peak(self) -> float:
        """Return the most memory that one of its processes has held, in MB."""
        found = [0.0]
        for folder, _ in self._processes():
            with contextlib.suppress(OSError):
                match = re.search(r"VmHWM:\s*(\d+)", (folder / "status").read_text())
                found.append(int(match[1]) / _KIB_PER_MB if match else 0.0)
        return max(found)

    def end(self) -> tuple[float, int]:
        """Interrupt it as Ctrl-C does; return how long it took to leave and its status."""
        started = time.perf_counter()
        os.killpg(self._process.pid, signal.SIGINT)
        status = self._process.wait(_DEADLINE)
        return time.perf_counter() - started, status

    def _processes(self) -> Iterator[tuple[Path, list[str]]]:
        """Yield the folder below /proc, and the figures from the state on, of each process."""
        for folder in Path("/proc").glob("[0-9]*"):
            with contextlib.suppress(OSError):
                fields = (folder / "stat").read_text().rpartition(")")[2].split()
                if int(fields[2]) == self._process.pid:
                    yield folder, fields


@dataclass(slots=True)
class Save:
    """One number changed in one report."""

    address: str
    number: int
    at: float
    heard: float | None = None
    """The moment of the reload message; None until there was one."""


@dataclass
class Editor:
    """Someone who saves, and the browser beside."""

    site: Path
    preview: Preview
    chance: random.Random
    saves: list[Save] = field(default_factory=list)
    heard: asyncio.Event = field(default_factory=asyncio.Event)

    def save(self) -> Save:
        """Change one number in a report that is not waiting for its reload."""
        waiting = {save.address for save in self.saves if save.heard is None}
        while True:
            report = self.chance.choice(self._reports())
            address = f"/agencies/{'/'.join(report.parent.parts[-2:])}/{report.stem}/"
            if address not in waiting:
                break
        text = report.read_text(encoding="utf-8")
        changed, number = raised(text)
        fresh = report.with_name(f".{report.name}.new")
        fresh.write_text(changed, encoding="utf-8")
        fresh.replace(report)
        self.saves.append(Save(address, number, time.perf_counter()))
        return self.saves[-1]

    def _reports(self) -> list[Path]:
        if not hasattr(self, "_found"):
            self._found = sorted(self.site.glob("content/[0-9]*/*/[0-9]*.md"))
        return self._found

    @contextlib.asynccontextmanager
    async def listening(self) -> AsyncIterator[None]:
        """Take reload messages, and settle which saves each of them answers."""
        messages: asyncio.Queue[tuple[float, str | bytes | None]] = asyncio.Queue()
        socket = await websocket_connect(
            f"ws://127.0.0.1:{self.preview.port}/livereload",
            on_message_callback=lambda text: messages.put_nowait((time.perf_counter(), text)),
        )
        await socket.write_message(json.dumps(_HELLO))
        await messages.get()
        await socket.write_message(json.dumps({"command": "info", "plugins": {}, "url": "/"}))
        settling = asyncio.create_task(self._settle(messages))
        yield
        settling.cancel()
        socket.close()

    async def _settle(self, messages: "asyncio.Queue[tuple[float, str | bytes | None]]") -> None:
        while True:
            at, text = await messages.get()
            if not text or json.loads(text)["command"] != "reload":
                continue
            for save in self.saves:
                if save.heard is None and save.at < at:
                    shown = await asyncio.to_thread(self.preview.shows, save)
                    save.heard = at if shown else None
            self.heard.set()

    async def wait(self, saves: Sequence[Save]) -> None:
        """Return once all of these saves were heard, or the last one's time is up."""
        until = saves[-1].at + _DEADLINE
        while any(save.heard is None for save in saves) and time.perf_counter() < until:
            self.heard.clear()
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self.heard.wait(), until - time.perf_counter())


async def _edit(editor: Editor, saves: int, spacing: float | None) -> None:
    async with editor.listening():
        for _ in range(saves):
            save = editor.save()
            if spacing is None:
                await editor.wait([save])
            await asyncio.sleep(spacing or editor.chance.uniform(*_PAUSES))
        await editor.wait(editor.saves)


def _measure(site: Path, arguments: argparse.Namespace) -> tuple[tuple[str, ...], bool]:
    preview = Preview(site, ["--poll"] if arguments.poll else [])
    time.sleep(_SETTLING)  # the build that follows the watch is over
    cpu, start = preview.cpu(), time.perf_counter()
    time.sleep(arguments.idle)
    idle = 100 * (preview.cpu() - cpu) / max(time.perf_counter() - start, 1e-9)
    editor = Editor(site, preview, random.Random(arguments.seed))  # noqa: S311 - a sample
    asyncio.run(_edit(editor, arguments.saves, arguments.spacing))
    peak = preview.peak()
    seconds, status = preview.end()
    if arguments.log:
        arguments.log.write_text("".join(preview.said), encoding="utf-8")
    delays = sorted(1000 * (save.heard - save.at) for save in editor.saves if save.heard)
    lost = len(editor.saves) - len(delays)
    if not delays:
        raise SystemExit("".join(["No save was heard.\n", *preview.said[-20:]]))
    p95 = quantiles(delays, n=_TWENTIETHS)[-1] if delays[1:] else delays[0]
    figures = (delays[0], median(delays), min(p95, delays[-1]), delays[-1])
    row = (
        *(f"{arguments.reports:,}", str(len(editor.saves)), str(lost)),
        " / ".join(f"{figure:.0f}" for figure in figures),
        *(f"{preview.seconds:.1f}", f"{idle:.2f}" if arguments.idle else "-", f"{peak:.0f}"),
        *(f"{seconds:.2f}", str(status)),
    )
    return row, lost == 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Time the preview of a generated site.")
    parser.add_argument("--reports", type=int, default=1000, metavar="N")
    parser.add_argument("--years", type=int, default=5, help="reports per agency (default: 5)")
    parser.add_argument("--saves", type=int, default=50, metavar="N")
    parser.add_argument("--spacing", type=float, metavar="S", help="do not wait for reloads")
    parser.add_argument("--idle", type=float, default=60, metavar="S", help="seconds; 0: leave out")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--poll", action="store_true", help="watch by polling")
    parser.add_argument("--keep", type=Path, metavar="DIR", help="generated sites, used again")
    parser.add_argument("--log", type=Path, metavar="FILE", help="write what the program said")
    return parser.parse_args()


def main() -> int:
    """Run the command."""
    arguments = _arguments()
    with tempfile.TemporaryDirectory(prefix="gongkai-preview-") as name:
        folder = arguments.keep.resolve() if arguments.keep else Path(name)
        folder.mkdir(parents=True, exist_ok=True)
        site = Path(name) / "site"
        # What is edited is a copy: a kept site stays as it was generated.
        shutil.copytree(generated(folder, arguments.reports, arguments.years).folder, site)
        row, is_whole = _measure(site, arguments)
    print(table(_HEADINGS, [row]))
    return 0 if is_whole else 1


if __name__ == "__main__":
    sys.exit(main())
