"""Numbers with a counter in a text: 12件, 3 件次, 十二份, 1,234条, and how sure they are."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from generator.checks.late import compile_late
from generator.checks.prose.numerals import DIGITS, HAN_NUMERALS, number_of

_COUNTERS = "(?:件次|[件条份项个次宗起例])"
_SEPARATOR = r"[,，  \u2009\u202f\u3000]"
_LOOSE = "[万千百亿余多几来]{0,3}+"
_ONE_SPACE = r"[  \u3000]?"
_SPACE = r"[  \u3000]{0,3}+"

# Every repetition has an upper bound and gives nothing back, so that a megabyte of digits is
# read in one pass.
_IN_DIGITS = compile_late(
    rf"([{DIGITS}]{{1,12}}+(?:{_SEPARATOR}[{DIGITS}]{{1,12}}+){{0,5}}+(?:\.[{DIGITS}]{{1,8}}+)?)"
    rf"{_SPACE}({_LOOSE}){_SPACE}({_COUNTERS})"
)
_IN_HAN = compile_late(
    rf"(?<![队入登着大内])([{HAN_NUMERALS}]{{1,16}}+){_SPACE}([余多几来]{{0,2}}+){_SPACE}({_COUNTERS})"
)
_HAN_NEAR = compile_late(f"[{HAN_NUMERALS}余多几来]{_ONE_SPACE}{_COUNTERS}")
_NUMERALS = frozenset(f"{HAN_NUMERALS}0123456789")
_DIGIT_OR_POINT = frozenset(".0123456789０１２３４５６７８９")

_VAGUE_BEFORE = compile_late(
    r"(?:约|大约|约为|近|将近|接近|逾|超|超过|突破|不足|不到|至少|最多|多达|高达|少于|多于|[数几第每])\s{0,3}$"
)
_VAGUE_AFTER = compile_late(
    r"\s{0,3}(?:余|多|以上|以下|以内|左右|上下|不等|有余|至|到|[—\u2013\-－~～]+)"
)
_RANGE_BEFORE = compile_late(
    rf"[{DIGITS}{HAN_NUMERALS}件条份项个次宗起例]\s{{0,3}}(?:[—\u2013\-－~～]+|至|到)\s{{0,3}}$"
)
_CHANGE_BEFORE = compile_late(
    r"(?:增加|增长|增多|减少|下降|降低|上升|回落|多收|少收|多出|新增加|净增|净减|多|少|增|减)(?:了|约)?\s{0,3}$"
)
_QUANTITY = tuple.__new__
"""Makes a quantity in half the time."""
_NEAR = 8
"""How many characters before a number may make it vague."""


class Quantity(NamedTuple):
    """A number with its counter."""

    value: int | None
    """None where the number is vague or no whole number."""
    counter: str
    start: int
    stop: int
    """Offsets in the text, the counter included."""


def quantities_in(text: str, start: int = 0, stop: int | None = None) -> list[Quantity]:
    """Return the quantities of a part of a text, in digits or in characters, in their order."""
    end = len(text) if stop is None else stop
    found: list[Quantity] = []
    for match in _IN_DIGITS.finditer(text, start, end):
        at = match.start()
        if at and text[at - 1] in _DIGIT_OR_POINT and _is_tail(text, at):
            continue
        number, loose, counter = match.groups()
        # The match has at most twelve digits in a row.
        whole = int(number) if number.isdecimal() else _irregular(number)
        value = None if loose else whole
        found.append(_QUANTITY(Quantity, (value, counter, at, match.end())))
    if _HAN_NEAR.search(text, start, end):
        found += _han(text, start, end)
        found.sort(key=_start)
    return found


def _irregular(number: str) -> int | None:
    return None if "." in number else number_of(number)


def _han(text: str, start: int, end: int) -> Iterator[Quantity]:
    for match in _IN_HAN.finditer(text, start, end):
        at = match.start()
        number, loose, counter = match.groups()
        if at and text[at - 1] in _NUMERALS:
            continue
        yield Quantity(None if loose else number_of(number), counter, at, match.end())


def _start(quantity: Quantity) -> int:
    return quantity.start


def _is_tail(text: str, at: int) -> bool:
    """Tell whether digits are the rest of a longer number, such as the 5 of 1.5."""
    return text[at - 1] != "." or text[at - 2 : at - 1].isdecimal()


def is_plain(text: str, quantity: Quantity) -> bool:
    """Tell whether a quantity is neither vague, nor one end of a range, nor a mere change."""
    if quantity.value is None:
        return False
    before = text[max(quantity.start - _NEAR, 0) : quantity.start]
    if _VAGUE_BEFORE.search(before) or _RANGE_BEFORE.search(before):
        return False
    return not _CHANGE_BEFORE.search(before) and not is_vague_after(text, quantity.stop)


def is_vague_after(text: str, stop: int) -> bool:
    """Tell whether what follows a quantity makes it vague: 20件以上, 2件至3件."""
    match = _VAGUE_AFTER.match(text, stop)
    if match is None:
        return False
    # 至, 到 and dashes make a range only before another number: 12件——均已答复 is none.
    if match[0].strip() in {"至", "到"} or match[0].strip()[0] in "—\u2013-－~～":
        return bool(
            re.match(rf"\s{{0,3}}[{DIGITS}{HAN_NUMERALS}]", text[match.end() : match.end() + 3])
        )
    return True
