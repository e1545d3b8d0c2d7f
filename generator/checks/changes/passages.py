"""Prose that differs between two states of a report: which sentences went and which came.

Texts are compared as a reader sees them: how the source breaks its lines, or sets spaces beside
Chinese characters, is no difference; where a link leads is one.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from urllib.parse import unquote

from generator.checks.late import compile_late
from generator.ground.text import squeeze
from generator.model.report import Passage
from generator.read.markdown import plain_text

PREAMBLE = "前言"
"""What the text before the first heading is called."""
_SENTENCE = compile_late(r"[^。！？；\n]+[。！？；]?[”’）》]*|[。！？；]")
_SPACES = compile_late(r"(?<=[^\x00-\x7f]) | (?=[^\x00-\x7f])")
"""A single space beside a Chinese character."""
_TARGETS = {"link_open": "href", "image": "src"}


@dataclass(frozen=True, slots=True)
class PassageChange:
    """Prose under one heading that changed."""

    heading: str
    """The heading of today, or the former one of a passage that is gone."""
    removed: tuple[str, ...]
    """Sentences that are gone, in their order; a link is told as 链接：address."""
    added: tuple[str, ...]
    """Sentences that are new, in their order."""


def changed_passages(old: Sequence[Passage], new: Sequence[Passage]) -> tuple[PassageChange, ...]:
    """Return the passages that read differently, today's first, then those that are gone."""
    before, now = _by_heading(old), _by_heading(new)
    changes = (_change(before.get(key), now.get(key)) for key in dict.fromkeys((*now, *before)))
    return tuple(change for change in changes if change is not None)


def _by_heading(passages: Sequence[Passage]) -> dict[tuple[str, int], Passage]:
    """Return passages by their heading, and among equal headings by their order."""
    found: dict[tuple[str, int], Passage] = {}
    for passage in passages:
        name = squeeze(passage.heading)
        nth = sum(key[0] == name for key in found)
        found[name, nth] = passage
    return found


def _change(old: Passage | None, new: Passage | None) -> PassageChange | None:
    named = new or old
    heading = named.heading if named is not None else ""
    before, after = _clauses(old), _clauses(new)
    if before == after and old is not None and new is not None:
        return None
    removed: list[str] = []
    added: list[str] = []
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for kind, *(start, stop, first, last) in matcher.get_opcodes():
        if kind != "equal":
            removed += before[start:stop]
            added += after[first:last]
    return PassageChange(heading or PREAMBLE, tuple(removed), tuple(added))


def _clauses(passage: Passage | None) -> list[str]:
    """Return the sentences of a passage, then the targets of its links and pictures."""
    if passage is None:
        return []
    sentences = (found.group() for found in _SENTENCE.finditer(plain_text(passage.tokens)))
    plain = (_SPACES.sub("", " ".join(sentence.split())) for sentence in sentences)
    return [*filter(None, plain), *_targets(passage)]


def _targets(passage: Passage) -> Iterator[str]:
    for token in passage.tokens:
        for child in token.children or ():
            name = _TARGETS.get(child.type)
            if name is not None:
                yield f"链接：{unquote(str(child.attrs.get(name, '')))}"
