"""What is put off until it is needed: compiling patterns, working out attributes."""

import re

import pytest

from generator.checks.late import compile_late
from generator.checks.once import once


class Counted:
    def __init__(self) -> None:
        self.calls = 0

    @once
    def answer(self) -> int:
        """Return how often it was asked for."""
        self.calls += 1
        return self.calls


def test_a_late_pattern_finds_what_a_compiled_one_finds() -> None:
    text = "收到3件，办结12件"
    late, compiled = compile_late("[0-9]+"), re.compile("[0-9]+")
    assert late.findall(text) == compiled.findall(text) == ["3", "12"]
    assert [m.span() for m in late.finditer(text)] == [(2, 3), (7, 9)]
    assert late.sub("某", text) == "收到某件，办结某件"
    assert late.pattern == "[0-9]+"


def test_flags_reach_a_late_pattern() -> None:
    assert compile_late("^乙$", re.MULTILINE).search("甲\n乙\n丙") is not None


def test_a_mistake_in_a_late_pattern_shows_at_its_first_use() -> None:
    late = compile_late("(")
    with pytest.raises(re.error):
        late.search("（")


def test_an_attribute_is_worked_out_once_for_each_instance() -> None:
    one, other = Counted(), Counted()
    assert (one.answer, one.answer, other.answer) == (1, 1, 1)
    assert one.calls == 1


def test_an_attribute_of_the_class_keeps_its_documentation() -> None:
    assert Counted.answer.__doc__ == "Return how often it was asked for."
