"""The repository's own portal as a web server shows it.

The server sends ``default-src 'self'`` with every answer and forbids guesses about types, so that
pages are seen under the strictest rules a web server may apply. It answers nothing outside the
folder it is mounted at.
"""

import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Page

LOST = "404.html"

Go = Callable[[str], Page]
"""Opens a page of the portal by its address."""


@dataclass(frozen=True)
class Portal:
    """A built site and where it is served."""

    folder: Path
    url: str
    """With a slash at the end."""

    @property
    def addresses(self) -> set[str]:
        """The addresses of all pages."""
        files = (file.relative_to(self.folder).as_posix() for file in self.folder.rglob("*.html"))
        return {name.removesuffix("index.html") for name in files}


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    mount = "/"


class _Handler(SimpleHTTPRequestHandler):
    server: _Server

    def translate_path(self, path: str) -> str:
        mount = self.server.mount
        if not path.startswith(mount):
            return str(Path(self.directory) / "outside-the-portal")
        return super().translate_path("/" + path.removeprefix(mount))

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", "default-src 'self'")
        self.send_header("X-Content-Type-Options", "nosniff")
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        if code != HTTPStatus.NOT_FOUND:
            super().send_error(code, message, explain)
            return
        body = (Path(self.directory) / LOST).read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Keep quiet."""


@contextmanager
def serving(folder: Path, mount: str) -> Iterator[Portal]:
    """Serve a built site at ``mount``, which begins and ends with a slash."""
    with _Server(("127.0.0.1", 0), partial(_Handler, directory=str(folder))) as server:
        server.mount = mount
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield Portal(folder, f"http://127.0.0.1:{server.server_port}{mount}")
        server.shutdown()


def build(repository: Path, output: Path, *options: str) -> Path:
    """Build the repository's own content with the real program; return the output folder."""
    command = [sys.executable, "-m", "generator", "--site", str(repository), "build"]
    command += ["--output", str(output), *options]
    done = subprocess.run(command, cwd=repository, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return output
