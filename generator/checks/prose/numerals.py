"""Whole numbers as Chinese prose writes them: 12, １２, 1 2, 1,234, 十二, 一百零三, 一○五, 壹拾贰.

What is not one certain whole number is None: 几十, 三四 (three or four), 二十余, 1.2, 3万.
"""

from functools import cache
from types import MappingProxyType

DIGITS = "0-9０-９"
"""Digits of either width, as the inside of a character class."""
_ZERO = "\u3007"
"""The ideographic zero."""
_ZEROS = f"零○{_ZERO}"
_FORMAL = "壹贰叁肆伍陆柒捌玖"
"""One to nine as cheques write them."""
HAN_DIGITS = f"零\u3007○一二两三四五六七八九{_FORMAL}"
"""Numerals below ten; ○ is a circle that some keyboards give for the zero."""
HAN_NUMERALS = f"{HAN_DIGITS}十百千拾佰仟万亿"
"""Everything that a numeral in characters consists of."""

_VALUES = MappingProxyType(
    {"○": 0, "零": 0, _ZERO: 0, "两": 2}
    | {c: n for n, c in enumerate("零一二三四五六七八九")}
    | {c: n for n, c in enumerate(_FORMAL, 1)}
)
_UNITS = MappingProxyType({"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000})
_MYRIADS = MappingProxyType({"万": 10**4, "亿": 10**8})
_LONGEST = 24
"""Characters of the longest numeral worth reading; 九千九百九十九亿… has more than any count."""
_TEN = 10
_POSITIONAL = 3
"""From how many digits in a row 一○五 is a number and not 三四, three or four."""


def number_of(written: str) -> int | None:
    """Return the number that digits or characters write, None where it is not certain."""
    if written.isascii() and written.isdigit():
        return int(written) if len(written) <= _LONGEST else None
    squeezed = "".join(c for c in written if not c.isspace() and c not in ",，")
    if not squeezed or len(squeezed) > _LONGEST:
        return None
    # int() reads digits of any width.
    return int(squeezed) if squeezed.isdecimal() else han_number(squeezed)


@cache
def han_number(written: str) -> int | None:
    """Return the number that Chinese numerals write, None where they write none."""
    if all(c in _VALUES for c in written):
        return _positional(written)
    total = 0
    for myriad in ("亿", "万"):
        head, found, tail = written.partition(myriad)
        if found:
            part = _below_myriad(head)
            if not part or myriad in tail:
                return None
            total += part * _MYRIADS[myriad]
            written = tail
    rest = _below_myriad(written) if written else 0
    return None if rest is None else total + rest


def _positional(written: str) -> int | None:
    if len(written) == 1:
        return _VALUES[written]
    if "两" in written or (len(written) < _POSITIONAL and not set(written) & set(_ZEROS)):
        return None
    if written[0] in _ZEROS:
        return None
    return int("".join(str(_VALUES[c]) for c in written))


def _below_myriad(written: str) -> int | None:
    """Return the value of a numeral below ten thousand, such as 两千零三十."""
    value, digit, last = 0, None, 10**4
    for character in written:
        if character in _UNITS:
            unit = _UNITS[character]
            # 十二 needs no 一 before 十; 百 and 千 do.
            if unit >= last or (digit is None and (unit > _TEN or value)):
                return None
            value += (1 if digit is None else digit) * unit
            digit, last = None, unit
        elif digit is not None or character not in _VALUES:
            return None
        elif character not in _ZEROS:
            digit = _VALUES[character]
    # 一百五 is 150 to one reader and 105 to another.
    is_open = digit is not None and last > _TEN and value and not set(written) & set(_ZEROS)
    return None if is_open else value + (digit or 0)
