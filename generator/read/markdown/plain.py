"""Tokens of plain bodies, made without the block parser of the library.

Nearly every report is headings, paragraphs and flat lists, and their lines show by their first
characters what they are. One line that may be anything else leaves the whole body to the library.
So does, for itself alone, the text of a block that holds a character which may mean something.
The tokens equal those of the library; those that are always alike are shared.
"""

import re
from collections.abc import MutableMapping
from typing import Any, Literal, NamedTuple

from markdown_it.common.utils import mdTrim
from markdown_it.rules_core import StateCore, inline, text_join
from markdown_it.token import Token

from generator.read.markdown.parser import PARSER

# How a line of a paragraph begins: with a wide space, with two stars and a word, with a number
# that counts no list, or with what begins neither a block nor the underline of a heading or of
# the header of a table.
_START = r"(?:\u3000+\S|\*\*[^*\s]|[0-9]+(?:[^0-9.)]|[.)][^ \t])|[^\s#>+*=_`~<|:\[0-9-])"
_LINE = re.compile(_START)
_ITEM = re.compile(rf"(?:-|([0-9]{{1,9}})\.) (?={_START})")
_HEADING = re.compile(r"(#{1,6}) ([^\s#][^#]*)")

_MEANINGS = ("\\", "`", "_", "[", "<", "&")
"""The characters with which an inline rule can begin, besides line ends and stars; ``!`` means
something before ``[`` only."""
_MEANING_BUT_STARS = re.compile(r"[\n\\`_\[<&]")
# Two stars between letters, digits and signs of Chinese can both open and close, those at the
# beginning of a text can only open, those at its end only close: they pair off in their order.
_BESIDE = r"[0-9A-Za-z\u4e00-\u9fff，。；：、？！（）《》〈〉【】“”]"
_TWO_STARS = re.compile(rf"\*\*(?:(?<={_BESIDE}\*\*)|(?<!.\*\*))(?={_BESIDE}|\Z)")

_NEW = Token.__new__
_NONE: dict[str, Any] = {}
"""What tokens without attributes have in common; as all of a finished result, never changed."""


def _token(  # noqa: PLR0913, PLR0917 - the fields of a token, in the order of its class
    kind: str,
    tag: str,
    nesting: Literal[-1, 0, 1],
    lines: list[int] | None,
    level: int,
    content: str = "",
    markup: str = "",
    info: str = "",
    children: list[Token] | None = None,
    *,
    is_block: bool = True,
    is_hidden: bool = False,
) -> Token:
    """Return a token without attributes, in half the time that the library's class takes."""
    token = _NEW(Token)
    token.type, token.tag, token.nesting = kind, tag, nesting
    token.attrs = token.meta = _NONE
    token.map, token.level = lines, level
    token.children, token.content = children, content
    token.markup, token.info = markup, info
    token.block, token.hidden = is_block, is_hidden
    return token


class _Kind(NamedTuple):
    """What all lists of a kind have in common."""

    name: str
    tag: str
    markup: str
    item_end: tuple[Token, Token]
    end: Token


def _kind(name: str, tag: str, markup: str) -> _Kind:
    paragraph_close = _token("paragraph_close", "p", -1, None, 2, is_hidden=True)
    item_close = _token("list_item_close", "li", -1, None, 1, "", markup)
    close = _token(f"{name}_close", tag, -1, None, 0, "", markup)
    return _Kind(f"{name}_open", tag, markup, (paragraph_close, item_close), close)


_BULLETS = _kind("bullet_list", "ul", "-")
_NUMBERS = _kind("ordered_list", "ol", ".")
_PARAGRAPH_CLOSE = _token("paragraph_close", "p", -1, None, 0)
_HEADING_CLOSE = [_token("heading_close", f"h{n}", -1, None, 0, "", "#" * n) for n in range(7)]
_STRONG_OPEN = _token("strong_open", "strong", 1, None, 0, "", "**", is_block=False)
_STRONG_CLOSE = _token("strong_close", "strong", -1, None, 0, "", "**", is_block=False)


def plain_tokens(text: str, before: int, env: MutableMapping[str, Any]) -> list[Token] | None:
    """Return the tokens of a body that follows ``before`` lines; None where it is not plain.

    ``env`` is what the library keeps beside the tokens.
    """
    if "\r" in text or "\0" in text:
        return None
    lines = text.split("\n")
    if not lines[-1]:
        del lines[-1]
    body = _Body(lines, before, has_marks=any(sign in text for sign in _MEANINGS))
    if not body.read():
        return None
    if body.doubtful:
        state = StateCore("", PARSER, env, body.doubtful)
        inline(state)
        text_join(state)
    return body.tokens


