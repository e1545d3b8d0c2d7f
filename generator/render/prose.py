"""Prose as HTML: the Markdown library's renderer, with the habits of this portal.

Everything is escaped. Raw HTML of a source is shown as text. Nothing here changes a token, so the
same tokens can be rendered again elsewhere.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markupsafe import Markup

from generator.read.markdown.parser import PARSER
from generator.read.markdown.targets import is_external
from generator.read.markdown.visible import inline_text, is_seamless

_NOT_WORD = re.compile(r"[\W_]+")
_DEEPEST_HEADING = 6
_LABEL_LENGTH = 40
_LIBRARY = RendererHTML()


@dataclass(slots=True)
class _HeadingIds:
    """Gives out the ids of headings."""

    prefix: str
    numbers: dict[str, int] = field(default_factory=dict)
    """How often each id was given out, those with a number counted with the one without."""

    def next(self, heading: str) -> str:
        numbers = self.numbers
        base = name = f"{self.prefix}-{_words(heading)}"
        while name in numbers:
            numbers[base] += 1
            name = f"{base}-{numbers[base]}"
        numbers[name] = 1
        return name


@dataclass(slots=True)
class _Setting:
    """What one rendering needs to know beside the tokens."""

    resolve: Callable[[str], str]
    heading_shift: int
    heading_ids: _HeadingIds
    labels: dict[str, int]
    """How often each label of a table was given out."""


_Rule = Callable[[Sequence[Token], int, _Setting], str]


def render_prose(
    tokens: Sequence[Token],
    *,
    resolve: Callable[[str], str],
    id_prefix: str,
    heading_shift: int = 0,
) -> Markup:
    """Return the HTML of block tokens.

    ``resolve`` maps each target of a link or image, percent-encoded as it stands in the token, to
    the address that the page shall have. Headings get the ids of ``heading_ids``, and their level
    is moved by ``heading_shift``.
    """
    setting = _Setting(resolve, heading_shift, _HeadingIds(id_prefix), {})
    return Markup(_html(tokens, setting))  # noqa: S704 - all text and attributes are escaped


def heading_ids(tokens: Sequence[Token], id_prefix: str) -> tuple[str, ...]:
    """Return the ids of the headings among ``tokens``, in their order and each unique.

    An id is the prefix and the words of the heading: ``总体-主动公开``, ``总体-主动公开-2``.
    """
    ids = _HeadingIds(id_prefix)
    return tuple(
        ids.next(inline_text(tokens[index + 1]))
        for index, token in enumerate(tokens)
        if token.type == "heading_open"
    )


@lru_cache(maxsize=1024)
def _words(heading: str) -> str:
    """Return the words of a heading, most of which come in every report."""
    return _NOT_WORD.sub("-", heading).strip("-").lower() or "节"


def _html(tokens: Sequence[Token], setting: _Setting) -> str:
    """Return the HTML of block tokens, or of the text of one block."""
    pieces: list[str] = []
    add, fixed_of = pieces.append, _FIXED.get
    for index, token in enumerate(tokens):
        # Paragraphs of lists without empty lines have no tags.
        if token.hidden:
            if _begins_shown_paragraph(tokens, index + 1):
                add("\n")
            continue
        kind = token.type
        fixed = fixed_of(kind)
        if fixed is not None:
            add(fixed)
        elif kind == "inline":
            children = token.children or ()
            # Most blocks are one piece of plain text.
            if len(children) == 1 and children[0].type == "text":
                add(_escaped(children[0].content))
            else:
                add(_html(children, setting))
        elif kind == "text":
            add(_escaped(token.content))
        elif kind in _RULES:
            add(_RULES[kind](tokens, index, setting))
        else:
            rule = _LIBRARY.rules.get(kind, _LIBRARY.renderToken)
            add(rule(tokens, index, PARSER.options, {}))
    return "".join(pieces)


def _begins_shown_paragraph(tokens: Sequence[Token], index: int) -> bool:
    if index == len(tokens):
        return False
    return tokens[index].type == "paragraph_open" and not tokens[index].hidden


def _escaped(text: str) -> str:
    """Return a text as the library escapes it; most texts hold nothing to be escaped."""
    if "&" in text or "<" in text or ">" in text or '"' in text:
        return escapeHtml(text)
    return text


def _heading_open(tokens: Sequence[Token], index: int, setting: _Setting) -> str:
    tag = _shifted(tokens[index].tag, setting.heading_shift)
    name = _escaped(setting.heading_ids.next(inline_text(tokens[index + 1])))
    return f'<{tag} id="{name}">'


def _heading_close(tokens: Sequence[Token], index: int, setting: _Setting) -> str:
    return f"</{_shifted(tokens[index].tag, setting.heading_shift)}>\n"


def _table_open(tokens: Sequence[Token], index: int, setting: _Setting) -> str:
    label = _table_label(tokens, index)
    count = setting.labels[label] = setting.labels.get(label, 0) + 1
    name = _escaped(f"{label}（{count}）" if count > 1 else label)
    wrapper = f'<div class="scroll" role="region" tabindex="0" aria-label="{name}">'
    return f'{wrapper}\n<table>\n<caption class="unseen">{name}</caption>\n'


def _table_close(_tokens: Sequence[Token], _index: int, _setting: _Setting) -> str:
    return "</table>\n</div>\n"


def _th_open(tokens: Sequence[Token], index: int, _setting: _Setting) -> str:
    align = _align(tokens[index])
    # An empty header cell heads nothing and would be announced as a nameless header.
    return f'<th scope="col"{align}>' if tokens[index + 1].content else f"<td{align}>"


def _th_close(tokens: Sequence[Token], index: int, _setting: _Setting) -> str:
    return "</th>\n" if tokens[index - 1].content else "</td>\n"


def _td_open(tokens: Sequence[Token], index: int, _setting: _Setting) -> str:
    return f"<td{_align(tokens[index])}>"


def _list_item_open(tokens: Sequence[Token], index: int, _setting: _Setting) -> str:
    number = tokens[index].info
    if not number:
        return "<li>"
    before = _number_before(tokens, index)
    if before is None or int(number) == before + 1:
        return "<li>"
    # The numbers that a source states are kept even where they do not follow on.
    return f'<li value="{int(number)}">'


def _link_open(tokens: Sequence[Token], index: int, setting: _Setting) -> str:
    token = tokens[index]
    if "href" not in token.attrs:
        return "<a>"
    target = str(token.attrs["href"])
    relation = ' rel="noopener noreferrer"' if is_external(target) else ""
    return f'<a href="{_escaped(setting.resolve(target))}"{_title(token)}{relation}>'


def _image(tokens: Sequence[Token], index: int, setting: _Setting) -> str:
    token = tokens[index]
    text = _escaped(inline_text(token).strip())
    if "src" not in token.attrs:
        return text
    source = _escaped(setting.resolve(str(token.attrs["src"])))
    return f'<img src="{source}" alt="{text}"{_title(token)} loading="lazy">'


def _fence(tokens: Sequence[Token], index: int, setting: _Setting) -> str:
    listing = _listing(tokens, index, setting)
    info = tokens[index].info.strip()
    if not info:
        return listing
    # The words after an opening fence are text of the source, so they are shown.
    caption = f"<figcaption>{_escaped(info)}</figcaption>"
    return f'<figure class="listing">\n{caption}\n{listing}</figure>\n'


def _listing(tokens: Sequence[Token], index: int, _setting: _Setting) -> str:
    return f'<pre tabindex="0"><code>{_escaped(tokens[index].content)}</code></pre>\n'


def _softbreak(tokens: Sequence[Token], index: int, _setting: _Setting) -> str:
    return "" if is_seamless(tokens, index) else "\n"


def _html_inline(tokens: Sequence[Token], index: int, _setting: _Setting) -> str:
    return _escaped(tokens[index].content)


@cache
def _shifted(tag: str, shift: int) -> str:
    return f"h{max(1, min(int(tag[1]) + shift, _DEEPEST_HEADING))}"


def _title(token: Token) -> str:
    title = token.attrs.get("title")
    return f' title="{_escaped(str(title))}"' if title else ""


def _align(token: Token) -> str:
    style = str(token.attrs.get("style", ""))
    return f' class="align-{style.rpartition(":")[2]}"' if style else ""


def _table_label(tokens: Sequence[Token], start: int) -> str:
    """Return a name for the table at ``start``: the texts of its header."""
    names = []
    for index in range(start, len(tokens)):
        if tokens[index].type == "thead_close":
            break
        if tokens[index].type == "inline":
            names.append(inline_text(tokens[index]).strip())
    text = "、".join(name for name in names if name)
    return f"表格：{text}"[:_LABEL_LENGTH] if text else "表格"


def _number_before(tokens: Sequence[Token], index: int) -> int | None:
    """Return the number of the list item before the one at ``index``; None for a first item."""
    level = tokens[index].level
    for earlier in range(index - 1, -1, -1):
        token = tokens[earlier]
        if token.level < level:
            return None
        if token.level == level and token.type == "list_item_open":
            return int(token.info) if token.info else None
    return None


_RULES: Mapping[str, _Rule] = {
    "heading_open": _heading_open,
    "heading_close": _heading_close,
    "table_open": _table_open,
    "table_close": _table_close,
    "th_open": _th_open,
    "th_close": _th_close,
    "td_open": _td_open,
    "list_item_open": _list_item_open,
    "link_open": _link_open,
    "image": _image,
    "fence": _fence,
    "code_block": _listing,
    "softbreak": _softbreak,
    "html_block": _listing,
    "html_inline": _html_inline,
}
"""The types of token that differ from the library's rendering."""

_FIXED = {
    "paragraph_open": "<p>",
    "paragraph_close": "</p>\n",
    "bullet_list_close": "</ul>\n",
    "ordered_list_close": "</ol>\n",
    "list_item_close": "</li>\n",
    "strong_open": "<strong>",
    "strong_close": "</strong>",
}
"""What the library prints for the most frequent of its types, whatever stands around them."""
