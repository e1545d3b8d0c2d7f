"""The text of tokens as a reader sees it, without marks: for checks, headings and labels."""

from collections.abc import Iterable, Sequence

from markdown_it.token import Token

from generator.read.markdown.flanking import is_chinese

_ROW_CELL = " "


def plain_text(tokens: Iterable[Token]) -> str:
    """Return the visible text, one line for each block and each row of a table.

    Only listings (fenced or indented) keep lines of their own.
    """
    lines: list[str] = []
    row: list[str] | None = None
    for token in tokens:
        if token.type == "inline":
            text = inline_text(token)
            lines.append(text) if row is None else row.append(text)
        elif token.type == "tr_open":
            row = []
        elif token.type == "tr_close":
            lines.append(_ROW_CELL.join(row or ()))
            row = None
        elif token.type == "fence":
            lines += [token.info.strip(), token.content.rstrip("\n")]
        elif token.type in {"code_block", "html_block"}:
            lines.append(token.content.rstrip("\n"))
    return "\n".join(line for line in lines if line.strip())


def inline_text(token: Token) -> str:
    """Return the visible text of a block's content, or of an image, in one line."""
    children = token.children or []
    # Most blocks are one piece of plain text.
    if len(children) == 1 and children[0].type == "text":
        return children[0].content
    return "".join(_piece(children, index) for index in range(len(children)))


def is_seamless(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether the line end at ``index`` stands between two Chinese characters.

    Chinese has no spaces between words, so such a line end must not become one.
    """
    before = _nearest(tokens, range(index - 1, -1, -1))
    after = _nearest(tokens, range(index + 1, len(tokens)))
    return is_chinese(before[-1:]) and is_chinese(after[:1])


def _nearest(tokens: Sequence[Token], indexes: range) -> str:
    """Return the first content met, past the marks of emphasis and links."""
    for index in indexes:
        token = tokens[index]
        if token.content or (token.nesting == 0 and token.type != "text"):
            return token.content
    return ""


def _piece(tokens: Sequence[Token], index: int) -> str:
    token = tokens[index]
    if token.type == "image":
        return inline_text(token)
    if token.type == "hardbreak":
        return " "
    if token.type == "softbreak":
        return "" if is_seamless(tokens, index) else " "
    return token.content
