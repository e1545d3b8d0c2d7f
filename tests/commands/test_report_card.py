"""Counting findings: accepted ones apart, and what blocks."""

from generator.commands.report_card import Tally, tally
from generator.ground.diagnostics import Finding, Place, Severity


def found(severity: Severity, count: int) -> list[Finding]:
    places = (Place("a.md", line) for line in range(1, count + 1))
    return [Finding("D01", severity, place, "差 3。") for place in places]


def test_counts() -> None:
    findings = [
        *found(Severity.ERROR, 2),
        *found(Severity.WARNING, 3),
        *found(Severity.NOTICE, 5),
        *(finding.accepted_because("原件如此") for finding in found(Severity.ERROR, 7)),
    ]
    assert tally(findings, reports=11, strict=False) == Tally(11, 2, 3, 5, 7, 2)
    assert tally(findings, reports=11, strict=True) == Tally(11, 2, 3, 5, 7, 5)
