"""Numbers as prose writes them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.checks.prose.numerals import han_number, number_of
from generator.checks.prose.quantities import is_plain, quantities_in

DIGITS = "零一二三四五六七八九"
UNITS = ((1000, "千"), (100, "百"), (10, "十"))


def spoken(number: int) -> str:
    """Return a number below a hundred million as it is read aloud."""
    if number < 10:
        return DIGITS[number]
    head, rest = divmod(number, 10_000)
    if not head:
        return below_myriad(rest)
    gap = "零" if 0 < rest < 1000 else ""
    return f"{below_myriad(head)}万{gap}{below_myriad(rest) if rest else ''}"


def below_myriad(number: int) -> str:
    words, is_open = "", False
    for unit, name in UNITS:
        digit, number = divmod(number, unit)
        if digit:
            words += ("零" if is_open else "") + DIGITS[digit] + name
            is_open = False
        elif words:
            is_open = number > 0
    if number:
        words += ("零" if is_open else "") + DIGITS[number]
    return words.removeprefix("一") if words.startswith("一十") else words


@given(st.integers(min_value=0, max_value=99_999_999))
def test_a_number_read_aloud_is_read_back(number: int) -> None:
    assert han_number(spoken(number)) == number


@given(st.integers(min_value=0, max_value=99_999_999))
def test_a_number_in_digits_of_any_kind_is_read_back(number: int) -> None:
    wide = str(number).translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    spaced = " ".join(str(number))
    assert [number_of(w) for w in (str(number), wide, spaced, f"{number:,}")] == [number] * 4


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("两", 2),
        ("十二", 12),
        ("一百零三", 103),
        ("两千零三十", 2030),
        ("一○五", 105),
        ("一\u3007五", 105),
        ("二三五", 235),
        ("一亿零五", 100_000_005),
        ("贰", 2),
        ("拾贰", 12),
        ("壹佰零叁", 103),
        ("肆仟柒佰捌拾玖", 4789),
    ],
)
def test_other_ways_to_write_a_number(written: str, number: int) -> None:
    assert number_of(written) == number


@pytest.mark.parametrize(
    "written", ["廿", "三四", "一百五", "百", "十千", "一万万", "零五", "", "三三十"]
)
def test_what_is_no_certain_number_is_none(written: str) -> None:
    assert number_of(written) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("收到1 2 件", 12),
        ("收到１，２３４份", 1234),
        ("收到十二条", 12),
        ("收到35件次", 35),
        ("收到三宗", 3),
        ("收到 7 起", 7),
    ],
)
def test_a_plain_quantity(text: str, value: int) -> None:
    (quantity,) = quantities_in(text)
    assert quantity.value == value
    assert is_plain(text, quantity)


@pytest.mark.parametrize(
    "text",
    [
        "约20件",
        "近20件",
        "20余件",
        "二十多件",
        "几十件",
        "数十件",
        "1.5件",
        "3万件",
        "20件以上",
        "20件左右",
        "增加了3件",
        "减少3件",
        "第3件",
        "每5件",
        "不足5件",
    ],
)
def test_a_vague_quantity_and_a_mere_change_are_not_plain(text: str) -> None:
    assert not any(is_plain(text, quantity) for quantity in quantities_in(text))


@pytest.mark.parametrize("text", ["2—3件", "2-3件", "2至3件", "两到三件", "2件至3件", "2～3件"])
def test_neither_end_of_a_range_is_plain(text: str) -> None:
    assert not any(is_plain(text, quantity) for quantity in quantities_in(text))


@pytest.mark.parametrize("text", ["2023年12月", "第5.3节", "12%", "三是", "一百", "12 345"])
def test_a_number_without_a_counter_is_no_quantity(text: str) -> None:
    assert quantities_in(text) == []


def test_a_number_with_more_digits_than_any_count_is_none() -> None:
    assert number_of("1" * 30) is None
    assert quantities_in("1" * 5000 + "件") == []
