"""What the preview shows at the moment; read by handlers, changed on the server's loop alone."""

import asyncio
import secrets
from pathlib import Path

from generator.commands.preview.bulletin import Bulletin
from generator.commands.preview.orders import WHOLE, page_order, sheet_order


class Preview:
    """The pages on the disk, and what came of the build that was last."""

    def __init__(self, root: Path, host: str, *, follows: bool = False) -> None:
        """Take the folder of the pages and the address that the server is bound to."""
        self.root = root
        self.host = host
        self.follows = follows
        """Whether browsers go to the page of what changed."""
        self.order = WHOLE
        """What a page that missed the last build is to load."""
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

    def show(self, bulletin: Bulletin) -> str:
        """Show what came of a build; where it was held back, the pages before it stay.

        Returns the order for browsers that show what came of the build before.
        """
        was_good = self.bulletin is not None and self.bulletin.published is not None
        self.bulletin = bulletin
        self._number += 1
        self.has_pages = self.has_pages or bulletin.published is not None
        if bulletin.published is not None or not self.has_pages:
            self.base_path = bulletin.base_path
        self.ready.set()
        followed = page_order(bulletin, self.root) if self.follows and self.has_pages else None
        self.order = followed or WHOLE
        # An overlay only goes, and one only comes, with the page as a whole.
        return (sheet_order(bulletin) if was_good else None) or self.order
