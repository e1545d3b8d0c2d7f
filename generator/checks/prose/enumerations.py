"""Enumerations of the prose: so many of a thing, of which so many of this kind and so many of that.

Only closed ones are read: every part has the counter of the whole, and the last is 其他, or the
parts come so near to the whole that nothing else can be meant.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from generator.checks.late import compile_late
from generator.checks.prose.claims import is_statement
from generator.checks.prose.doubts import sentence_of
from generator.checks.prose.quantities import Quantity, is_plain, quantities_in
from generator.checks.prose.text import Block, Prose

_COUNTERS = "[件条份项个次宗起例]"
_WHOLE = (
    r"(?P<whole>[0-9０-９]{1,12}+(?:[,，  ][0-9０-９]{1,12}+){0,3}+)"
    rf"\s?(?P<counter>{_COUNTERS})"
)
_OPENING = compile_late(
    rf"{_WHOLE}(?P<gap>[^，,。；：:（()0-9包\n]{{0,16}}+"
    r"(?:[，,。；]?\s?包括|[（(]|[：:]|(?<=中)[，,]))"
)
_OPENING_BEFORE = compile_late(
    rf"{_WHOLE}(?P<gap>[^，,。；：:（()0-9其\n]{{0,16}}+[，,。；]?\s?[（(]?\s?其中)$"
)
_PLAIN_PART = compile_late(rf"([0-9]{{1,9}}+)\s?({_COUNTERS})")
_OTHER_PARTS = compile_late("其余|其[他它](?!处理|结果|组织|机关|部门|单位|方面|途径|需要)")
_LEFT_OVER = compile_late("其余|其[他它](?!处理|结果)")
_NO_COUNT = compile_late(
    r"[0-9０-９.\uff0e]{1,9}+\s?(?:[%％]|年|月|日|[、.\uff0e](?=[^0-9]))|[（(][0-9一二三四五六七八九十]{1,3}[）)]"
    r"|《[^》]{0,80}+》|“[^”]{0,40}+”|〔\d{4}〕|[A-Za-z]+\d+|\d+[A-Za-z]+"
)
_REOPENED = compile_late("其中|包括|含|同时|此外|另外|另有|全年|共")
_EACH = ("各", "各为", "均为", "每类")
_NEAR = 40
_FAR = 400
_MOST_PARTS = 40
_MOST_DIGITS = 12
_FEWEST = 2
_NEARLY = 50
"""From the share of one in fifty on, what is missing may be a kind that is not named."""
_MANY = 5


class Enumeration(NamedTuple):
    """A whole with its parts."""

    block: Block
    whole: Quantity
    parts: tuple[Quantity, ...]

    @property
    def sum(self) -> int:
        """Return what the parts add up to."""
        return sum(part.value or 0 for part in self.parts)


def enumerations_in(prose: Prose) -> Iterator[Enumeration]:
    """Yield the closed enumerations of a report's prose that do not add up."""
    read: dict[int, int] = {}
    for number, opening in _openings(prose):
        block = prose.blocks[number]
        begin = opening.start() - prose.starts[number]
        if begin < read.get(number, 0) or not is_statement(block):
            continue
        text = block.text
        stop = read[number] = sentence_of(text, begin + len(opening[0])).stop
        if not _adds_up(text, opening, begin, stop):
            found = _from(block, opening, begin, stop)
            if found is not None and found.sum != found.whole.value:
                yield found


