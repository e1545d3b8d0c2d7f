"""Findings as JSON: every field of a finding under its documented name."""

import json

from generator.cli.json_format import format_json
from generator.commands.report_card import Tally
from generator.ground.diagnostics import Finding, Place, Severity


def test_every_field_has_its_key() -> None:
    finding = Finding(
        "D03",
        Severity.WARNING,
        Place("a.md", 12, 5),
        "差 3。",
        cell="requests.carried_in.total",
        expected="7",
        hint="核对。",
        equations=("t3_row_total:requests.carried_in",),
        reason="原件如此",
    )
    text = format_json([finding], Tally(2, 3, 5, 7, 11, 13))
    assert "差 3。" in text
    assert json.loads(text) == {
        "findings": [
            {
                "code": "D03",
                "severity": "warning",
                "path": "a.md",
                "line": 12,
                "column": 5,
                "cell": "requests.carried_in.total",
                "message": "差 3。",
                "expected": "7",
                "hint": "核对。",
                "accepted": True,
                "equations": ["t3_row_total:requests.carried_in"],
            }
        ],
        "summary": {"reports": 2, "errors": 3, "warnings": 5, "notices": 7},
    }


def test_what_is_not_known_is_null() -> None:
    finding = Finding("P03", Severity.ERROR, Place("a.md"), "放错了。")
    (record,) = json.loads(format_json([finding], Tally(0)))["findings"]
    nulls = {key for key, value in record.items() if value is None}
    assert nulls == {"line", "column", "cell", "expected", "hint"}
    assert record["accepted"] is False
    assert record["equations"] == []


def test_what_a_baseline_brings_is_told_only_where_there_is_one() -> None:
    known = Finding("D03", Severity.ERROR, Place("a.md", 2, 3), "差 4。").as_known()
    document = json.loads(format_json([known], Tally(2, 3, 5, 7, known=17)))
    assert document["summary"]["known"] == 17
    (record,) = document["findings"]
    assert record["known"] is True
    assert record["severity"] == "error"
    plain = json.loads(format_json([Finding("D03", Severity.ERROR, Place("a"), "")], Tally(1)))
    assert "known" not in plain["summary"]
    assert "known" not in plain["findings"][0]
