"""What an ``accepted`` list does to findings; tests/checks/cases shows it on whole reports."""

import pytest

from generator.checks.acceptance import accept
from generator.checks.registry import rules_by_code
from generator.form.edition_2021 import EDITION_2021
from generator.ground.diagnostics import Finding, Place
from generator.model.report import Acceptance, Report

PATH = "content/410303/tongjiju/2023.md"


def report_accepting(*entries: tuple[str, str, str]) -> Report:
    accepted = tuple(
        Acceptance(code, at, reason, line, 5)
        for line, (code, at, reason) in enumerate(entries, start=11)
    )
    return Report(PATH, 2023, "标题", EDITION_2021, accepted=accepted)


def finding(code: str, cell: str | None) -> Finding:
    return rules_by_code()[code].finding(Place(PATH, 7, 3), "说明", cell=cell)


def outcome(report: Report, *findings: Finding) -> list[tuple[str, str | None, str | None]]:
    judged = accept(findings, report.path, report.accepted, rules=rules_by_code())
    return [(f.code, f.cell, f.reason) for f in judged]


def test_without_a_list_findings_stay_as_they_are() -> None:
    found = finding("D02", "requests.results.total.total")
    assert accept((found,), report_accepting().path, (), rules=rules_by_code()) == (found,)


@pytest.mark.parametrize("at", ["", "requests", "requests.results", "requests.results.total"])
def test_an_entry_covers_its_place_and_all_beneath(at: str) -> None:
    report = report_accepting(("D02", at, "原件如此"))
    found = finding("D02", "requests.results.total")
    assert outcome(report, found) == [("D02", "requests.results.total", "原件如此")]


@pytest.mark.parametrize("at", ["requests.results.tot", "requests.results.total.total", "remedies"])
def test_an_entry_covers_nothing_above_or_beside_its_place(at: str) -> None:
    report = report_accepting(("D02", at, "原件如此"))
    found = finding("D02", "requests.results.total")
    assert outcome(report, found) == [("D02", "requests.results.total", None), ("A10", at, None)]


def test_an_entry_covers_no_other_code() -> None:
    report = report_accepting(("D03", "requests", "原件如此"))
    found = finding("D02", "requests.results.total")
    codes = [code for code, _, reason in outcome(report, found) if reason is None]
    assert codes == ["D02", "A10"]


def test_the_first_of_two_entries_gives_the_reason_and_neither_is_idle() -> None:
    report = report_accepting(("B01", "requests.results", "甲"), ("B01", "requests", "乙"))
    found = finding("B01", "requests.results.granted")
    assert outcome(report, found) == [("B01", "requests.results.granted", "甲")]


def test_faults_found_by_reading_are_accepted_like_any_other() -> None:
    report = report_accepting(("B02", "requests", "原件印作“若干”"))
    found = finding("B02", "requests.carried_out.total")
    assert outcome(report, found) == [("B02", "requests.carried_out.total", "原件印作“若干”")]


@pytest.mark.parametrize("code", ["S17", "P05", "A01", "H01", "H04", "H05", "A10"])
def test_what_must_be_mended_is_not_accepted(code: str) -> None:
    report = report_accepting((code, "", "原件如此"))
    assert outcome(report, finding(code, None)) == [(code, None, None), ("A11", None, None)]


def test_an_entry_that_cannot_be_is_refused_at_its_own_place() -> None:
    report = report_accepting(("D02", "", "原件如此"), ("Z99", "", "原件如此"))
    judged = accept(
        (finding("D02", "requests"),), report.path, report.accepted, rules=rules_by_code()
    )
    assert [(f.code, f.place) for f in judged if not f.is_accepted] == [("A11", Place(PATH, 12, 5))]