def _openings(prose: Prose) -> Iterator[tuple[int, re.Match[str]]]:
    """Yield where parts of a number may begin, with the number of the block.

    That is behind 其中; in a block without it, but with 其他, or with many percentages, behind a
    colon or a bracket.
    """
    text, starts = prose.text, prose.starts
    seen: set[int] = set()
    others: set[int] = set()
    at = text.find("其")
    while at >= 0:
        if text[at + 1 : at + 2] == "中":
            match = _OPENING_BEFORE.search(text, max(at - _NEAR, 0), at + 2)
            if match is not None:
                number = prose.block_at(at)
                seen.add(number)
                yield number, match
        elif _OTHER_PARTS.match(text, at):
            others.add(prose.block_at(at))
        at = text.find("其", at + 1)
    others -= seen
    if text.count("占") >= _MANY:
        others.update(prose.holding("占"))
    for number in sorted(others):
        begin = starts[number]
        for match in _OPENING.finditer(text, begin, begin + len(prose.blocks[number].text)):
            yield number, match


def _adds_up(text: str, opening: re.Match[str], begin: int, stop: int) -> bool:
    """Tell, without a closer look, whether all numbers of a sentence make up its first one."""
    whole, counter = opening["whole"], opening["counter"]
    parts = _PLAIN_PART.findall(text, begin + len(opening[0]), stop)
    return (
        bool(parts)
        and whole.isascii()
        and whole.isdigit()
        and len(whole) <= _MOST_DIGITS
        and sum(int(number) for number, _ in parts) == int(whole)
        and all(other == counter for _, other in parts)
    )


def _from(block: Block, opening: re.Match[str], begin: int, stop: int) -> Enumeration | None:
    """Return the enumeration that opens here, if it is a closed one."""
    text = block.text
    last = begin + len(opening[0])
    before = quantities_in(text, begin, last - len(opening["gap"]))
    whole = before[0] if before else None
    if whole is None or not whole.value or not is_plain(text, whole):
        return None
    if _is_open(opening["gap"]):
        stop = _bracket_end(text, last, stop)
    parts: list[Quantity] = []
    for quantity in quantities_in(text, last, stop)[:_MOST_PARTS]:
        between = text[last : quantity.start]
        if _is_open(between):
            # What stands in brackets behind a part is a part of that part.
            continue
        if not _is_part(text, quantity, whole, between, is_first=not parts):
            return None
        parts.append(quantity)
        last = quantity.stop
    if len(parts) < _FEWEST or _numbers(text[last:stop]) or not _is_closed(text, whole, parts):
        return None
    found = Enumeration(block, whole, tuple(parts))
    return None if _adds_up_to_another(text, found) else found


def _adds_up_to_another(text: str, found: Enumeration) -> bool:
    """Tell whether the parts are those of a number before: 收到20件，办结18件，其中自然人15件…."""
    whole = found.whole
    return any(
        quantity.value == found.sum and quantity.counter == whole.counter
        for quantity in quantities_in(text, max(whole.start - _FAR, 0), whole.start)
    )


def _is_open(words: str) -> bool:
    """Tell whether a bracket opens in some words and does not close."""
    return words.count("（") + words.count("(") > words.count("）") + words.count(")")


def _bracket_end(text: str, start: int, stop: int) -> int:
    """Return where the bracket around an enumeration closes, at its sentence's end at last."""
    depth = 1
    for at in range(start, stop):
        depth += (text[at] in "（(") - (text[at] in "）)")
        if not depth:
            return at
    return stop


def _is_part(
    text: str, quantity: Quantity, whole: Quantity, between: str, *, is_first: bool
) -> bool:
    if quantity.counter != whole.counter or not is_plain(text, quantity) or _numbers(between):
        return False
    if between.rstrip().endswith(_EACH):
        return False
    return is_first or not _REOPENED.search(between)


def _numbers(words: str) -> bool:
    """Tell whether numbers stand in some words that count other things."""
    return any(char.isdecimal() for char in _NO_COUNT.sub("", words))


def _is_closed(text: str, whole: Quantity, parts: list[Quantity]) -> bool:
    total, due = sum(part.value or 0 for part in parts), whole.value or 0
    label = text[parts[-2].stop : parts[-1].start]
    if _LEFT_OVER.search(label):
        return True
    return len(parts) >= _MANY and abs(total - due) * _NEARLY <= due
