"""The handlers of the preview: pages and files, the reload socket, scripts and a sheet."""

from html import escape
from pathlib import Path
from urllib.parse import quote

from livereload.handlers import LiveReloadHandler, LiveReloadJSHandler
from tornado.escape import json_decode
from tornado.httputil import split_host_and_port
from tornado.iostream import StreamClosedError
from tornado.web import HTTPError, RequestHandler
from tornado.websocket import WebSocketHandler

from generator.commands.preview.files import HTML, locate, names_in, type_of
from generator.commands.preview.hosts import is_own_host
from generator.commands.preview.overlay import (
    SHEET_ADDRESS,
    blocked_page,
    overlay,
    with_additions,
)
from generator.commands.preview.state import Preview

SCRIPT_ADDRESS = "/livereload.js"
SOCKET_ADDRESS = "/livereload"
FOLLOW_ADDRESS = "/.gongkai/preview.js"
NOT_FOUND = "404.html"
_HTTP_PORT = 80
_CHUNK = 1 << 16
_SENTENCES = {403: "预览只回答发给本机的请求。", 404: "没有这个页面。", 405: "预览只供阅读。"}


class Guarded(RequestHandler):
    """Answers only those who call this server by its own name, and has nothing kept."""

    preview: Preview

    def initialize(self, preview: Preview) -> None:
        """Take what is shown."""
        self.preview = preview

    def set_default_headers(self) -> None:
        """Forbid caches and guesses."""
        self.clear_header("Server")
        self.set_header("Cache-Control", "no-store")
        self.set_header("X-Content-Type-Options", "nosniff")

    def prepare(self) -> None:
        """Refuse foreign host names."""
        if not is_own_host(self.request.host, self.preview.host):
            raise HTTPError(403)

    def compute_etag(self) -> str | None:
        """Return no tag: every answer is sent whole."""
        return None

    def write_error(self, status_code: int, **_details: object) -> None:
        """Say in one sentence why there is no answer."""
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        self.finish(f"{_SENTENCES.get(status_code, '预览服务出错。')}\n")


class PageHandler(Guarded):
    """Serves the pages and files of the preview under the base path."""

    async def head(self) -> None:
        """Answer as ``get`` does, without the body."""
        await self.get()

    async def get(self) -> None:
        """Serve a page, a file, or what stands in for it."""
        await self.preview.ready.wait()
        base, path = self.preview.base_path, self.request.path
        if path != base and path in {"/", base.rstrip("/")}:
            self.redirect(base)
        elif not path.startswith(base) or names_in(path.removeprefix(base)) is None:
            self._send_not_found()
        elif self.preview.has_pages:
            await self._serve(path.removeprefix(base))
        else:
            self._send_stand_in()

    async def _serve(self, address: str) -> None:
        found = locate(self.preview.root, address)
        if found is None:
            self._send_not_found()
        elif found.is_dir():
            self.redirect(f"{self.request.path}/")
        elif type_of(found).startswith(HTML):
            self._send_page(found.read_bytes())
        else:
            await self._send_file(found)

    async def _send_file(self, path: Path) -> None:
        with path.open("rb") as file:
            size = file.seek(0, 2)
            file.seek(0)
            self.set_header("Content-Type", type_of(path))
            self.set_header("Content-Length", size)
            while self.request.method != "HEAD" and (chunk := file.read(_CHUNK)):
                self.write(chunk)
                try:
                    await self.flush()
                except StreamClosedError:
                    return

    def _send_not_found(self) -> None:
        page = locate(self.preview.root, NOT_FOUND) if self.preview.has_pages else None
        if page is None:
            raise HTTPError(404)
        self.set_status(404)
        self._send_page(page.read_bytes())

    def _send_page(self, page: bytes) -> None:
        shown = overlay(self.preview.bulletin) if self.preview.bulletin else ""
        self._send_html(with_additions(page, self._head(has_sheet=bool(shown)), shown))

    def _send_stand_in(self) -> None:
        if self.preview.bulletin is not None:
            self._send_html(blocked_page(self.preview.bulletin, self._head(has_sheet=True)))

    def _send_html(self, page: bytes) -> None:
        self.set_header("Content-Type", f"{HTML}; charset=utf-8")
        self.finish(page)

    def _head(self, *, has_sheet: bool) -> str:
        """Return the markup that loads livereload, and with it the mark of what is shown.

        livereload takes up what stands before it: the script that follows changes comes first.
        """
        name, port = split_host_and_port(self.request.host)
        host, stamp = quote(name, safe="[]:"), self.preview.stamp
        query = f"host={host}&port={port or _HTTP_PORT}&snipver={stamp}"
        sheet = f'<link rel="stylesheet" href="{SHEET_ADDRESS}">\n' if has_sheet else ""
        follow = _script(FOLLOW_ADDRESS) if self.preview.follows else ""
        return f"{sheet}{follow}{_script(f'{SCRIPT_ADDRESS}?{query}')}"


class SocketHandler(Guarded, LiveReloadHandler):  # type: ignore[misc] # livereload has no types
    """Tells browsers what to load; only pages of this server may listen."""

    _stamp = ""

    def check_origin(self, origin: str) -> bool:
        """Tell whether a page comes from this server."""
        return WebSocketHandler.check_origin(self, origin)

    def on_message(self, message: str | bytes) -> None:
        """Go through the handshake; give a page that is older than what is shown its order.

        Such a page was sent before a build ended and connects after its order went out.
        """
        try:
            said = json_decode(message)
            command = said["command"]
        except (ValueError, TypeError, KeyError):
            self.close()
            return
        if command == "hello":
            self._stamp = str(said.get("snipver", ""))
        super().on_message(message)
        if command == "info" and self._stamp and self._stamp != self.preview.stamp:
            self.send_message({"command": "reload", "path": self.preview.order, "liveCSS": True})


class ScriptHandler(Guarded, LiveReloadJSHandler):  # type: ignore[misc] # livereload has no types
    """Serves livereload's own script."""


class OwnFileHandler(Guarded):
    """Serves the files of the preview itself: the sheet of the overlay, the script that follows."""

    def get(self) -> None:
        """Send the file."""
        path = Path(__file__).with_name(self.request.path.rpartition("/")[2])
        self.set_header("Content-Type", type_of(path))
        self.finish(path.read_bytes())


def _script(address: str) -> str:
    return f'<script defer src="{escape(address)}"></script>\n'
