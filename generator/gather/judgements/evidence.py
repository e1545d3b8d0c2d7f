"""What judgements over several agencies may look at, and how much of it was looked at."""

from dataclasses import dataclass
from functools import cached_property

from generator.gather.sources import Sources
from generator.gather.status import StatusBook
from generator.store.facts import FactStore

_UNREAD = "SELECT path FROM looked WHERE is_unread"
_UNSEEN = "SELECT key FROM unit WHERE NOT EXISTS (SELECT 1 FROM agency WHERE agency.key = unit.key)"


@dataclass(frozen=True)
class Evidence:
    """The facts of a run, and the way back to sources."""

    book: StatusBook
    sources: Sources

    @property
    def store(self) -> FactStore:
        """Return the facts."""
        return self.book.census.store

    @cached_property
    def unread(self) -> frozenset[str]:
        """Return the paths of reports that are there and could not be read."""
        return frozenset(path for (path,) in self.store.rows(_UNREAD))

    @cached_property
    def unseen(self) -> frozenset[str]:
        """Return the agencies, as ``region/slug``, not asked for or impossible to read."""
        return frozenset(key for (key,) in self.store.rows(_UNSEEN))

    @property
    def is_whole(self) -> bool:
        """Tell whether everything there is was looked at."""
        return not self.unread and not self.unseen


def report_path(key: str, year: int) -> str:
    """Return the path of a report's source."""
    return f"content/{key}/{year}.md"
