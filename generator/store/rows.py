"""Facts in the shape of the store's tables.

Workers bring facts into it, so that the one process that owns the store has only to insert.
"""

import json
from collections.abc import Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from generator.ground.diagnostics import Finding
from generator.model.facts import AgencyFacts, Link, ReportFacts
from generator.model.report import Value

Row = tuple[Any, ...]


class FactRows(NamedTuple):
    """The rows that the facts of one agency fill, by the names of their tables."""

    agency: list[Row]
    relation: list[Row]
    report: list[Row]
    numbers: list[Row]
    sketch: list[Row]
    acceptance: list[Row]
    link: list[Row]


def rows_of(facts: AgencyFacts) -> FactRows:
    """Return the rows of an agency's facts."""
    key, reports = facts.key, facts.reports
    return FactRows(
        agency=[_agency_row(facts)],
        relation=[
            *((key, "member", other) for other in facts.members),
            *((key, "predecessor", other) for other in facts.predecessors),
        ],
        report=[_report_row(key, report) for report in reports],
        numbers=[
            (key, report.year, table.section, table.edition, cells_text(table.values))
            for report in reports
            for table in report.tables
        ],
        sketch=[(r.year, key, r.prose_line, r.sketch) for r in reports if r.sketch],
        acceptance=[
            (key, f"content/{key}/{r.year}.md", e.code, e.at, e.reason, e.line, e.column)
            for r in reports
            for e in r.open_entries
        ],
        link=[link_row(link, f"agency/{key}") for link in facts.links],
    )


def _agency_row(facts: AgencyFacts) -> Row:
    return (
        facts.key,
        facts.region,
        facts.slug,
        facts.name,
        facts.kind,
        facts.first_year,
        facts.last_year,
        facts.founded,
    )


def _report_row(key: str, report: ReportFacts) -> Row:
    return (
        key,
        report.year,
        report.agency,
        report.title,
        report.edition,
        report.published,
        json.dumps(report.figures),
        report.accepted,
        report.due,
    )


def link_row(link: Link, owner: str) -> Row:
    """Return the row of a link."""
    return (owner, *link.place, link.target)


def finding_row(finding: Finding, owner: str) -> Row:
    """Return the row of a finding."""
    return (
        owner,
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
