"""What the preview shows at the moment; read by handlers, changed on the server's loop alone."""

import asyncio
import secrets
from pathlib import Path

from generator.commands.preview.bulletin import Bulletin


class Preview:
    """The pages on the disk, and what came of the build that was last."""

    def __init__(self, root: Path, host: str) -> None:
        """Take the folder of the pages and the address that the server is bound to."""
        self.root = root
        self.host = host
        self.base_path = "/"
        self.bulletin: Bulletin | None = None
        self.has_pages = False
        """Whether a build of this run was published; pages of an earlier run are not shown."""
        self.ready = asyncio.Event()
        """Set once the first build is over, however it ended."""
        self._run = secrets.token_hex(4)
        self._number = 0

    @property
    def stamp(self) -> str:
        """Return a mark that differs after each build, and in each run."""
        return f"v{self._run}-{self._number}"

    def show(self, bulletin: Bulletin) -> None:
        """Show what came of a build; where it was held back, the pages before it stay."""
        self.bulletin = bulletin
        self._number += 1
        self.has_pages = self.has_pages or bulletin.published is not None
        if bulletin.published is not None or not self.has_pages:
            self.base_path = bulletin.base_path
        self.ready.set()
