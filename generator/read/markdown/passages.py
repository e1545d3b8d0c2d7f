"""Dividing the tokens of a body by its headings of the first and second level."""

from collections.abc import Sequence
from itertools import pairwise

from markdown_it.token import Token

from generator.model.report import Passage
from generator.read.markdown.visible import inline_text

_DIVIDING = ("h1", "h2")
_LISTINGS = ("fence", "code_block")


def split_passages(tokens: Sequence[Token]) -> tuple[Passage, ...]:
    """Return the passages of a body, first the preamble if anything stands in it.

    Only headings that stand by themselves divide, not those inside a quote or a list; headings
    of the third level and below stay in the tokens of their passage.
    """
    starts = [
        index
        for index, token in enumerate(tokens)
        if token.type == "heading_open" and token.level == 0 and token.tag in _DIVIDING
    ]
    passages = []
    preamble = tuple(tokens[: starts[0]] if starts else tokens)
    if _has_text(preamble):
        passages.append(Passage("", _line(preamble[0]), 0, preamble))
    for start, end in pairwise([*starts, len(tokens)]):
        heading = tokens[start]
        text = inline_text(tokens[start + 1]).strip()
        level = int(heading.tag[1])
        # A heading is three tokens: opening, text, closing.
        passages.append(Passage(text, _line(heading), level, tuple(tokens[start + 3 : end])))
    return tuple(passages)


def _has_text(tokens: Sequence[Token]) -> bool:
    return any(token.type in _LISTINGS or token.content for token in tokens)


def _line(token: Token) -> int:
    return token.map[0] + 1 if token.map else 1
