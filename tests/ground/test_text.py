"""Which labels are the same, and which characters no source may hold."""

import pytest

from generator.ground.text import code_point, forbidden_character, is_bidi_control, squeeze


@pytest.mark.parametrize(
    ("written", "official"),
    [
        ("结果 维持", "结果维持"),
        ("（七）　总 计", "(七)总计"),
        ("３.其他", "3. 其他"),
        ("二、\n主动公开", "二、主动公开"),
    ],
)
def test_widths_and_spaces_do_not_matter_in_a_label(written: str, official: str) -> None:
    assert squeeze(written) == squeeze(official)


def test_other_words_stay_other_labels() -> None:
    assert squeeze("本年废止件数") != squeeze("本年度止件数")


@pytest.mark.parametrize(
    "character",
    [
        *("\x00", "\x07", "\x0b", "\x0c", "\x1b", "\x7f", "\x85", "\x9f"),
        *("\u2028", "\u2029", "\u200e", "\u200f", "\u061c", "\u202a", "\u202e", "\u2066", "\u2069"),
        *("\ud800", "\udfff", "\ufdd0", "\ufffe", "\uffff"),
    ],
    ids=code_point,
)
def test_characters_that_no_source_may_hold(character: str) -> None:
    assert forbidden_character(f"甲乙{character}丙{character}") == 2
    assert forbidden_character(f"甲乙{character}丙{character}", 3) == 4


@pytest.mark.parametrize(
    "text", ["", "甲\t乙\r\n丙", "𠮷㐂", "é à", "甲\u00a0乙\u3000丙", "\u200b", "\ufeff", "\ufffd"]
)
def test_ordinary_text_is_allowed(text: str) -> None:
    assert forbidden_character(text) is None


def test_controls_that_reorder_text_are_told_apart() -> None:
    assert is_bidi_control("\u202e")
    assert not is_bidi_control("\x07")
    assert code_point("\u202e") == "U+202E"
    assert code_point("\x07") == "U+0007"
