"""Facts of all agencies in one SQLite database; gathered pages are queries over it.

A store without a file is private to one run and lies in a temporary file of SQLite's own, so
memory does not grow with the archive.
"""

import sqlite3
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from generator.ground.diagnostics import Finding, Place
from generator.model.facts import AgencyFacts, Link
from generator.model.report import Acceptance
from generator.store.database import Store, after
from generator.store.rows import FactRows, finding_row, link_row, rows_of
from generator.store.schema import SCHEMA

_INSERTS = {
    "agency": "INSERT INTO agency VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
    "relation": "INSERT OR IGNORE INTO relation VALUES (?, ?, ?)",
    "report": "INSERT INTO report VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
    "numbers": "INSERT INTO numbers VALUES (?, ?, ?, ?, ?)",
    "sketch": "INSERT INTO sketch VALUES (?, ?, ?, ?)",
    "acceptance": "INSERT INTO acceptance VALUES (?, ?, ?, ?, ?, ?, ?)",
    "link": "INSERT INTO link VALUES (?, ?, ?, ?, ?)",
}
_DELETES = (
    "DELETE FROM sketch WHERE agency = ?1 AND year IN (SELECT year FROM report WHERE agency = ?1)",
    "DELETE FROM report WHERE agency = ?",
    "DELETE FROM numbers WHERE agency = ?",
    "DELETE FROM relation WHERE agency = ?",
    "DELETE FROM acceptance WHERE agency = ?",
    "DELETE FROM agency WHERE key = ?",
)


class FactStore(Store):
    """A store with the ways in which facts come into it and go out again."""

    def __init__(self, database: sqlite3.Connection | None = None) -> None:
        """Take an open database with the tables of a store, or open a private one on disk."""
        if database is None:
            # Statements that change it stay one transaction until somebody commits.
            database = sqlite3.connect("")
            database.executescript(SCHEMA)
        super().__init__(database)

    def put(self, facts: AgencyFacts) -> None:
        """Keep the facts of one agency."""
        self.put_rows((rows_of(facts),))

    def put_rows(self, several: Iterable[FactRows]) -> None:
        """Keep the facts of agencies about which the store holds none."""
        kept = tuple(several)
        for table, statement in _INSERTS.items():
            rows = [row for facts in kept for row in getattr(facts, table)]
            self._database.executemany(statement, rows)
        years = {year for facts in kept for _, year, *_ in facts.report}
        self._database.executemany(
            "INSERT OR IGNORE INTO years VALUES (?)", [(year,) for year in years]
        )

    def drop_agency(self, key: str) -> None:
        """Forget an agency: its facts, its links, and the findings of its own work."""
        run = self._database.execute
        for statement in _DELETES:
            run(statement, (key,))
        folder = f"content/{key}/"
        run("DELETE FROM looked WHERE path > ? AND path < ?", (folder, after(folder)))
        self.drop_owned(agency_owner(key))

    def put_looked(self, key: str, paths: Iterable[str], unread: Iterable[str]) -> None:
        """Keep which reports of an agency were looked at, and which of them cannot be read."""
        bad = frozenset(unread)
        self._database.executemany(
            "INSERT OR REPLACE INTO looked VALUES (?, ?, ?)",
            [(path, key, path in bad) for path in paths],
        )

    def put_findings(self, findings: Iterable[Finding], owner: str) -> None:
        """Keep what a piece of work found."""
        self.put_finding_rows(finding_row(finding, owner) for finding in findings)

    def put_finding_rows(self, rows: Iterable[tuple[Any, ...]]) -> None:
        """Keep findings in the shape of ``finding_row``."""
        self._database.executemany(
            "INSERT INTO finding VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows
        )

    def drop_findings(self, owner: str) -> None:
        """Forget what a piece of work found."""
        self._database.execute("DELETE FROM finding WHERE owner = ?", (owner,))

    def drop_owned(self, owner: str) -> None:
        """Forget what a piece of work found, and the links in what it worked on."""
        self._database.execute("DELETE FROM link WHERE owner = ?", (owner,))
        self.drop_findings(owner)

    def drop_pages_but(self, slugs: Collection[str]) -> None:
        """Forget what the work on free pages found, but for those of ``slugs``."""
        query = (
            "SELECT owner FROM finding WHERE owner GLOB 'page/*'"
            " UNION SELECT owner FROM link WHERE owner GLOB 'page/*'"
        )
        kept = set(map(page_owner, slugs))
        for (owner,) in list(self.rows(query)):
            if owner not in kept:
                self.drop_owned(owner)

    def put_links(self, links: Iterable[Link], owner: str) -> None:
        """Keep links from prose to other pages of the portal."""
        self._database.executemany(
            "INSERT INTO link VALUES (?, ?, ?, ?, ?)", [link_row(link, owner) for link in links]
        )

    def count_years(self) -> None:
        """Find out which years still have reports; due whenever reports went."""
        self._database.execute("DELETE FROM years")
        self._database.execute("INSERT INTO years SELECT DISTINCT year FROM report")

    def open_entries(self) -> Iterator[tuple[str, Acceptance]]:
        """Return the accepted faults that wait for judgement, with the path of their report."""
        for path, *entry in self.rows(
            "SELECT path, code, at, reason, line, col FROM acceptance ORDER BY path, line, col"
        ):
            yield path, Acceptance(*entry)

    def links(self) -> Iterator[Link]:
        """Return all links to other pages of the portal."""
        for path, line, column, target in self.rows(
            "SELECT path, line, col, target FROM link ORDER BY path, line, col"
        ):
            yield Link(Place(path, line, column), target)


def agency_owner(key: str) -> str:
    """Return the owner of what the work on an agency finds."""
    return f"agency/{key}"


def page_owner(slug: str) -> str:
    """Return the owner of what the work on a free page finds."""
    return f"page/{slug}"
