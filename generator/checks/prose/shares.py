"""Percentages of the prose that say which part of which whole they are: 5件，占20.8%.

A whole has to stand in the prose just before, in the same counter, or be named as the number of
requests received or finished. Growth, rates and shares of anything else are not looked at.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from generator.checks.late import compile_late
from generator.checks.prose.doubts import sentence_of
from generator.checks.prose.quantities import Quantity, is_plain, quantities_in
from generator.checks.prose.text import Block

_PERCENT = compile_late(
    r"(?:(?P<word>占(?P<of>[^，。；：（）()0-9０-９%％]{0,16}+)(?:：)?\s{0,2}+)|(?P<bracket>[（(])\s{0,2}+)"
    r"(?P<whole>[0-9０-９]{1,3}+)(?:[.\uff0e](?P<rest>[0-9０-９]{1,4}+))?\s{0,2}+[%％]"
)
_GAP = compile_late(r"(?:的|申请|件|类|信息|，|,|、|[（(]|\s|均)*")
_VAGUE = compile_late("约|近|超|逾|过|不足|不到|左右|以上|以下|多|余|上下")
_VAGUE_AFTER = compile_late(r"\s{0,3}(?:以上|以下|左右|多|余|上下|强|弱)")
_PLAIN_WHOLE = compile_late(
    "(?:比)?(?:例)?(?:为|是|达|达到|了)?(?:全部|总数|总量|总|申请总数|申请总量|申请总)?(?:的)?(?:比例为|比重为|比例|比重|比)?"
)
_FINISHED = compile_late(
    "(?:已|全部|年度|当年)?(?:办结|答复|办理)(?:完毕)?(?:总数|总量|申请|件|数|量|的|总|政府信息公开|件数|申请总数)*(?:比例为|比例)?"
)
_FINISHED_WORD = compile_late("办结|答复")
_INCOME = compile_late(
    "(?:全部|全年|年度|本年)?(?:收到|受理|新收)?(?:的)?(?:政府信息公开)?申请(?:总数|总量|件数|数量|数|量|总|的)*(?:比例为|比例)?"
)
_PART = compile_late(r"(?<![0-9.])([0-9]{1,9})\s?[件条份项个次宗起例][^0-9。；]{0,12}$")
_IS_PART = compile_late(r"[^，。；0-9]{0,4}[，,、]?\s?(?:占|[（(]\s?[0-9.]+\s?[%％])")
_PARTS = compile_late("其中|[：:]|包括|分别|中[，,]|按")
_NO_COUNT = compile_late(r"[0-9０-９.\uff0e]{1,9}+\s?(?:[%％]|[年月日])")
_NEAR = 12
_MOST = 40


class Share(NamedTuple):
    """A percentage that a part is of a whole."""

    block: Block
    part: Quantity
    near: tuple[Quantity, ...]
    """What it is likely to be a part of, in the order of the text."""
    earlier: frozenset[int]
    """All numbers before it in the same counter."""
    named: str
    """``done`` or ``received`` where the whole is named as such, else empty."""
    digits: str
    """The percentage as written, in plain digits with a point."""
    start: int
    stop: int
    """Offsets of the number in the block's text, its sign included."""


def shares_in(block: Block, likely: Sequence[int]) -> Iterator[Share]:
    """Yield the percentages of a block whose part stands just before them.

    Those that are right of one of the ``likely`` wholes, the finished requests first, are passed
    over.
    """
    text = block.text
    quantities: list[Quantity] | None = None
    for match in _PERCENT.finditer(text):
        if _is_right(text, match, likely):
            continue
        if quantities is None:
            quantities = quantities_in(text)
        at = bisect_right(quantities, match.start(), key=_stop)
        share = _share(block, match, quantities[max(at - _MOST, 0) : at])
        if share is not None:
            yield share


def _stop(quantity: Quantity) -> int:
    return quantity.stop


def _is_right(text: str, match: re.Match[str], likely: Sequence[int]) -> bool:
    """Tell, without a closer look, whether a percentage is right of a likely whole."""
    part = _PART.search(text, max(match.start() - 2 * _NEAR, 0), match.start())
    if part is None:
        return False
    digits = _digits(match)
    # Of the finished requests means of no others.
    wholes = likely[:1] if _FINISHED_WORD.search(match["of"] or "") else likely
    return any(rounds_to(int(part[1]), whole, digits) for whole in wholes if whole)


def _digits(match: re.Match[str]) -> str:
    """Return a percentage in plain digits, with a point where it has one."""
    whole, rest = match["whole"], match["rest"]
    return str(int(whole)) + (f".{''.join(str(int(d)) for d in rest)}" if rest else "")


def _share(block: Block, match: re.Match[str], before: list[Quantity]) -> Share | None:
    text = block.text
    part = before[-1] if before else None
    if part is None or not is_plain(text, part) or not _is_next(text, part, match):
        return None
    of = (match["of"] or "").strip()
    named = _named(of)
    if named is None or _VAGUE.search(of) or _VAGUE_AFTER.match(text, match.end()):
        return None
    digits = _digits(match)
    near = _near(text, before)
    earlier = frozenset(q.value for q in before[:-1] if q.value and q.counter == part.counter)
    return Share(block, part, near, earlier, named, digits, match.start("whole"), match.end())


def _is_next(text: str, part: Quantity, match: re.Match[str]) -> bool:
    gap = text[part.stop : match.start()]
    return len(gap) <= _NEAR and _GAP.fullmatch(gap) is not None


def _named(of: str) -> str | None:
    """Return which whole the words after 占 name; empty for none, None for a foreign one."""
    words = "".join(of.split())
    for name, pattern in (("", _PLAIN_WHOLE), ("done", _FINISHED), ("received", _INCOME)):
        if pattern.fullmatch(words):
            return name
    return None


def _near(text: str, before: list[Quantity]) -> tuple[Quantity, ...]:
    """Return what the last quantity may be a part of: earlier ones, in the same or last sentence.

    A number of other things in between, such as 100封 before 20件, begins another subject; what
    has a percentage of its own is a part itself.
    """
    part = before[-1]
    start = sentence_of(text, part.start).start
    begin = sentence_of(text, max(start - 2, 0)).start if start else 0
    found: list[Quantity] = []
    last = part.start
    for quantity in reversed(before[:-1]):
        between = text[quantity.stop : last]
        if quantity.start < begin or quantity.counter != part.counter or _counts_others(between):
            break
        last = quantity.start
        if not _IS_PART.match(text, quantity.stop) and is_plain(text, quantity):
            found.append(quantity)
    return tuple(reversed(found))


def _counts_others(between: str) -> bool:
    """Tell whether numbers stand in a text that are neither percentages nor dates."""
    return any(char.isdecimal() for char in _NO_COUNT.sub("", between))


def introduces_parts(text: str, whole: Quantity) -> bool:
    """Tell whether what follows a quantity says that parts of it come next."""
    return _PARTS.search(text, whole.stop, whole.stop + 2 * _NEAR) is not None


def rounds_to(part: int, whole: int, digits: str) -> bool:
    """Tell whether a share, in percent and rounded half up, is printed as ``digits``."""
    return percentage(part, whole, len(digits.partition(".")[2])) == digits


def percentage(part: int, whole: int, places: int) -> str:
    """Return a share in percent, rounded half up to a number of decimal places."""
    scale: int = 100 * 10**places
    rounded = (2 * part * scale + whole) // (2 * whole)
    if not places:
        return str(rounded)
    return f"{rounded // 10**places}.{rounded % 10**places:0{places}d}"
