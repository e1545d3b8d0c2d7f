"""``gongkai serve``: the site on this machine, built anew and reloaded whenever it changes."""

import threading
import webbrowser
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from generator.commands.preview.builder import Assignment, Builder, Narrator
from generator.commands.preview.bulletin import Bulletin
from generator.commands.preview.folder import preview_folder
from generator.commands.preview.hosts import url_of
from generator.commands.preview.ports import listen
from generator.commands.preview.server import PreviewServer
from generator.commands.preview.state import Preview
from generator.commands.preview.watch import SourceWatch


@dataclass(frozen=True, slots=True)
class ServeOptions:
    """What a preview is asked for."""

    folder: Path
    """The site's resolved folder."""
    host: str = "127.0.0.1"
    port: int | None = None
    """None for the default one or the next that is free, 0 for any."""
    base_path: str = ""
    """Goes before the one in the settings; empty where those decide."""
    opens_browser: bool = False
    is_polling: bool = False
    """Whether sources are looked at again and again instead of waiting for events."""
    follows: bool = False
    """Whether browsers go to the page of the source that changed."""


def serve(options: ServeOptions, narrator: Narrator) -> None:
    """Serve a preview until SIGINT or SIGTERM.

    Raises UsageError where the port is taken or there is no place to build into.
    """
    sockets = listen(options.host, options.port)
    with preview_folder(options.folder) as folder:
        preview = Preview(folder, options.host, follows=options.follows)
        server = PreviewServer(preview, sockets)
        assignment = Assignment(options.folder, folder, options.base_path)
        builder = Builder(assignment, narrator, _Delivery(options, server, narrator))
        watch = SourceWatch(
            options.folder, builder.ask, narrator.remark, is_polling=options.is_polling
        )
        with closing(server), suppress(KeyboardInterrupt):
            builder.start()
            server.run(watch)
            # A second Ctrl-C leaves without waiting for these.
            builder.stop()
            watch.stop()


@dataclass(slots=True)
class _Delivery:
    """Brings what came of a build to the browsers and to the terminal."""

    options: ServeOptions
    server: PreviewServer
    narrator: Narrator
    url: str = ""
    """The address that the terminal was told last; empty before the first build."""

    def __call__(self, bulletin: Bulletin) -> None:
        self.server.show(bulletin)
        self.narrator.built(bulletin)
        url = url_of(self.options.host, self.server.port, bulletin.base_path)
        if self.options.opens_browser and not self.url:
            # A browser in the terminal would not return before it is closed.
            threading.Thread(target=webbrowser.open, args=(url,), daemon=True).start()
        if url != self.url:
            self.url = url
            self.narrator.serving(url)
