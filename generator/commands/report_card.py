"""Counting findings, and what they mean for the outcome of a command."""

from collections.abc import Iterable
from dataclasses import dataclass

from generator.ground.diagnostics import Finding, Severity, blocks


@dataclass(frozen=True, slots=True)
class Tally:
    """How many reports were looked at and how many findings there are; accepted ones apart."""

    reports: int
    errors: int = 0
    warnings: int = 0
    notices: int = 0
    accepted: int = 0
    blocking: int = 0


def tally(findings: Iterable[Finding], *, reports: int, strict: bool) -> Tally:
    """Return the counts of findings."""
    counts = dict.fromkeys(Severity, 0)
    accepted = blocking = 0
    for finding in findings:
        if finding.is_accepted:
            accepted += 1
            continue
        counts[finding.severity] += 1
        blocking += blocks(finding, strict=strict)
    return Tally(
        reports,
        counts[Severity.ERROR],
        counts[Severity.WARNING],
        counts[Severity.NOTICE],
        accepted,
        blocking,
    )
