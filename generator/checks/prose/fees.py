"""What section six says was collected as 信息处理费, sentence by sentence.

Standards (每件10元), reductions, notices sent and sums of other years are no amounts collected.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from generator.checks.late import compile_late
from generator.checks.prose.doubts import sentence_of
from generator.checks.prose.text import Block

_FEE = compile_late("处理费")
_MOST_CHARACTERS = 20_000
_FEE_NAME = r"(?:政府)?(?:信息公开|公开信息|政府信息公开|信息)*(?:信息)?处理费(?:用)?"
_COLLECTED = compile_late(
    r"(?:收取|收缴|收入|征收)(?:了|的|过)?(?:政府|信息|公开|处理|费用|费|共计|合计|总计|金额|总额|共|计|为|是|"
    r"总|的|达|：|人民币|\s)*+(?P<amount>[0-9０-９](?:[,，]?[0-9０-９]){0,11}+(?:\.[0-9]{1,6}+)?)\s?(?P<unit>万元|元)"
    r"(?!\s?[/／每])"
)
_NAMED = compile_late(
    rf"{_FEE_NAME}(?:共计|合计|总计|金额|总额|共|计|为|是|：|的|总|达|\s)*+"
    r"(?P<amount>[0-9０-９](?:[,，]?[0-9０-９]){0,11}+(?:\.[0-9]{1,6}+)?)\s?(?P<unit>万元|元)(?!\s?[/／每])"
)
_NONE = compile_late(
    r"(?:未|没有|无)(?:曾)?(?:因政府信息公开|因信息公开)?(?:向申请人|向任何申请人)?(?:收取|产生|发生|征收)过?(?:任何)?"
    rf"(?:相关)?{_FEE_NAME}(?=[，。；、）\s]|$|的情况|情况)"
)
_NOT_ALL = compile_late(
    r"其中|部分|除|对(?!外)|标准|每|以上|以下|超过|应收|应缴|拟|退|减免|通知.{0,6}元|累计|历年|去年|上年|同比|较|比"
    r"|局|办(?!法|理)|镇|街道|乡|约|近|逾"
)
_YEAR = compile_late(r"([0-9]{4})\s{0,3}年")


class Fee(NamedTuple):
    """An amount that is said to have been collected in the report's year."""

    block: Block
    start: int
    stop: int
    yuan: Decimal


def fees_in(block: Block, year: int) -> Iterator[Fee]:
    """Yield the amounts collected that a block states, zeros in words included."""
    text = block.text
    if block.is_heading or len(text) > _MOST_CHARACTERS or not _FEE.search(text):
        return
    found: dict[int, Fee] = {}
    for pattern in (_COLLECTED, _NAMED, _NONE):
        for match in pattern.finditer(text):
            fee = _fee(block, match, year)
            if fee is not None:
                found.setdefault(fee.start, fee)
    yield from (found[start] for start in sorted(found))


def _fee(block: Block, match: re.Match[str], year: int) -> Fee | None:
    text = block.text
    sentence = sentence_of(text, match.start())
    before = text[sentence.start : match.end()]
    if not _FEE.search(text[sentence]) or _NOT_ALL.search(_last_part(before, match)):
        return None
    years = _YEAR.findall(before)
    if years and int(years[-1]) != year:
        return None
    groups = match.groupdict()
    if not groups.get("amount"):
        return Fee(block, match.start(), match.end(), Decimal(0))
    digits = "".join(
        str(int(c)) if c.isdecimal() else c for c in groups["amount"] if c not in ",，"
    )
    amount = Decimal(digits) * (10_000 if groups["unit"] == "万元" else 1)
    return Fee(block, match.start("amount"), match.end("unit"), amount)


def _last_part(before: str, match: re.Match[str]) -> str:
    """Return the words that an amount stands with: the sentence so far, titles left out."""
    words = before[: len(before) - len(match[0])]
    return re.sub("《[^》]{0,80}》", "", words) + match[0]
