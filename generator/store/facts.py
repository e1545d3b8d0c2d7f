"""Facts of all agencies in one SQLite database; gathered pages are queries over it.

The database is private to one build and lies in a temporary file of SQLite's own, so memory
does not grow with the archive.
"""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from decimal import Decimal
from types import TracebackType
from typing import Any, Self

from generator.ground.diagnostics import Finding, Place, Severity
from generator.model.facts import AgencyFacts, Link, ReportFacts
from generator.model.report import Acceptance, Value

_SCHEMA = """
CREATE TABLE agency (
    key TEXT PRIMARY KEY,
    region TEXT NOT NULL,
    slug TEXT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    first_year INTEGER NOT NULL,
    last_year INTEGER NOT NULL,
    founded INTEGER
) WITHOUT ROWID;
-- What an agency is made of, or was before: roles are member and predecessor.
CREATE TABLE relation (
    agency TEXT NOT NULL, role TEXT NOT NULL, other TEXT NOT NULL,
    PRIMARY KEY (agency, role, other)
) WITHOUT ROWID;
CREATE TABLE report (
    agency TEXT NOT NULL REFERENCES agency,
    year INTEGER NOT NULL,
    name TEXT NOT NULL,
    title TEXT NOT NULL,
    edition TEXT NOT NULL,
    published TEXT NOT NULL,
    figures TEXT NOT NULL,
    accepted INTEGER NOT NULL,
    due TEXT NOT NULL,
    PRIMARY KEY (agency, year)
) WITHOUT ROWID;
-- All numbers of a table in the order of its grid; amounts as text, missing cells null.
CREATE TABLE numbers (
    agency TEXT NOT NULL, year INTEGER NOT NULL, section TEXT NOT NULL,
    edition TEXT NOT NULL, cells TEXT NOT NULL,
    PRIMARY KEY (agency, year, section)
) WITHOUT ROWID;
-- What is left of prose for finding copies; reports with too little of it have no row.
CREATE TABLE sketch (
    year INTEGER NOT NULL, agency TEXT NOT NULL, line INTEGER NOT NULL, data BLOB NOT NULL,
    PRIMARY KEY (year, agency)
) WITHOUT ROWID;
-- Accepted faults that wait for the judgement over several agencies.
CREATE TABLE acceptance (
    path TEXT NOT NULL, code TEXT NOT NULL, at TEXT NOT NULL, reason TEXT NOT NULL,
    line INTEGER NOT NULL, col INTEGER NOT NULL
);
CREATE TABLE finding (
    code TEXT NOT NULL, severity TEXT NOT NULL,
    path TEXT NOT NULL, line INTEGER, col INTEGER,
    message TEXT NOT NULL, cell TEXT, expected TEXT, hint TEXT,
    equations TEXT NOT NULL, reason TEXT
);
-- A template's fault shows on every page made with it, and is one fault all the same.
CREATE UNIQUE INDEX template_fault ON finding (code, path, ifnull(line, 0)) WHERE code GLOB 'T*';
CREATE TABLE link (path TEXT NOT NULL, line INTEGER, col INTEGER, target TEXT NOT NULL);
-- The years with reports; found out once, not by every query.
CREATE TABLE years (year INTEGER PRIMARY KEY);
-- For which years each agency is expected to have a report, and whether it has one.
CREATE VIEW standing AS
    SELECT agency.key AS agency, agency.region AS region, years.year AS year,
           report.agency IS NOT NULL AS published
    FROM agency
    JOIN years
    LEFT JOIN report ON report.agency = agency.key AND report.year = years.year
    WHERE report.agency IS NOT NULL
       OR years.year BETWEEN agency.first_year AND agency.last_year;
CREATE INDEX agency_by_region ON agency (region);
CREATE INDEX report_by_year ON report (year);
"""


