"""The server of the preview: livereload's, with our own watch, handlers and sockets.

livereload keeps what it does well: the loop, the socket, the script in the browser. Its watcher,
its delays and its file handler are not used; what they got wrong is in docs/decisions/preview.md.
"""

import asyncio
import logging
import signal
import socket

from livereload import Server
from livereload.handlers import LiveReloadHandler
from livereload.watcher import Watcher
from tornado.httpserver import HTTPServer
from tornado.ioloop import IOLoop
from tornado.web import Application

from generator.commands.preview.bulletin import Bulletin
from generator.commands.preview.handlers import (
    FOLLOW_ADDRESS,
    SCRIPT_ADDRESS,
    SOCKET_ADDRESS,
    OwnFileHandler,
    PageHandler,
    ScriptHandler,
    SocketHandler,
)
from generator.commands.preview.overlay import SHEET_ADDRESS
from generator.commands.preview.state import Preview
from generator.commands.preview.watch import SourceWatch

MESSAGE_SIZE = 1 << 16
"""Bytes of the longest message that a browser may send: a handshake is far shorter."""
_CHATTY = ("livereload", "tornado.access", "tornado.general")


class _Adapter(Watcher):  # type: ignore[misc] # livereload has no types
    """Our watch in the shape that livereload expects."""

    def __init__(self, watch: SourceWatch) -> None:
        super().__init__()
        self._watch = watch

    def start(self, _callback: object) -> bool:
        """Put up the watch, and say that it needs no polling."""
        self._watch.start()
        return True


class PreviewServer(Server):  # type: ignore[misc] # livereload has no types
    """Serves the preview until it is told to stop."""

    def __init__(self, preview: Preview, sockets: list[socket.socket]) -> None:
        """Take what is shown, and sockets that listen already."""
        super().__init__(watcher=Watcher())
        self._preview = preview
        self._sockets = sockets
        self.port: int = sockets[0].getsockname()[1]
        """The port that is listened on; known even when the sockets are closed."""
        # Made here, the loop is there before any thread calls ``show``.
        self._events = asyncio.new_event_loop()
        asyncio.set_event_loop(self._events)
        self._loop = IOLoop.current()

    def run(self, watch: SourceWatch) -> None:
        """Put up the watch and serve until SIGINT or SIGTERM."""
        for number in (signal.SIGINT, signal.SIGTERM):
            self._events.add_signal_handler(number, self._loop.stop)
        self.watcher = _Adapter(watch)
        # Without a single thing to look at, livereload would add the current folder.
        self.watch(str(self._preview.root))
        self.serve(port=self.port, host=self._preview.host)

    def close(self) -> None:
        """Let go of the sockets and the loop, whether they ever ran or not."""
        for each in self._sockets:
            each.close()
        self._events.close()

    def application(self, *_arguments: object, **_options: object) -> None:
        """Put our handlers on our sockets; called by livereload when it starts."""
        LiveReloadHandler.watcher = self.watcher
        LiveReloadHandler.live_css = True
        shared = {"preview": self._preview}
        application = Application(
            [
                (SOCKET_ADDRESS, SocketHandler, shared),
                (SCRIPT_ADDRESS.replace(".", r"\."), ScriptHandler, shared),
                (SHEET_ADDRESS.replace(".", r"\."), OwnFileHandler, shared),
                (FOLLOW_ADDRESS.replace(".", r"\."), OwnFileHandler, shared),
                (r".*", PageHandler, shared),
            ],
            log_function=lambda _handler: None,
            websocket_max_message_size=MESSAGE_SIZE,
        )
        HTTPServer(application).add_sockets(self._sockets)

    def show(self, bulletin: Bulletin) -> None:
        """Show what came of a build and have every browser load it; called from any thread.

        Nothing is held against the time of the last reload, as livereload's own watch would.
        """
        self._loop.add_callback(self._show, bulletin)

    def _show(self, bulletin: Bulletin) -> None:
        LiveReloadHandler.reload_waiters(self._preview.show(bulletin))

    def _setup_logging(self) -> None:
        """Keep the libraries' chatter from the terminal; faults of ours are still printed."""
        for name in _CHATTY:
            logger = logging.getLogger(name)
            logger.addHandler(logging.NullHandler())
            logger.propagate = False
        # Without a handler here, tornado would set up the root logger.
        logging.getLogger("tornado").addHandler(logging.StreamHandler())
