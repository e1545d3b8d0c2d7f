"""Severities that a portal states: raised at will, lowered only where a fault may be kept."""

import pytest

from generator.checks.registry import rules_by_code
from generator.checks.weights import weights_of
from generator.ground.diagnostics import Finding, Place, Severity
from generator.model.site import Weight


def stated(code: str, severity: str) -> tuple[Weight, ...]:
    return (Weight(code, Severity(severity), 4, 3),)


@pytest.mark.parametrize(
    ("code", "severity"),
    [("B01", "notice"), ("D01", "warning"), ("A10", "error"), ("H01", "error")],
)
def test_a_stated_severity_takes_the_place_of_the_rules_own(code: str, severity: str) -> None:
    weights, faults = weights_of(stated(code, severity), rules_by_code(), "site.yaml")
    finding = rules_by_code()[code].finding(Place("x.md", 1, 1), "有误。")
    assert faults == ()
    assert weights.weigh(finding).severity == severity


@pytest.mark.parametrize("code", ["H01", "S10", "P05", "S30", "A01", "A11"])
def test_what_no_report_may_keep_cannot_be_lowered(code: str) -> None:
    weights, faults = weights_of(stated(code, "notice"), rules_by_code(), "site.yaml")
    finding = rules_by_code()[code].finding(Place("x.md", 1, 1), "有误。")
    assert weights.weigh(finding) == finding
    assert [(f.place, f.expected) for f in faults] == [(Place("site.yaml", 4, 3), "error")]


def test_an_unknown_code_is_named_with_those_like_it() -> None:
    _, faults = weights_of(stated("D1", "notice"), rules_by_code(), "site.yaml")
    (fault,) = faults
    assert fault.place == Place("site.yaml", 4, 3)
    assert "D1" in fault.message
    assert "D01" in (fault.hint or "")


@pytest.mark.parametrize(
    ("code", "stated_as", "found_as", "weighs"),
    [
        ("I02", "warning", "error", "error"),
        ("I02", "error", "warning", "error"),
        ("G01", "warning", "notice", "notice"),
        ("G01", "notice", "error", "notice"),
        ("A07", "error", "notice", "error"),
    ],
)
def test_a_finding_apart_from_its_rule_is_moved_the_same_way_only(
    code: str, stated_as: str, found_as: str, weighs: str
) -> None:
    weights, _ = weights_of(stated(code, stated_as), rules_by_code(), "site.yaml")
    rule = rules_by_code()[code]
    finding = rule.finding(Place("x.md", 1, 1), "有误。", severity=Severity(found_as))
    assert weights.weigh(finding).severity == weighs


def test_other_findings_keep_their_weight() -> None:
    weights, _ = weights_of(stated("B01", "notice"), rules_by_code(), "site.yaml")
    finding = Finding("D01", Severity.ERROR, Place("x.md", 1, 1), "有误。")
    assert weights.weigh(finding) is finding
