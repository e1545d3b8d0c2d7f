"""Reading the Markdown part of a source file."""

from dataclasses import dataclass
from typing import Any

from markdown_it.token import Token

from generator.ground.diagnostics import Finding
from generator.ground.source import SourceText
from generator.read.markdown.inspection import Link, inspect
from generator.read.markdown.parser import PARSER
from generator.read.markdown.places import BodyPlaces
from generator.read.markdown.plain import plain_tokens


@dataclass(frozen=True, slots=True)
class MarkdownResult:
    """The Markdown part of a source, parsed and judged."""

    tokens: tuple[Token, ...]
    """Block tokens whose maps count lines of the whole file from 0; never to be changed."""
    findings: tuple[Finding, ...]
    """In the order of their places."""
    links: tuple[Link, ...]
    """Links and images with a safe target, in the order of the text."""


def read_markdown(source: SourceText, start: int = 0) -> MarkdownResult:
    """Return the tokens of ``source`` from ``start`` on, with the faults of its Markdown.

    ``start`` is an offset in the text and always the start of a line. Targets that are not safe
    are taken out of their tokens, so that no page can print them.
    """
    env: dict[str, Any] = {}
    text = source.text[start:]
    before = source.text.count("\n", 0, start)
    tokens = plain_tokens(text, before, env)
    if tokens is None:
        tokens = PARSER.parse(text, env)
        _shift(tokens, before)
    findings, links = inspect(tokens, env, BodyPlaces(source, start))
    return MarkdownResult(tuple(tokens), findings, links)


def _shift(tokens: list[Token], lines: int) -> None:
    for token in tokens:
        if token.map:
            first, end = token.map
            token.map = [first + lines, end + lines]
