"""Markdown of a source file: block tokens, the prose under each heading, and what is wrong."""

from generator.read.markdown.faults import RULES
from generator.read.markdown.inspection import Link
from generator.read.markdown.passages import split_passages
from generator.read.markdown.reader import MarkdownResult, read_markdown
from generator.read.markdown.targets import is_own
from generator.read.markdown.visible import plain_text

__all__ = [
    "RULES",
    "Link",
    "MarkdownResult",
    "is_own",
    "plain_text",
    "read_markdown",
    "split_passages",
]
