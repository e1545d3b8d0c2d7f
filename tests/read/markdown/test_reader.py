"""Places, links and rules of read_markdown."""

import re

import pytest

from generator.ground.diagnostics import Place, Rule, Severity
from generator.ground.source import SourceText
from generator.read.markdown import RULES, Link, read_markdown

_FENCE = re.compile(r"^```\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def _examples(rule: Rule, heading: str) -> list[str]:
    part = rule.doc.partition(f"## {heading}\n")[2].partition("\n## ")[0]
    return _FENCE.findall(part)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_examples_of_a_rule_fail_and_pass(rule: Rule) -> None:
    for text in _examples(rule, "不合格的例子"):
        assert rule.code in {f.code for f in read_markdown(SourceText("a.md", text)).findings}
    for text in _examples(rule, "合格的例子"):
        assert read_markdown(SourceText("a.md", text)).findings == ()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_the_page_of_a_rule_is_complete(rule: Rule) -> None:
    assert rule.summary.endswith("。")
    assert re.findall("^## (.+)$", rule.doc, re.MULTILINE) == [
        "依据",
        "怎样改",
        "不合格的例子",
        "合格的例子",
    ]
    assert len(_examples(rule, "不合格的例子")) == len(_examples(rule, "合格的例子")) == 1


def test_faults_of_markdown_cannot_be_accepted_and_block_but_for_alternative_text() -> None:
    assert not any(rule.acceptable for rule in RULES)
    weights = {rule.code: rule.severity for rule in RULES}
    assert weights.pop("S37") is Severity.WARNING
    assert set(weights.values()) == {Severity.ERROR}


def test_findings_come_in_the_order_of_their_places_with_a_hint() -> None:
    text = "[e]: /x\n\n| 甲 |\n| - |\n| 1 | 2 |\n\n末行<b>，[乙](x:y)\n"
    findings = read_markdown(SourceText("2023.md", text)).findings
    assert [(f.code, f.place.line, f.place.column) for f in findings] == [
        ("S34", 1, 1),
        ("S33", 5, 1),
        ("S30", 7, 3),
        ("S31", 7, 7),
    ]
    assert all(finding.hint for finding in findings)


def test_links_are_given_with_their_places() -> None:
    head = "---\nlicensing: 3\n---\n"
    text = "见[甲](2022.md)、\n> [乙](https://b.cn) 和 ![丙](2023/c.png)。[丁](x:y)\n"
    result = read_markdown(SourceText("2023.md", head + text), len(head))
    assert result.links == (
        Link("2022.md", Place("2023.md", 4, 2), is_image=False),
        Link("https://b.cn", Place("2023.md", 5, 3), is_image=False),
        Link("2023/c.png", Place("2023.md", 5, 23), is_image=True),
    )


def test_an_unsafe_target_is_not_in_the_tokens() -> None:
    tokens = read_markdown(SourceText("2023.md", "[甲](x:y) ![乙](//e.cn/a.png)")).tokens
    children = tokens[1].children or []
    assert [child.attrs.keys() & {"href", "src"} for child in children] == [set()] * len(children)


def test_places_skip_a_first_line_of_wide_spaces() -> None:
    text = "\u3000\n\u3000\u3000全年<b>\n"
    findings = read_markdown(SourceText("2023.md", text)).findings
    assert [f.place for f in findings] == [Place("2023.md", 2, 5)]


def test_places_survive_characters_that_the_parser_replaces() -> None:
    findings = read_markdown(SourceText("2023.md", "甲\n乙\0<b>\n")).findings
    assert [f.place.line for f in findings] == [2]
