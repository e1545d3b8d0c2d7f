"""Codes as they are typed."""

import pytest

from generator.commands.codes import Choice, choice_of, codes_of, nearest_codes
from generator.commands.errors import UsageError
from generator.ground.diagnostics import Finding, Place, Severity


def found(code: str) -> Finding:
    return Finding(code, Severity.ERROR, Place("a.md"), "有误。")


@pytest.mark.parametrize("typed", ["D01", "d01"])
def test_a_code_in_either_case(typed: str) -> None:
    assert codes_of(typed) == {"D01"}


def test_a_letter_means_all_codes_that_begin_with_it() -> None:
    letters = codes_of("t")
    assert {"T01", "T07"} <= letters
    assert all(code.startswith("T") for code in letters)


@pytest.mark.parametrize("typed", ["", "Q", "D1", "D011", "row-total-differs"])
def test_what_is_no_code_means_none(typed: str) -> None:
    assert codes_of(typed) == frozenset()


@pytest.mark.parametrize(("typed", "near"), [("D1", "D01"), ("d03x", "D03"), ("E99", "E01")])
def test_the_nearest_codes(typed: str, near: str) -> None:
    assert near in nearest_codes(typed)
    assert len(nearest_codes(typed)) <= 3


def test_nothing_is_near_to_what_is_quite_different() -> None:
    assert nearest_codes("？") == []
    assert nearest_codes("") == []


def test_the_choice_of_rules() -> None:
    chosen = choice_of(["D", "e01"], ["D02"])
    codes = ["A10", "D01", "D02", "D03", "E01", "S17"]
    assert [code for code in codes if chosen.takes(found(code))] == ["D01", "D03", "E01"]
    without = choice_of([], ["S"])
    assert [code for code in codes if without.takes(found(code))] == codes[:-1]
    assert choice_of([], []) == Choice()
    assert Choice().is_whole
    assert not chosen.is_whole
    assert not without.is_whole


def test_an_unknown_code_is_refused_with_the_nearest_ones() -> None:
    with pytest.raises(UsageError, match="没有“D1”这个代码") as refused:
        choice_of(["D01", "D1"], [])
    assert "D01" in str(refused.value).splitlines()[1]
