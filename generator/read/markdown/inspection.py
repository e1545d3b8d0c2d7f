"""Judging a parsed body: raw HTML, link targets, images, nesting, tables, definitions.

One pass over the tokens. It goes into the text of blocks only where the source holds a character
that can begin a link or a tag, which most reports do not.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple
from urllib.parse import unquote

from markdown_it.token import Token

from generator.ground.diagnostics import Finding, Place
from generator.ground.text import code_point, forbidden_character, is_bidi_control
from generator.read.faults import BIDI_CONTROL, CONTROL_CHARACTER
from generator.read.markdown import faults
from generator.read.markdown.parser import Notes
from generator.read.markdown.places import BlockCursor, BodyPlaces, CellCursor
from generator.read.markdown.targets import is_external, is_own, is_safe_link
from generator.read.markdown.visible import inline_text

_TAG = re.compile(r"<!--[\s\S]*?(?:-->|\Z)|</?[A-Za-z][A-Za-z0-9-]*|<[!?]")
_SHOWN = 60
"""Characters of a target or tag that a message repeats."""

_Cursor = BlockCursor | CellCursor


class Link(NamedTuple):
    """A link or an image of a body."""

    target: str
    """Percent-encoded, as it stands in the token."""
    place: Place
    is_image: bool


def inspect(
    tokens: Sequence[Token], env: Mapping[str, Any], places: BodyPlaces
) -> tuple[tuple[Finding, ...], tuple[Link, ...]]:
    """Return the faults of a parsed body in the order of their places, and its safe links.

    Targets that are not safe are taken out of their tokens.
    """
    text, start = places.source.text, places.start
    has_marks = text.find("[", start) >= 0 or text.find("<", start) >= 0
    has_entities = text.find("&", start) >= 0
    if not (env or has_marks or has_entities):
        return (), ()
    inspection = _Inspection(places)
    if has_marks:
        for token in tokens:
            inspection.block(token)
    if has_entities:
        for token in tokens:
            inspection.entities(token)
    inspection.notes(env.get("notes", Notes()))
    inspection.definitions(env.get("references", {}), env.get("duplicate_refs", ()))
    return tuple(sorted(inspection.findings, key=Finding.sort_key)), tuple(inspection.links)


def _shown(text: str) -> str:
    line = text.partition("\n")[0]
    return line if len(line) <= _SHOWN else line[:_SHOWN] + "…"


def _shown_target(target: str) -> str:
    decoded = unquote(target)
    return _shown(decoded if decoded.isprintable() else target) or "（空）"


def _shown_tag(html: str) -> str:
    if html.startswith("<!--"):
        return f"注释 {_shown(html)}"
    match = _TAG.match(html)
    name = match.group() if match else html
    return f"标签 {name}>" if name[-1].isalnum() else f"声明 {_shown(html)}"


def _texts(token: Token) -> Iterator[str]:
    """Return every text that the page will show of a token, attributes included."""
    for child in token.children or ():
        yield child.content
        yield from (value for value in child.attrs.values() if isinstance(value, str))
        yield from _texts(child)


class _Inspection:
    """The findings and links of one body, gathered on the way through its tokens."""

    def __init__(self, places: BodyPlaces) -> None:
        self.places = places
        self.findings: list[Finding] = []
        self.links: list[Link] = []
        self.used: set[str] = set()

    def block(self, token: Token) -> None:
        """Judge one block token and the text in it."""
        if token.type == "html_block":
            cursor = self.places.cursor(token)
            for match in _TAG.finditer(token.content):
                self._raw_html(match.group(), cursor.place(match.start()))
        elif token.children:
            self._children(token, self.places.cursor(token))

    def entities(self, block: Token) -> None:
        """Report a character that only an entity such as ``&#x202E;`` can bring in."""
        for text in _texts(block):
            at = forbidden_character(text)
            if at is not None:
                name = code_point(text[at])
                rule = BIDI_CONTROL if is_bidi_control(text[at]) else CONTROL_CHARACTER
                place = self.places.cursor(block).place(block.content.find("&"))
                message = f"以 & 开头的写法带来了不能出现的字符 {name}。"
                self.findings.append(rule.finding(place, message, hint="请删去这个写法。"))
                return

    def _children(self, parent: Token, cursor: _Cursor, begin: int = 0) -> None:
        """Judge what stands in a block, or in an image whose text begins at ``begin`` of it."""
        for child in parent.children or ():
            if "at" in child.meta:
                self._child(child, cursor, begin + child.meta["at"])

    def _child(self, token: Token, cursor: _Cursor, at: int) -> None:
        place = cursor.place(at)
        if token.type == "html_inline":
            self._raw_html(token.content, place)
            return
        self.used.add(token.meta.get("label", ""))
        if token.type == "image":
            self._image(token, place)
            self._children(token, cursor, at + len("!["))
        else:
            self._link(token, place)

    def _raw_html(self, tag: str, place: Place) -> None:
        self.findings.append(
            faults.RAW_HTML.finding(
                place,
                f"正文里有 HTML {_shown_tag(tag)}。",
                hint="改用 Markdown 的写法；要显示尖括号本身，请在它前面加反斜杠：\\<。",
            )
        )

    def _link(self, token: Token, place: Place) -> None:
        target = str(token.attrs["href"])
        if is_safe_link(target):
            self.links.append(Link(target, place, is_image=False))
            return
        del token.attrs["href"]
        self._unsafe(f"链接目标 {_shown_target(target)} ", place)

    def _unsafe(self, what: str, place: Place) -> None:
        self.findings.append(
            faults.UNSAFE_LINK.finding(
                place,
                f"{what}不是允许的地址。",
                hint="只可用 http、https、mailto、tel 地址，本站的相对地址，或以 # 开头的锚点。",
            )
        )

    def _image(self, token: Token, place: Place) -> None:
        target = str(token.attrs["src"])
        if is_own(target):
            self.links.append(Link(target, place, is_image=True))
        elif is_external(target):
            del token.attrs["src"]
            self._external(target, place)
        else:
            del token.attrs["src"]
            self._unsafe(f"图片地址 {_shown_target(target)} ", place)
        if not inline_text(token).strip():
            self.findings.append(
                faults.IMAGE_WITHOUT_TEXT.finding(
                    place,
                    "图片没有替代文字。",
                    hint="在方括号里写明图片的内容：![二〇二三年申请数量柱状图](…)。",
                )
            )

    def _external(self, target: str, place: Place) -> None:
        self.findings.append(
            faults.EXTERNAL_IMAGE.finding(
                place,
                f"图片 {_shown_target(target)} 在别的网站上。",
                hint="把图片存到与报告同名的文件夹里，用相对地址引用。",
            )
        )

    def notes(self, notes: Notes) -> None:
        """Judge what the parser noted beside the tokens."""
        self.findings += [
            faults.NESTED_TOO_DEEP.finding(
                self.places.at_offset(offset),
                "引用和列表套得太深，这里的文字没有按 Markdown 解释。",
                hint="减少行首的 >、- 或缩进。",
            )
            for offset in notes.too_deep
        ]
        self.findings += [
            faults.RAGGED_TABLE_ROW.finding(
                self.places.at_offset(row.offset),
                f"这一行有 {row.cells} 格，表头有 {row.due} 格，"
                + (f"多 {row.cells - row.due} 格。" if row.cells > row.due else "")
                + (f"少 {row.due - row.cells} 格。" if row.cells < row.due else ""),
                hint="补齐或删去竖线；格里要写竖线时写成 \\|。",
            )
            for row in notes.ragged
        ]

    def definitions(
        self, references: Mapping[str, Any], duplicates: Iterable[Mapping[str, Any]]
    ) -> None:
        """Judge link definitions, none of which appears on the page by itself."""
        for label, definition in references.items():
            if label.startswith("^"):
                self._lost(definition, "{} 是脚注的写法，它的文字不会出现在页面上。")
            elif label not in self.used:
                self._lost(definition, "没有链接用到定义 {}，它不会出现在页面上。")
        for definition in duplicates:
            self._lost(definition, "定义 {} 与前面的重复，它不会出现在页面上。")

    def _lost(self, definition: Mapping[str, Any], message: str) -> None:
        number = self.places.first_line + int(definition["map"][0])
        line = self.places.source.line(number)
        column = line.find("[")
        label = line[column:].partition("]:")[0] + "]"
        self.findings.append(
            faults.UNUSED_LINK_DEFINITION.finding(
                Place(self.places.source.path, number, column + 1),
                message.format(_shown(label)),
                hint="要显示这行文字，请在方括号前加反斜杠：\\[；不要的定义请删去。",
            )
        )