class FactStore:
    """Holds the facts of a build; a context manager that closes its database."""

    def __init__(self) -> None:
        """Open a private database on disk, which goes away by itself."""
        self._database = sqlite3.connect("")
        self._database.executescript(_SCHEMA)

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

    def put(self, facts: AgencyFacts) -> None:
        """Keep the facts of one agency."""
        database = self._database
        database.execute(
            "INSERT INTO agency VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                facts.key,
                facts.region,
                facts.slug,
                facts.name,
                facts.kind,
                facts.first_year,
                facts.last_year,
                facts.founded,
            ),
        )
        database.executemany(
            "INSERT OR IGNORE INTO relation VALUES (?, ?, ?)",
            [
                *((facts.key, "member", other) for other in facts.members),
                *((facts.key, "predecessor", other) for other in facts.predecessors),
            ],
        )
        for report in facts.reports:
            self._put_report(facts.key, report)
        self.put_links(facts.links)

    def _put_report(self, key: str, report: ReportFacts) -> None:
        database = self._database
        database.execute(
            "INSERT INTO report VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                key,
                report.year,
                report.agency,
                report.title,
                report.edition,
                report.published,
                json.dumps(report.figures),
                report.accepted,
                report.due,
            ),
        )
        if report.sketch:
            database.execute(
                "INSERT INTO sketch VALUES (?, ?, ?, ?)",
                (report.year, key, report.prose_line, report.sketch),
            )
        database.execute("INSERT OR IGNORE INTO years VALUES (?)", (report.year,))
        database.executemany(
            "INSERT INTO numbers VALUES (?, ?, ?, ?, ?)",
            [
                (key, report.year, table.section, table.edition, cells_text(table.values))
                for table in report.tables
            ],
        )
        path = f"content/{key}/{report.year}.md"
        database.executemany(
            "INSERT INTO acceptance VALUES (?, ?, ?, ?, ?, ?)",
            [
                (path, entry.code, entry.at, entry.reason, entry.line, entry.column)
                for entry in report.open_entries
            ],
        )

    def put_findings(self, findings: tuple[Finding, ...]) -> None:
        """Keep findings, those of an agency or of what many agencies share."""
        self._database.executemany(
            "INSERT INTO finding VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
            [
                (
                    finding.code,
                    finding.severity.value,
                    *finding.place,
                    finding.message,
                    finding.cell,
                    finding.expected,
                    finding.hint,
                    json.dumps(finding.equations),
                    finding.reason,
                )
                for finding in findings
            ],
        )

    def put_links(self, links: tuple[Link, ...]) -> None:
        """Keep links from prose to other pages of the portal."""
        self._database.executemany(
            "INSERT INTO link VALUES (?, ?, ?, ?)", [(*link.place, link.target) for link in links]
        )

    def rows(self, query: str, *values: str | int) -> Iterator[tuple[Any, ...]]:
        """Return the rows of a query over the facts."""
        with closing(self._database.execute(query, values)) as cursor:
            yield from cursor

    def findings(self) -> Iterator[Finding]:
        """Return all findings in the order of files, places and codes."""
        query = (
            "SELECT code, severity, path, line, col, message, cell, expected, hint, equations,"
            " reason FROM finding ORDER BY path, ifnull(line, 0), ifnull(col, 0), code, message"
        )
        for row in self.rows(query):
            code, severity, path, line, column, message, cell, expected, hint, names, reason = row
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


def cells_text(values: Sequence[Value | None]) -> str:
    """Return a table's numbers as one piece of text; most tables hold nothing but zeros."""
    # An amount of 0.00 equals zero and is printed as it is written.
    if not any(values) and set(map(type, values)) == {int}:
        return str(len(values))
    return json.dumps([str(v) if isinstance(v, Decimal) else v for v in values])


def values_of(cells: str) -> tuple[Value | None, ...]:
    """Return the numbers that ``cells_text`` has written."""
    written = json.loads(cells)
    if isinstance(written, int):
        return (0,) * written
    return tuple(Decimal(value) if isinstance(value, str) else value for value in written)
