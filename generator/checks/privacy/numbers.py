"""Long numbers in a text, and what they may be: a resident's, a card's, a telephone's.

A number may be written in full-width digits, and in groups with spaces or hyphens between them.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from generator.checks.late import compile_late

_SEPARATORS = " \u00a0\u3000\\-‐‑‒–—―－"  # noqa: RUF001 - all that is typed for a hyphen
SHORTEST_RUN = 11
"""No number that matters is shorter."""
RUN = compile_late(
    rf"[0-9０-９][0-9０-９{_SEPARATORS}]{{{SHORTEST_RUN - 2},}}[0-9０-９XxＸｘ]"  # noqa: RUF001 - full-width letters
)
"""Digits and what may stand between their groups."""
SHORTEST_CARD = 15
"""Digits of the old numbers of residents; no card of a bank has fewer."""
_DASH = "—"
_WIDE = frozenset("０１２３４５６７８９Ｘｘ\u00a0\u3000‐‑‒–―－")  # noqa: RUF001 - the wide forms are the point
"""What a run may hold beside ASCII and the dash."""
_SKELETON = bytes(ord("0") if chr(code) in "0123456789 -Xx" else ord("?") for code in range(256))
"""Shows only what a run consists of."""
_ROOM = b"0" * SHORTEST_RUN
_PLAIN = str.maketrans(
    {
        **{chr(0xFF10 + digit): str(digit) for digit in range(10)},
        **dict.fromkeys("\u00a0\u3000 ‐‑‒–—―－", "-"),  # noqa: RUF001 - as above
        **dict.fromkeys("xＸｘ", "X"),  # noqa: RUF001 - as above
    }
)
_RESIDENT = compile_late(r"(?<![0-9])(?=([1-9](?:-?[0-9]){16}-?[0-9X])(?![0-9]))")
_RESIDENT_OLD = compile_late(r"(?<![0-9-])([1-9][0-9]{14})(?![0-9X-])")
_MOBILE = compile_late(r"(?<![0-9])(?:(?:00)?86-?)?(1[3-9][0-9]-?[0-9]{4}-?[0-9]{4})(?![0-9X])")
_CARD = compile_late(
    r"(?<![0-9-])((?:62|[45][0-9])[0-9]{14,17}|"
    r"(?:62|[45][0-9])[0-9]{2}-[0-9]{4}-[0-9]{4}-[0-9]{4}(?:-[0-9]{1,3})?)(?![0-9X])"
)
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK_DIGITS = "10X98765432"
_PROVINCE_RANGES = (
    *((11, 15), (21, 23), (31, 37), (41, 46)),
    *((50, 54), (61, 65), (71, 71), (81, 83)),
)
_PROVINCES = frozenset(
    str(province) for first, last in _PROVINCE_RANGES for province in range(first, last + 1)
)
"""First two digits of the region in which a number was given out."""
_MOST_GROUPS = 6
_YEARS = range(2008, 2040)
"""Years in reference numbers of offices: reports are written since 2008."""
_CREDIT_CARD = 16
"""Digits of a card that does not begin with 62."""


class Number(NamedTuple):
    """A number in a run of digits."""

    start: int
    """Offset in the run."""
    end: int
    digits: str
    """Without separators."""


def runs_in(text: str, signs: frozenset[str]) -> Iterator[re.Match[str]]:
    """Yield the runs of digits of a text; ``signs`` are those of its characters that are no Han."""
    if not signs.isdisjoint(_WIDE):
        yield from RUN.finditer(text)
        return
    # Beyond ASCII nothing can be in a run but dashes, and bytes are searched many times faster.
    skeleton = text.replace(_DASH, "-").encode("ascii", "replace").translate(_SKELETON)
    at = skeleton.find(_ROOM)
    while at >= 0:
        run = RUN.search(text, at)
        if run is None:
            return
        yield run
        at = skeleton.find(_ROOM, run.end())


def plain(run: str) -> str:
    """Return a run with usual digits and with hyphens, character for character."""
    return run.translate(_PLAIN)


def residents(run: str) -> Iterator[Number]:
    """Yield the numbers of eighteen digits that are formed like a resident's."""
    for found in _RESIDENT.finditer(run):
        digits = found[1].replace("-", "")
        if found[1].count("-") < _MOST_GROUPS and _is_region(digits) and birth(digits):
            yield Number(found.start(1), found.end(1), digits)


def old_residents(run: str) -> Iterator[Number]:
    """Yield the numbers of fifteen digits that are formed like a resident's before 1999."""
    for found in _RESIDENT_OLD.finditer(run):
        digits = found[1]
        if _is_region(digits) and _day("19" + digits[6:12]):
            yield Number(*found.span(1), digits)


def mobiles(run: str) -> Iterator[Number]:
    """Yield the numbers of mobile telephones, the country's own left out."""
    for found in _MOBILE.finditer(run):
        yield Number(*found.span(1), found[1].replace("-", ""))


def cards(run: str) -> Iterator[Number]:
    """Yield the numbers that may be those of bank cards.

    A number that goes on from a region's code to a year is a reference number of an office.
    """
    for found in _CARD.finditer(run):
        digits = found[1].replace("-", "")
        is_debit = digits.startswith("62")
        is_reference = _is_region(digits) and int(digits[6:10]) in _YEARS
        if (is_debit or len(digits) == _CREDIT_CARD) and luhn(digits) and not is_reference:
            yield Number(*found.span(1), digits)


def check_digit(digits: str) -> str:
    """Return the last sign of a resident's number for its first seventeen (GB 11643-1999)."""
    weighed = sum(int(d) * weight for d, weight in zip(digits, _WEIGHTS, strict=True))
    return _CHECK_DIGITS[weighed % 11]


def birth(digits: str) -> date | None:
    """Return the date of birth that a resident's number of eighteen digits states, if it is one."""
    return _day(digits[6:14])


def luhn(digits: str) -> bool:
    """Tell whether a card's last digit fits the others (Luhn)."""
    doubled = (sum(divmod(2 * int(digit), 10)) for digit in digits[-2::-2])
    return (sum(int(digit) for digit in digits[-1::-2]) + sum(doubled)) % 10 == 0


def masked(digits: str) -> str:
    """Return a number as a finding may repeat it."""
    return f"{digits[:3]}***{digits[-1]}"


def _is_region(digits: str) -> bool:
    return digits[:2] in _PROVINCES


def _day(digits: str) -> date | None:
    try:
        day = date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        return None
    return day if day.year >= 1900 else None  # noqa: PLR2004 - nobody older is alive
