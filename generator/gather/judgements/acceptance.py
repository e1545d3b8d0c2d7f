"""What reports accept of the findings that only a look at several agencies brings up."""

from collections.abc import Iterable, Iterator

from generator.checks.acceptance import acceptance_matches_nothing, idle_entries, mark
from generator.gather.judgements.evidence import Evidence
from generator.ground.diagnostics import Finding
from generator.model.report import Acceptance


def with_acceptance(findings: Iterable[Finding], evidence: Evidence) -> Iterator[Finding]:
    """Return the findings, those that their reports accept marked so, and entries left idle.

    An entry can only be called idle when everything was looked at.
    """
    entries = _entries_by_path(evidence)
    found: dict[str, list[Finding]] = {path: [] for path in entries}
    for finding in findings:
        path = finding.place.path
        if path in entries:
            found[path].append(finding)
        else:
            yield finding
    for path, own in found.items():
        yield from mark(own, entries[path])
        if evidence.is_whole:
            idle = idle_entries(own, entries[path])
            yield from acceptance_matches_nothing.find(path, idle, own)


def _entries_by_path(evidence: Evidence) -> dict[str, list[Acceptance]]:
    entries: dict[str, list[Acceptance]] = {}
    for path, entry in evidence.store.open_entries():
        entries.setdefault(path, []).append(entry)
    return entries
