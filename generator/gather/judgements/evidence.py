"""What judgements over several agencies may look at, and how much of it was looked at."""

from collections.abc import Iterator
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
    """Paths of reports that are there, could not be read, and are a finding for it."""
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


def unread_reports(store: FactStore, sources: Sources) -> Iterator[str]:
    """Return the paths of reports without facts that have an error."""
    faulty = {path for (path,) in store.rows("SELECT path FROM finding WHERE severity = 'error'")}
    held = set(store.rows("SELECT agency, year FROM report"))
    for key, folder in sources.folders.items():
        for year in folder.years:
            path = report_path(key, year)
            if path in faulty and (key, year) not in held:
                yield path
