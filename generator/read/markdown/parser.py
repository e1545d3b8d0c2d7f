"""The one Markdown parser: CommonMark and GFM tables, changed so that no text is lost unseen.

Raw HTML is parsed, so that it can be found; every link target is accepted, so that a bad one is
a link with a place; and whatever the library would drop in silence (text nested too deep, cells
beyond the header) is kept as text or noted in ``Notes``. Judging all this is done elsewhere.
"""

import re
from collections.abc import MutableMapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, NamedTuple

from markdown_it import MarkdownIt
from markdown_it.common.utils import mdTrim
from markdown_it.parser_block import ParserBlock
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block import table as stock_table
from markdown_it.rules_block.table import getLine
from markdown_it.rules_inline import StateInline, autolink, html_inline, image, link
from markdown_it.token import Token

from generator.read.markdown.flanking import ChineseInline

MAX_NESTING = 20
"""Levels of quotes and lists; each costs the library a few frames of Python's stack."""

MAX_IMAGE_NESTING = 4
"""Levels of images in the text of images; the library would recurse without end."""

_PIPE = re.compile(r"(?<!\\)\|")


class RaggedRow(NamedTuple):
    """A table row with another number of cells than the header."""

    offset: int
    """Offset of the row's first character in the parsed text."""
    cells: int
    due: int


@dataclass(slots=True)
class Notes:
    """What the parser came across beside the tokens; offsets are in the parsed text."""

    too_deep: list[int] = field(default_factory=list)
    ragged: list[RaggedRow] = field(default_factory=list)
    image_depth: int = 0

    @staticmethod
    def of(env: MutableMapping[str, Any]) -> "Notes":
        """Return the notes kept in a parser's environment."""
        notes: Notes = env.setdefault("notes", Notes())
        return notes


class _TolerantMarkdown(MarkdownIt):
    def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802 - the library's own signature
        """Accept every target: a refused one would be plain text, without a place."""
        return True


class _InlineParser(ParserInline):
    def parse(
        self, src: str, md: MarkdownIt, env: MutableMapping[str, Any], tokens: list[Token]
    ) -> list[Token]:
        """Parse the text of one block, with the flanking rules for Chinese."""
        state = ChineseInline(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens


class _BlockParser(ParserBlock):
    def tokenize(self, state: StateBlock, startLine: int, endLine: int) -> None:  # noqa: N803 - the library's own signature
        """Parse lines into blocks; beyond the limit of nesting keep them as plain text."""
        if state.level < MAX_NESTING:
            super().tokenize(state, startLine, endLine)
        else:
            _keep_as_text(state, startLine, endLine)


def _keep_as_text(state: StateBlock, start: int, end: int) -> None:
    first = state.line = state.skipEmptyLines(start)
    if first >= end or state.sCount[first] < state.blkIndent:
        return
    stop = first + 1
    while stop < end and (state.isEmpty(stop) or state.sCount[stop] >= state.blkIndent):
        stop += 1
    Notes.of(state.env).too_deep.append(state.bMarks[first] + state.tShift[first])
    state.push("paragraph_open", "p", 1).map = [first, stop]
    text = state.push("inline", "", 0)
    text.map = [first, stop]
    text.content = mdTrim(state.getLines(first, stop, state.blkIndent, keepLastLF=False))
    text.children = []
    state.push("paragraph_close", "p", -1)
    state.line = stop


def _cell_offsets(state: StateBlock, line: int) -> list[int]:
    """Return where the text of each cell of a row begins, counted as the library counts cells."""
    raw = getLine(state, line)
    row = mdTrim(raw)
    begin = state.bMarks[line] + state.tShift[line] + raw.index(row)
    bounds = [-1, *(match.start() for match in _PIPE.finditer(row)), len(row)]
    cells = [(left + 1, right) for left, right in pairwise(bounds)]
    if cells[0][0] == cells[0][1]:
        del cells[0]
    if cells and cells[-1][0] == cells[-1][1]:
        del cells[-1]
    return [begin + left + _indent(row[left:right]) for left, right in cells]


def _indent(cell: str) -> int:
    text = mdTrim(cell)
    return cell.index(text) if text else 0


def _table(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - the library's own signature
    """Parse a table, noting rows of the wrong length and the place of each cell."""
    first = len(state.tokens)
    if not stock_table(state, start, end, silent):
        return False
    if silent:
        return True
    due = 0
    offsets: list[int] = []
    for token in state.tokens[first:]:
        if token.type == "tr_open" and token.map:
            offsets = _cell_offsets(state, token.map[0])
            due = due or len(offsets)
            if len(offsets) != due:
                begin = state.bMarks[token.map[0]] + state.tShift[token.map[0]]
                Notes.of(state.env).ragged.append(RaggedRow(begin, len(offsets), due))
        elif token.type == "inline" and offsets:
            token.meta["cell"] = offsets.pop(0)
    return True


def _html(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the library's own signature
    """Parse an HTML tag; a comment that is never closed counts as one, too."""
    at = state.pos
    if state.src[at] != "<":
        return False
    if html_inline(state, silent):
        if not silent:
            state.tokens[-1].meta["at"] = at
        return True
    if not state.src.startswith("<!--", at):
        return False
    if not silent:
        token = state.push("html_inline", "", 0)
        token.content = "<!--"
        token.meta["at"] = at
    state.pos = at + 4
    return True


def _last_bracket(state: StateInline) -> int:
    """Return where the last ``]`` stands: no link or image begins after it.

    The library would look for it from each ``[`` anew.
    """
    return state.last_bracket if isinstance(state, ChineseInline) else len(state.src)


def _link(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the library's own signature
    """Parse a link, noting where it begins."""
    at = state.pos
    if state.src[at] != "[" or at > _last_bracket(state):
        return False
    return _with_place(link, state, silent)


def _autolink(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the library's own signature
    """Parse an address in angle brackets, noting where it begins."""
    return state.src[state.pos] == "<" and _with_place(autolink, state, silent)


def _image(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the library's own signature
    """Parse an image, noting where it begins; images nested too deep stay text."""
    at = state.pos
    if state.src[at] != "!" or at > _last_bracket(state):
        return False
    notes = Notes.of(state.env)
    if notes.image_depth >= MAX_IMAGE_NESTING:
        return False
    if silent:
        return image(state, silent)
    notes.image_depth += 1
    matched = _with_place(image, state, silent)
    notes.image_depth -= 1
    return matched


def _with_place(rule: Any, state: StateInline, silent: bool) -> bool:  # noqa: ANN401, FBT001 - a rule of the library
    at = state.pos
    first = len(state.tokens)
    if not rule(state, silent):
        return False
    if not silent:
        # Text that was pending before the link is pushed in front of it.
        token = state.tokens[first]
        token = token if token.type in {"link_open", "image"} else state.tokens[first + 1]
        token.meta["at"] = at
    return True


def _build() -> MarkdownIt:
    parser = _TolerantMarkdown("commonmark")
    parser.inline = _InlineParser()
    parser.block = _BlockParser()
    parser.block.ruler.at("table", _table, {"alt": ["paragraph", "reference"]})
    for name, rule in (
        ("html_inline", _html),
        ("link", _link),
        ("autolink", _autolink),
        ("image", _image),
    ):
        parser.inline.ruler.at(name, rule)
    options = {"maxNesting": MAX_NESTING, "html": True, "xhtmlOut": False, "store_labels": True}
    return parser.configure("commonmark", options).enable("table")


PARSER = _build()
"""Shared by all: it keeps nothing between two texts."""
