"""What the prose of a report seems to say about the numbers of its tables.

A claim is a number whose neighbouring words tell what it counts. Finding claims is cheap and done
once for each report; nearly all of them agree with the tables. Only of those that do not is asked
whether the words around them leave any doubt (doubts.py).
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from generator.checks.late import compile_late
from generator.checks.prose.denials import denials_in
from generator.checks.prose.quantities import quantities_in
from generator.checks.prose.roles import Kind, Role
from generator.checks.prose.text import OUTSIDE, PREAMBLE, Block, Prose
from generator.checks.prose.words import role_after, role_before

MOST_CHARACTERS = 20_000
"""A paragraph longer than this is no prose of a report and is not read."""
MOST_CLAIMS = 200
"""How many claims of one kind are read; a real report makes a handful at most."""
_LONGEST_LEAD = 80
_TAIL = 24
# One character is found many times faster than two; 申报 in a text only costs a closer look.
_REQUESTS = ("申", "讼", "复议")
_DOCUMENTS = ("规范性文件", "章")
_CLAIM = tuple.__new__
"""Makes a claim in half the time."""
_PARAGRAPH = 1
"""Depth of the text of a paragraph that stands in no list, table or quotation."""
_STATEMENTS = frozenset({"overview", "other"})
_LATER_PARTS = compile_late("问题|改进|下一步|打算|计划|需要报告|需要说明|附件")


class Claim(NamedTuple):
    """A number of the prose and what it seems to count."""

    kind: Kind
    of: tuple[str, ...]
    """Keys of the groups of results, or of the line of table 2."""
    number: int
    block: Block
    start: int
    stop: int
    """Offsets in the block's text of the number with its counter, or of a denial."""
    role: Role
    is_denial: bool = False
    """Whether the number is a zero in words: 未收到政府信息公开申请."""


Claims = Mapping[Kind, Sequence[Claim]]
"""The claims of a report by what they count, each kind in the order of the text."""


def claims_of(prose: Prose) -> Claims:
    """Return what a report's prose seems to say about the numbers of its tables."""
    found: defaultdict[Kind, list[Claim]] = defaultdict(list)
    blocks = prose.blocks
    about_requests = _with_what_follows(prose, prose.holding(*_REQUESTS))
    for number in about_requests:
        block = blocks[number]
        if is_statement(block):
            _count(block, 0, len(block.text), found)
            is_in_list = block.token.level > _PARAGRAPH
            for kind, start, stop in denials_in(block.text, is_in_list=is_in_list):
                found[kind].append(
                    Claim(kind, (), 0, block, start, stop, Role(kind), is_denial=True)
                )
    for number in prose.holding(*_DOCUMENTS):
        block = blocks[number]
        if number not in about_requests and is_statement(block):
            for start, stop in _sentences_on_documents(block.text):
                _count(block, start, stop, found)
    return found


def statements(prose: Prose, *words: str) -> Iterator[Block]:
    """Yield the blocks that tell of the year's work and hold any of some words, no headings."""
    for number in prose.holding(*words):
        block = prose.blocks[number]
        if is_statement(block):
            yield block


def is_statement(block: Block) -> bool:
    """Tell whether a block tells of the year's work.

    Sections one and six do. What stands in section five is about faults and plans, often those of
    other years.
    """
    if block.is_heading or len(block.text) > MOST_CHARACTERS:
        return False
    if block.section in {PREAMBLE, OUTSIDE}:
        return not any(_LATER_PARTS.search(heading) for heading in block.headings)
    return block.section in _STATEMENTS


def is_about_requests(block: Block) -> bool:
    """Tell whether a block stands under a heading on requests for information."""
    return any("申请" in heading for heading in block.headings[-2:])


def _with_what_follows(prose: Prose, numbers: list[int]) -> dict[int, None]:
    """Return block numbers with those of the blocks under the headings among them."""
    found: dict[int, None] = {}
    blocks = prose.blocks
    for number in numbers:
        found[number] = None
        if blocks[number].is_heading:
            below = number + 1
            while below < len(blocks) and not blocks[below].is_heading:
                found[below] = None
                below += 1
    return found


def _sentences_on_documents(text: str) -> Iterator[tuple[int, int]]:
    stop = 0
    while True:
        hits = [at for word in ("规范性文件", "规章") if (at := text.find(word, stop)) >= 0]
        if not hits:
            return
        at = min(hits)
        start = text.rfind("。", stop, at) + 1 or stop
        end = text.find("。", at)
        stop = end if end >= 0 else len(text)
        yield start, stop


def _count(block: Block, start: int, stop: int, found: defaultdict[Kind, list[Claim]]) -> None:
    """Add the numbers of a part of a block that say what they count."""
    text = block.text
    quantities = quantities_in(text, start, stop)
    last = start
    for index, (value, _, at, end) in enumerate(quantities, 1):
        if value is not None:
            lead = text[max(last, at - _LONGEST_LEAD) : at]
            role = role_before(lead)
            if role is None or not role.is_sure:
                following = quantities[index].start if index < len(quantities) else stop
                role = role_after(lead, role, text[end:following][:_TAIL])
            if role is not None:
                claims = found[role.kind]
                if len(claims) < MOST_CLAIMS:
                    fields = (role.kind, role.of, value, block, at, end, role, False)
                    claims.append(_CLAIM(Claim, fields))
        last = end