class _Body:
    """The tokens of a body, gathered on the way through its lines."""

    def __init__(self, lines: list[str], before: int, *, has_marks: bool) -> None:
        self.lines = lines
        self.before = before
        self.has_marks = has_marks
        """Whether anything but stars and line ends can mean something in any of its texts."""
        self.tokens: list[Token] = []
        self.doubtful: list[Token] = []
        """Texts that only the library can read."""

    def read(self) -> bool:
        """Make the tokens; return False at the first line that is not plain."""
        lines, line = self.lines, 0
        while line < len(lines):
            text = lines[line]
            if not text:
                line += 1
                continue
            end = 0
            if text[0] == "#":
                end = self._heading(line)
            elif _LINE.match(text):
                end = self._paragraph(line)
            elif _ITEM.match(text):
                end = self._list(line)
            if not end:
                return False
            line = end
        return True

    # Each of these returns the line after its block, or 0 where the block is not plain.

    def _heading(self, line: int) -> int:
        heading = _HEADING.fullmatch(self.lines[line])
        if heading is None:
            return 0
        markup, content = heading.groups()
        level = len(markup)
        at = line + self.before
        self.tokens += (
            _token("heading_open", f"h{level}", 1, [at, at + 1], 0, "", markup),
            self._text(content, at, at + 1, 1),
            _HEADING_CLOSE[level],
        )
        return line + 1

    def _paragraph(self, line: int) -> int:
        lines, end = self.lines, line + 1
        while end < len(lines) and lines[end] and _LINE.match(lines[end]):
            end += 1
        content = lines[line] if end == line + 1 else "\n".join(lines[line:end])
        first, last = line + self.before, end + self.before
        self.tokens += (
            _token("paragraph_open", "p", 1, [first, last], 0),
            self._text(content, first, last, 1),
            _PARAGRAPH_CLOSE,
        )
        return end

    def _list(self, line: int) -> int:
        lines, items, end = self.lines, [], line
        while end < len(lines) and (item := _ITEM.match(lines[end])):
            items.append(item)
            end += 1
        next_line = end
        while next_line < len(lines) and not lines[next_line]:
            next_line += 1
        number = items[0][1]
        has_one_mark = all((item[1] is None) is (number is None) for item in items)
        if not has_one_mark or not self._ends_list(end, next_line):
            return 0
        # Only the number 1 can begin a list right below a paragraph.
        if number and int(number) != 1 and line and lines[line - 1][:1] not in {"", "#"}:
            return 0
        self._items(items, line + self.before, next_line + self.before)
        return next_line

    def _ends_list(self, end: int, next_line: int) -> bool:
        """Tell whether what follows a list neither continues its last item nor is an item."""
        lines = self.lines
        if next_line == len(lines):
            return True
        follower = lines[next_line]
        return follower[0] == "#" or (next_line > end and _ITEM.match(follower) is None)

    def _items(self, items: list[re.Match[str]], first: int, end: int) -> None:
        number = items[0][1]
        kind = _BULLETS if number is None else _NUMBERS
        markup = kind.markup
        opening = _token(kind.name, kind.tag, 1, [first, end], 0, "", markup)
        if number and int(number) != 1:
            opening.attrs = {"start": int(number)}
        self.tokens.append(opening)
        last = first + len(items) - 1
        for at, item in enumerate(items, first):
            # The empty lines below a list belong to its last item.
            lines = [at, end if at == last else at + 1]
            self.tokens += (
                _token("list_item_open", "li", 1, lines, 1, "", markup, item[1] or ""),
                _token("paragraph_open", "p", 1, [at, at + 1], 2, is_hidden=True),
                self._text(item.string[item.end() :], at, at + 1, 3),
                *kind.item_end,
            )
        self.tokens.append(kind.end)

    def _is_doubtful(self, content: str) -> bool:
        """Tell whether a text has a line end, or a sign other than a star that may mean something.

        Most bodies have no such sign, and looking for one in all of a body is soon done.
        """
        if self.has_marks:
            return _MEANING_BUT_STARS.search(content) is not None
        return "\n" in content

    def _text(self, text: str, first: int, end: int, level: int) -> Token:
        content = mdTrim(text)
        if self._is_doubtful(content):
            children = []
        elif "*" in content:
            children = _with_bold(content)
        else:
            children = [_token("text", "", 0, None, 0, content, is_block=False)]
        token = _token("inline", "", 0, [first, end], level, content, "", "", children)
        if not children:
            self.doubtful.append(token)
        return token


def _with_bold(content: str) -> list[Token]:
    """Return the tokens of a text in which stars alone can mean something; none for other stars."""
    texts = _TWO_STARS.split(content)
    runs = len(texts) - 1
    if runs % 2 or content.count("*") != 2 * runs:
        return []
    tokens: list[Token] = []
    for number, text in enumerate(texts):
        if number % 2:
            bold = _token("text", "", 0, None, 1, text, is_block=False)
            tokens += (_STRONG_OPEN, bold, _STRONG_CLOSE)
        else:
            tokens.append(_token("text", "", 0, None, 0, text, is_block=False))
    return tokens
