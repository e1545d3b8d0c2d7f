"""Counting findings, and what they mean for the outcome of a command."""

from collections.abc import Iterable
from dataclasses import dataclass

from generator.commands.baseline import Baseline
from generator.ground.diagnostics import Finding, Severity, blocks


@dataclass(frozen=True, slots=True)
class Tally:
    """How many reports were looked at and how many findings there are.

    Accepted ones, and those that the site's baseline holds, are counted apart.
    """

    reports: int
    errors: int = 0
    warnings: int = 0
    notices: int = 0
    accepted: int = 0
    blocking: int = 0
    known: int | None = None
    """Findings that the baseline holds; None where the site has no baseline."""
    gone: int = 0
    """Faults of the baseline that are no longer found; 0 where only a part was looked at."""


def tally(
    findings: Iterable[Finding],
    *,
    reports: int,
    strict: bool,
    baseline: Baseline | None = None,
    is_whole: bool = True,
) -> Tally:
    """Return the counts of findings; ``is_whole`` tells whether they are all that the site has."""
    counts = dict.fromkeys(Severity, 0)
    accepted = blocking = known = 0
    for finding in findings:
        if finding.is_accepted:
            accepted += 1
        elif finding.is_known:
            known += 1
        else:
            counts[finding.severity] += 1
            blocking += blocks(finding, strict=strict)
    return Tally(
        reports,
        counts[Severity.ERROR],
        counts[Severity.WARNING],
        counts[Severity.NOTICE],
        accepted,
        blocking,
        None if baseline is None else known,
        baseline.size - known if baseline is not None and is_whole else 0,
    )
