"""An open store: its database, whatever is asked of it, and the findings in it.

Nothing here knows facts or reports, so that a build which finds nothing to do need not load them.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from types import TracebackType
from typing import Any, Self

from generator.ground.diagnostics import Finding, Place, Severity

_FINDINGS = (
    "SELECT DISTINCT code, severity, path, line, col, message, cell, expected, hint, equations,"
    " reason FROM finding"
    " WHERE owner NOT GLOB 'late/*' OR path NOT IN (SELECT path FROM acceptance)"
    " ORDER BY path, ifnull(line, 0), ifnull(col, 0), code, message"
)


class Store:
    """Holds what a build knows; a context manager that closes its database."""

    def __init__(self, database: sqlite3.Connection) -> None:
        """Take an open database with the tables of a store."""
        self._database = database

    def __enter__(self) -> Self:
        """Return the store itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the database."""
        self._database.close()

    def rows(self, query: str, *values: str | int) -> Iterator[tuple[Any, ...]]:
        """Return the rows of a query over the facts."""
        with closing(self._database.execute(query, values)) as cursor:
            yield from cursor

    def run(self, statement: str, *values: str | int | bytes) -> None:
        """Run a statement that changes the store."""
        self._database.execute(statement, values)

    def run_many(self, statement: str, rows: Iterable[tuple[Any, ...]]) -> None:
        """Run a statement that changes the store, once for each row of values."""
        self._database.executemany(statement, rows)

    def note(self, key: str) -> str:
        """Return what was noted for later builds; empty where nothing was."""
        for (value,) in self.rows("SELECT value FROM note WHERE key = ?", key):
            return str(value)
        return ""

    def put_note(self, key: str, value: str) -> None:
        """Note something for later builds."""
        self.run("INSERT OR REPLACE INTO note VALUES (?, ?)", key, value)

    def findings(self) -> Iterator[Finding]:
        """Return all findings in the order of files, places and codes, equal ones once.

        Findings of owners under ``late/`` about a report with entries that wait are left out:
        what those entries make of them is found under an owner of its own. A template's fault
        shows on every page made with it, and is one fault all the same.
        """
        faults_of_templates: set[tuple[Any, ...]] = set()
        for row in self.rows(_FINDINGS):
            code, severity, path, line, column, message, cell, expected, hint, names, reason = row
            if code.startswith("T"):
                if (code, path, line) in faults_of_templates:
                    continue
                faults_of_templates.add((code, path, line))
            yield Finding(
                code,
                Severity(severity),
                Place(path, line, column),
                message,
                cell,
                expected,
                hint,
                tuple(json.loads(names)),
                reason,
            )


def after(prefix: str) -> str:
    """Return what comes after everything that begins with ``prefix``, for ranges of keys."""
    return prefix[:-1] + chr(ord(prefix[-1]) + 1)
