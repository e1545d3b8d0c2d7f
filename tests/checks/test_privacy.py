"""Personal numbers and names: what is certainly one is found, what only resembles one is not."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.checks.privacy.numbers import (
    RUN,
    birth,
    cards,
    check_digit,
    luhn,
    masked,
    mobiles,
    old_residents,
    plain,
    residents,
)
from generator.checks.privacy.people import masked_name, may_name_a_party, person_in

PROVINCES = ["11", "23", "37", "41", "54", "65", "82"]
births = st.dates(date(1900, 1, 1), date(2023, 12, 31))


@st.composite
def resident_numbers(draw: st.DrawFn) -> str:
    region = draw(st.sampled_from(PROVINCES)) + draw(st.from_regex(r"[0-9]{4}", fullmatch=True))
    first = f"{region}{draw(births):%Y%m%d}{draw(st.integers(0, 999)):03}"
    return first + check_digit(first)


@st.composite
def card_numbers(draw: st.DrawFn) -> str:
    # What goes on to a year is taken for a reference number.
    first = "62" + draw(st.from_regex(r"[0-9]{4}[3-9][0-9]{8,11}", fullmatch=True))
    return next(first + digit for digit in "0123456789" if luhn(first + digit))


def found(digits: str) -> list[str]:
    """Return the residents' numbers in a text, through the search for long numbers."""
    runs = [plain(run[0]) for run in RUN.finditer(f"申请人身份证{digits}，申请公开")]
    return [number.digits for run in runs for number in residents(run)]


@given(resident_numbers())
def test_every_number_of_a_resident_is_found(number: str) -> None:
    assert found(number) == [number]
    assert birth(number) == date(int(number[6:10]), int(number[10:12]), int(number[12:14]))


@given(resident_numbers(), st.sampled_from([" ", "-", "－", "\u3000", "\u00a0"]))
def test_it_is_found_in_groups_and_in_full_width_digits(number: str, between: str) -> None:
    wide = number.translate({ord(str(digit)): chr(0xFF10 + digit) for digit in range(10)})
    assert found(between.join((wide[:6], wide[6:14], wide[14:]))) == [number]


@given(resident_numbers(), st.integers(0, 16), st.integers(1, 9))
def test_a_number_with_one_wrong_digit_never_has_the_right_check_digit(
    number: str, at: int, by: int
) -> None:
    digit = str((int(number[at]) + by) % 10)
    wrong = number[:at] + digit + number[at + 1 :]
    assert check_digit(wrong[:-1]) != wrong[-1]


def test_the_check_digit_of_the_example_in_the_standard() -> None:
    assert check_digit("11010519491231002") == "X"


@given(card_numbers(), st.integers(0, 14), st.integers(1, 9))
def test_a_card_is_found_and_one_with_a_wrong_digit_is_not(number: str, at: int, by: int) -> None:
    assert [each.digits for each in cards(number)] == [number]
    wrong = number[:at] + str((int(number[at]) + by) % 10) + number[at + 1 :]
    assert list(cards(wrong)) == []


@pytest.mark.parametrize(
    "digits",
    [
        "410303202301010017",  # a reference number: region, day, serial
        "990105194912310021",  # no such province
        "110105194913310021",  # no such month
        "110105184912310021",  # nobody is that old
        "1101051949123100211",  # nineteen digits
    ],
)
def test_what_is_no_number_of_a_resident(digits: str) -> None:
    valid = [n for n in residents(digits) if check_digit(n.digits[:-1]) == n.digits[-1]]
    assert valid == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("13800138000", 1),
        ("+8613800138000", 1),
        ("138-0013-8000", 1),
        ("138 0013 8000、139 0013 9000", 2),
        ("12800138000", 0),
        ("138001380001", 0),
        ("0379-13800138", 0),
    ],
)
def test_numbers_of_mobile_telephones(text: str, count: int) -> None:
    assert len([n for run in RUN.finditer(text) for n in mobiles(plain(run[0]))]) == count


def test_the_old_number_of_fifteen_digits() -> None:
    assert [number.digits for number in old_residents("110105491231002")] == ["110105491231002"]
    assert list(old_residents("110105491331002")) == []


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("申请人张小明不服", "张小明"),
        ("原告李四诉本局一案", "李四"),
        ("当事人：王建国，住本市", "王建国"),
        ("第三人赵六提出异议", "赵六"),
        ("申请人张某某不服", ""),
        ("申请人李先生来电", ""),
        ("申请人陈述意见", ""),
        ("被申请人王城派出所", ""),
        ("申请人可以在线申请", ""),
        ("当事人高度满意", ""),
        ("申请人方便快捷地获取信息", ""),
        ("申请人王某", ""),
    ],
)
def test_names_of_applicants_and_parties(sentence: str, name: str) -> None:
    assert person_in(sentence) == name
    assert may_name_a_party(sentence) or not name


def test_nothing_is_repeated_that_is_not_to_be_public() -> None:
    assert masked("11010519491231002X") == "110***X"
    assert masked_name("张小明") == "张某某"
