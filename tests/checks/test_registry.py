"""What holds for every rule, so that none can be added half done."""

import re
from collections import Counter

import pytest

from generator.checks.arithmetic import sides_of
from generator.checks.judge import Failure
from generator.checks.registry import REPORT_RULES, all_rules, rules_by_code
from generator.commands.rules import documented_rules
from generator.form.editions import EDITIONS
from generator.form.equations import Equation, equations_of
from generator.ground.diagnostics import Rule

HEADINGS = ["依据", "怎样改", "不合格的例子", "合格的例子"]
CURES = {"check", "validate", "ensure", "verify", "must", "should", "require", "correct"}
NEVER_ACCEPTED = {"A01", "A09", "A10", "A11", "H01", "H04", "H05", "J03"}
"""Their faults are not of a report's original, or are an agency's and not a report's."""
PRIVATE = {"I01", "I02", "I03", "I04"}
"""What must not be public, whoever published it first."""
CORRECTIONS = {"F06", "J02"}
"""Mended by an entry in ``revisions``, see docs/decisions/corrections.md."""

every_rule = pytest.mark.parametrize("rule", documented_rules(), ids=lambda rule: rule.code)
every_equation = pytest.mark.parametrize(
    "equation",
    [
        equation
        for edition in EDITIONS
        for section in edition.sections
        for equation in equations_of(section)
    ],
    ids=lambda equation: equation.name,
)


def without_examples(page: str) -> str:
    return re.sub(r"^```.*?^```$", "（例）", page, flags=re.MULTILINE | re.DOTALL)


@every_rule
def test_a_rule_has_a_code_of_a_letter_and_two_digits(rule: Rule) -> None:
    assert re.fullmatch(r"[A-LPST][0-9]{2}", rule.code)


@every_rule
def test_a_rules_name_is_kebab_case_and_states_the_fault(rule: Rule) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule.name)
    assert not CURES & set(rule.name.split("-"))


@every_rule
def test_a_rules_page_begins_with_one_sentence(rule: Rule) -> None:
    assert rule.summary.endswith("。")
    assert rule.summary.count("。") == 1


@every_rule
def test_a_rules_page_has_all_headings_with_text(rule: Rule) -> None:
    parts = re.split(r"^## (.*)$", without_examples(rule.doc), flags=re.MULTILINE)
    assert parts[1::2] == HEADINGS
    assert all(text.strip() for text in parts[2::2])


@every_rule
def test_a_rules_page_shows_an_example_of_each_kind(rule: Rule) -> None:
    bad, good = rule.doc.split("## 不合格的例子")[1].split("## 合格的例子")
    assert re.search(r"^```\w*\n.+\n```$", bad, flags=re.MULTILINE | re.DOTALL)
    assert re.search(r"^```\w*\n.+\n```$", good, flags=re.MULTILINE | re.DOTALL)
    assert bad.strip() != good.strip()


@every_rule
def test_what_may_be_accepted_is_what_the_published_original_can_be_wrong_in(rule: Rule) -> None:
    is_ours = rule.code[0] in "SPT" or rule.code in NEVER_ACCEPTED | PRIVATE | CORRECTIONS
    assert rule.acceptable is not is_ours


@pytest.mark.parametrize("field", ["code", "name"])
def test_no_two_rules_share(field: str) -> None:
    counted = Counter(getattr(rule, field) for rule in documented_rules())
    assert [value for value, count in counted.items() if count > 1] == []


def test_a_check_is_named_after_its_rule() -> None:
    for check in REPORT_RULES:
        assert check.find.__name__ == check.rule.name.replace("-", "_")


def test_a_check_of_a_report_lies_in_the_module_of_its_code_and_name() -> None:
    for check in REPORT_RULES:
        module = check.find.__module__.rpartition(".")[2]
        assert module == f"{check.rule.code.lower()}_{check.find.__name__}"


def test_checks_run_in_the_order_of_their_codes() -> None:
    codes = [check.rule.code for check in REPORT_RULES]
    assert codes == sorted(codes)


def test_rules_are_found_by_their_code() -> None:
    assert [rules_by_code()[rule.code] for rule in all_rules()] == list(all_rules())


@every_equation
def test_every_equation_of_the_form_can_be_put_in_words(equation: Equation) -> None:
    words = sides_of(Failure(equation, 17, 23))
    assert equation.subject in words
    assert all(number in words for number in ("17", "23", "相差 6"))
