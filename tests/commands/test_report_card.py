"""Counting findings: accepted ones apart, and what blocks."""

from generator.commands.baseline import Baseline
from generator.commands.baseline_file import Entry, Fingerprint
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


def test_known_ones_are_counted_apart_and_block_nothing() -> None:
    findings = [
        *found(Severity.ERROR, 2),
        *(finding.as_known() for finding in found(Severity.ERROR, 3)),
        *(finding.as_known() for finding in found(Severity.WARNING, 5)),
    ]
    entry = Entry(Fingerprint("a.md", None, "D01", None), Severity.ERROR)
    baseline = Baseline({entry: 19})
    whole = tally(findings, reports=7, strict=True, baseline=baseline)
    assert whole == Tally(7, errors=2, blocking=2, known=8, gone=11)
    part = tally(findings, reports=7, strict=True, baseline=baseline, is_whole=False)
    assert part == Tally(7, errors=2, blocking=2, known=8)
