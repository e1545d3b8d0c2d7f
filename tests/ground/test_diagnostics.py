"""Findings: what blocks, what an acceptance changes, in which order they stand."""

import pytest

from generator.ground.diagnostics import Finding, Place, Rule, Severity, blocks

RULE = Rule(
    "D03", "row-total-differs", Severity.ERROR, "合计不等于各列之和。\n\n## 依据\n\n算术。\n"
)
AT = Place("content/410303/tongjiju/2023.md", 12, 5)


@pytest.mark.parametrize(
    ("severity", "always", "strictly"),
    [
        (Severity.ERROR, True, True),
        (Severity.WARNING, False, True),
        (Severity.NOTICE, False, False),
    ],
)
def test_what_blocks(severity: Severity, *, always: bool, strictly: bool) -> None:
    finding = RULE.finding(AT, "差 3。", severity=severity)
    assert blocks(finding, strict=False) is always
    assert blocks(finding, strict=True) is strictly


def test_an_accepted_finding_never_blocks_and_keeps_its_reason() -> None:
    accepted = RULE.finding(AT, "差 3。").accepted_because("原件如此")
    assert accepted.is_accepted
    assert accepted.reason == "原件如此"
    assert not blocks(accepted, strict=True)


def test_a_known_finding_never_blocks_and_is_otherwise_the_same() -> None:
    finding = RULE.finding(AT, "差 3。", cell="requests.carried_in.total")
    known = finding.as_known()
    assert known.is_known
    assert not finding.is_known
    assert not blocks(known, strict=True)
    assert (known.code, known.place, known.cell) == (finding.code, AT, finding.cell)


def test_a_finding_has_the_code_and_weight_of_its_rule() -> None:
    finding = RULE.finding(AT, "差 3。", cell="requests.carried_in.total", expected="7")
    assert (finding.code, finding.severity, finding.place) == ("D03", Severity.ERROR, AT)
    assert (finding.cell, finding.expected) == ("requests.carried_in.total", "7")
    assert not finding.is_accepted


def test_summary_of_a_rule_is_the_first_line_of_its_page() -> None:
    assert RULE.summary == "合计不等于各列之和。"


def test_findings_stand_in_the_order_of_files_lines_columns_and_codes() -> None:
    def at(path: str, line: int | None, column: int | None, code: str = "S17") -> Finding:
        return Finding(code, Severity.ERROR, Place(path, line, column), "")

    ordered = [
        at("a.md", None, None),
        at("a.md", 2, 9),
        at("a.md", 10, 1),
        at("a.md", 10, 3, "D01"),
        at("a.md", 10, 3, "D02"),
        at("b.md", 1, 1),
    ]
    assert sorted([*ordered[3:], *ordered[:3]], key=Finding.sort_key) == ordered
