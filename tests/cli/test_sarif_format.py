"""Findings as SARIF 2.1.0: a log that other tools can read."""

import json
from dataclasses import replace
from typing import Any

import jsonschema

from generator.cli.sarif_format import format_sarif
from generator.commands.report_card import Tally
from generator.ground.diagnostics import Finding, Place
from tests.cli.samples import ACCEPTED, ERROR, EVERY, KNOWN, NOTICE, WARNING
from tests.cli.sarif_schema import LOG


def run_of(*findings: Finding, known: int | None = None) -> dict[str, Any]:
    log = json.loads(format_sarif(findings, Tally(5, known=known)))
    jsonschema.validate(log, LOG)
    (run,) = log["runs"]
    return dict(run)


def result_of(finding: Finding) -> dict[str, Any]:
    (result,) = run_of(finding)["results"]
    return dict(result)


def fingerprint(result: dict[str, Any]) -> str:
    (digest,) = result["partialFingerprints"].values()
    return str(digest)


def test_a_log_without_findings() -> None:
    run = run_of()
    assert run["results"] == []
    assert run["tool"]["driver"]["rules"] == []


def test_a_result_says_what_where_and_how_to_mend_it() -> None:
    assert result_of(ERROR) == {
        "ruleId": "D03",
        "ruleIndex": 0,
        "level": "error",
        "message": {"text": "合计 7，各列之和 4，相差 3。\n改法：核对原件。"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {
                        "uri": "content/410303/tongji/2023.md",
                        "uriBaseId": "SRCROOT",
                    },
                    "region": {"startLine": 12, "startColumn": 5},
                },
                "logicalLocations": [{"fullyQualifiedName": "requests.carried_in.total"}],
            }
        ],
        "partialFingerprints": result_of(ERROR)["partialFingerprints"],
        "suppressions": [],
        "properties": {"expected": "4", "equations": ["t3_row_total:requests.carried_in"]},
    }


def test_a_rule_has_its_page_as_plain_text_and_as_markdown() -> None:
    (rule,) = run_of(WARNING)["tool"]["driver"]["rules"]
    assert (rule["id"], rule["name"]) == ("A10", "acceptance-matches-nothing")
    assert rule["shortDescription"]["text"] == "接受清单（accepted）里有一项没有对应的问题。"
    assert rule["defaultConfiguration"] == {"level": "warning"}
    assert "\n## 依据\n" in rule["help"]["markdown"]
    assert "\n【依据】\n" in rule["help"]["text"]
    assert "```" not in rule["help"]["text"]


def test_rules_are_listed_once_and_results_point_at_them() -> None:
    run = run_of(*EVERY, replace(ERROR, place=Place("content/410303/tongji/2023.md", 40, 7)))
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert rules == ["A10", "B01", "D02", "D03", "E01", "S17"]
    assert [rules[result["ruleIndex"]] for result in run["results"]] == [
        result["ruleId"] for result in run["results"]
    ]


def test_levels() -> None:
    assert [result["level"] for result in run_of(*EVERY)["results"]] == [
        "error",
        "warning",
        "note",
        "error",
        "error",
        "error",
    ]


def test_what_concerns_a_whole_file_stands_at_its_first_line() -> None:
    (location,) = result_of(NOTICE)["locations"]
    assert location["physicalLocation"]["region"] == {"startLine": 1, "startColumn": 1}
    assert "logicalLocations" not in location


def test_a_path_is_a_relative_reference() -> None:
    path = "content/410303/tongji/2023/原件 100%#1?.pdf"
    (location,) = result_of(replace(ERROR, place=Place(path, 2, 3)))["locations"]
    assert location["physicalLocation"]["artifactLocation"]["uri"] == (
        "content/410303/tongji/2023/%E5%8E%9F%E4%BB%B6%20100%25%231%3F.pdf"
    )


def test_an_accepted_fault_is_suppressed_with_its_reason_and_no_other_is() -> None:
    results = run_of(*EVERY)["results"]
    suppressed = [result["ruleId"] for result in results if result["suppressions"]]
    assert suppressed == [ACCEPTED.code]
    assert result_of(ACCEPTED)["suppressions"] == [
        {"kind": "inSource", "status": "accepted", "justification": "原件如此，已函请更正"}
    ]


def test_the_state_of_each_result_is_told_where_there_is_a_baseline_and_nowhere_else() -> None:
    states = [result["baselineState"] for result in run_of(*EVERY, known=1)["results"]]
    assert states == ["new", "new", "new", "unchanged", "unchanged", "new"]
    assert EVERY[3:5] == (ACCEPTED, KNOWN)
    assert not [result for result in run_of(*EVERY)["results"] if "baselineState" in result]


def test_a_fault_is_recognised_wherever_it_moves_and_however_it_is_worded() -> None:
    moved = replace(ERROR, place=ERROR.place._replace(line=99, column=2), message="换了说法。")
    assert fingerprint(result_of(moved)) == fingerprint(result_of(ERROR))


def test_different_faults_are_told_apart() -> None:
    others = (
        replace(ERROR, code="D02"),
        replace(ERROR, place=ERROR.place._replace(path="content/410303/tongji/2022.md")),
        replace(ERROR, cell="requests.carried_out.total"),
        replace(ERROR, expected="5"),
    )
    digests = {fingerprint(result_of(finding)) for finding in (ERROR, *others)}
    assert len(digests) == 5
    equal = run_of(ERROR, ERROR)["results"]
    assert fingerprint(equal[0]) != fingerprint(equal[1])
    assert fingerprint(equal[0]) == fingerprint(result_of(ERROR))
