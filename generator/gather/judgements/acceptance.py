"""What reports accept of the findings that only a look at several agencies brings up."""

import json
from collections.abc import Iterator, Sequence

from generator.checks.acceptance import acceptance_matches_nothing, idle_entries, mark
from generator.gather.judgements.docket import ACCEPTED, Docket, late_owner
from generator.gather.judgements.evidence import Evidence
from generator.ground.diagnostics import Finding, Place, Severity
from generator.model.report import Acceptance
from generator.model.sources import CONTENT
from generator.store.database import after
from generator.store.facts import FactStore

_LATE = (
    "SELECT line, col, code, severity, message, cell, expected, hint, equations, reason"
    " FROM finding WHERE owner > ? AND owner < ? AND path = ?"
)


def judge_acceptance(evidence: Evidence, docket: Docket) -> None:
    """Store what all entries that wait make of the findings about their reports."""
    docket.void(ACCEPTED)
    for path, entries in _entries_by_path(evidence.store).items():
        found = _late_findings(evidence.store, path)
        marked = with_acceptance(path, found, entries, is_whole=evidence.is_whole)
        docket.keep(marked, ACCEPTED + path)


def with_acceptance(
    path: str, findings: Sequence[Finding], entries: Sequence[Acceptance], *, is_whole: bool
) -> Iterator[Finding]:
    """Return the findings of a report, those that it accepts marked so, and entries left idle.

    An entry can only be called idle when everything was looked at.
    """
    yield from mark(findings, entries)
    if is_whole:
        idle = idle_entries(findings, entries)
        yield from acceptance_matches_nothing.find(path, idle, findings)


def _late_findings(store: FactStore, path: str) -> list[Finding]:
    """Return the findings about a report that it may accept."""
    prefix = late_owner(path.removeprefix(f"{CONTENT}/").rpartition("/")[0], "")
    return [
        Finding(
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
        for line, column, code, severity, message, cell, expected, hint, names, reason in (
            store.rows(_LATE, prefix, after(prefix), path)
        )
    ]


def _entries_by_path(store: FactStore) -> dict[str, list[Acceptance]]:
    entries: dict[str, list[Acceptance]] = {}
    for path, entry in store.open_entries():
        entries.setdefault(path, []).append(entry)
    return entries
