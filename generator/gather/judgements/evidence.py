"""What judgements over several agencies may look at, and how much of it was looked at."""

from dataclasses import dataclass, field

from generator.gather.status import StatusBook
from generator.store.facts import FactStore
from generator.work.sources import Sources


@dataclass(frozen=True, slots=True)
class Evidence:
    """The facts of a run, and the way back to sources."""

    book: StatusBook
    sources: Sources
    unread: frozenset[str] = field(default_factory=frozenset)
    """Paths of reports that are there and could not be read."""
    unseen: frozenset[str] = field(default_factory=frozenset)
    """Agencies, as ``region/slug``, that were not asked for or could not be read."""

    @property
    def store(self) -> FactStore:
        """Return the facts."""
        return self.book.census.store

    @property
    def is_whole(self) -> bool:
        """Tell whether everything there is was looked at."""
        return not self.unread and not self.unseen


def report_path(key: str, year: int) -> str:
    """Return the path of a report's source."""
    return f"content/{key}/{year}.md"
