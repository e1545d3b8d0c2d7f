"""Plain bodies read line by line: the tokens are the library's, or the library is asked."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it.token import Token

from generator.ground.source import SourceText
from generator.read.front_matter import divide
from generator.read.markdown.parser import PARSER, Notes
from generator.read.markdown.plain import plain_tokens
from tests.narratives import CLAUSES, body

PLAIN = {
    "paragraphs": "本报告依据条例编制。\n\n全年 12 件，占 3.5%！\n",
    "no line end": "无其他需要报告的事项。",
    "paragraphs of two lines": "受理申请 7 件\n答复 5 件\n\n无复议\n",
    "wide indentation": "　　全年公开 31 条。\n\n　　其中解读 4 条。\n　　无更正。\n",
    "line ends with spaces": "全年 3 件  \n其中 2 件\u3000\n\n无。 \n",
    "headings": "# 总标题\n## 一、总体情况\n全年 9 件。\n### （一）主动公开 \n\n###### 1. 渠道\n",
    "figures first": "2023年，我局\n\n1.加强学习。\n\n2)完善\n\n3.5%的信息\n\n31 条。\n",
    "half-width brackets first": '(一) 主动公开\n\n"甲"字\n\n!甲\n\n&amp;\n',
    "bullets": "做法是：\n\n- 公开目录；\n- 开放日 2 次；\n- 解读。\n\n\n此外，无。\n",
    "bullets below a paragraph": "做法是：\n- 公开目录\n- 解读\n## 二、其他\n",
    "numbers": "1. 甲\n2. 乙\n5. 丙\n\n## 二\n\n07. 丁\n",
    "numbers below a paragraph": "做法是：\n1. 甲\n2. 乙\n",
    "list at the end": "- 甲\n- **乙。**丙\n\n\n",
    "bold": "**一是学习。**组织 3 次，**二是**检查，末尾是**公开**\n\n## **总体**情况\n",
    "bold between figures": "占**5**成，a**b**c，《**甲**》\n",
    "stars that are no bold": "**甲。** 乙\n\n甲*乙*，2*3，丙**** 丁**\n\n**甲**乙**\n\n甲***乙\n",
    "marks inside a line": "见[甲](b)、`丙`、a_b、<b>丁</b>、\\*、&copy;，![图](c.png)和<http://d.cn>\n",
    "empty": "",
    "empty lines": "\n\n",
}
"""Bodies of which every line shows what it is."""

NOT_PLAIN = {
    "quote": "> 甲\n",
    "table": "甲|乙\n-|-\n1|2\n",
    "fence": "```\n甲\n```\n",
    "code by indentation": "甲\n\n    乙\n",
    "indented paragraph": " 甲\n",
    "line of spaces": "甲\n \n乙\n",
    "line of wide spaces": "甲\n\n　\n",
    "rule": "甲\n\n---\n",
    "underlined heading": "甲\n---\n",
    "other underlined heading": "甲\n===\n",
    "raw HTML": "<b>甲</b>\n",
    "definition": "[甲]: /b\n",
    "hashes around a heading": "## 甲 ##\n",
    "hashes that are no heading": "##甲\n",
    "seven hashes": "####### 甲\n",
    "empty heading": "##\n",
    "loose list": "- 甲\n\n- 乙\n",
    "nested list": "- 甲\n  - 乙\n",
    "list in a list": "- - 甲\n",
    "heading in a list": "- # 甲\n",
    "item of two lines": "- 甲\n乙\n",
    "item of two paragraphs": "- 甲\n\n  乙\n",
    "empty item": "- 甲\n-\n",
    "stars for bullets": "* 甲\n* 乙\n",
    "bullets after numbers": "1. 甲\n- 乙\n",
    "numbers after bullets": "- 甲\n\n1. 乙\n",
    "two below a paragraph": "甲\n2. 乙\n",
    "carriage return": "甲\r乙\n",
    "null": "甲\0\n",
}
"""Bodies left to the library."""

PIECES = (
    *"甲乙，。：（“” \n\n\t#-*_+1.)>|`[]()!<&;:/a~=^\"'\\　－\uff03\uff0a",
    *("**", "**甲。**", "。**乙", "  \n", "\n\n\n", "\n- ", "\n- 甲", "- ", "\n1. ", "2. 乙\n"),
    *("## ", "\n### 丙", "\n---\n", "|-|", "[甲](b)", "]: ", "&amp;", "\r", "\0", "\u2028", "\x0b"),
)
MARKDOWN = st.lists(st.sampled_from(PIECES), max_size=24).map("".join)
LINES = st.lists(
    st.sampled_from(
        ("", "", "甲，乙。", "## 一、甲", "- 甲", "- 乙；", "1. 甲", "2. 丙", "**甲。**乙**丙**丁")
    ),
    max_size=12,
).map("\n".join)
EDITS = st.lists(
    st.tuples(st.floats(0, 1), st.integers(0, 2), st.sampled_from(("", *PIECES))), max_size=4
)


def dictionaries(tokens: Iterable[Token]) -> list[Any]:
    return [token.as_dict() for token in tokens]


def by_library(text: str, before: int) -> tuple[list[Any], Notes]:
    env: dict[str, Any] = {}
    tokens = PARSER.parse(text, env)
    for token in tokens:
        token.map = token.map and [line + before for line in token.map]
    return dictionaries(tokens), Notes.of(env)


def is_taken(text: str, before: int = 0) -> bool:
    """Tell whether a body is read line by line, after making sure that nothing else differs."""
    env: dict[str, Any] = {}
    tokens = plain_tokens(text, before, env)
    if tokens is None:
        return False
    assert (dictionaries(tokens), Notes.of(env)) == by_library(text, before)
    assert env.keys() == {"notes"}
    return True


@pytest.mark.parametrize("name", PLAIN)
def test_plain_bodies_are_read_line_by_line(name: str) -> None:
    assert is_taken(PLAIN[name], before=6)


@pytest.mark.parametrize("name", NOT_PLAIN)
def test_other_bodies_are_left_to_the_library(name: str) -> None:
    assert not is_taken(NOT_PLAIN[name])
    assert not is_taken(f"甲\n\n{NOT_PLAIN[name]}")


def test_the_prose_of_published_reports_is_read_line_by_line(repository: Path) -> None:
    bodies = []
    for path in sorted((repository / "content").glob("*/*/20*.md")):
        source = SourceText(path.name, path.read_text(encoding="utf-8"))
        parts = divide(source)
        bodies.append(source.text[parts.body :])  # type: ignore[union-attr]
    assert len(bodies) > 20
    # A table or a quote in one of them is no fault.
    assert sum(map(is_taken, bodies)) > 0.8 * len(bodies)


def test_a_whole_narrative_is_read_line_by_line() -> None:
    assert is_taken(body(CLAUSES))


@given(st.text())
def test_any_text_is_read_as_by_the_library(text: str) -> None:
    is_taken(text)


@given(MARKDOWN, st.integers(0, 9))
def test_any_markdown_is_read_as_by_the_library(text: str, before: int) -> None:
    is_taken(text, before)


@given(LINES)
def test_any_order_of_plain_lines_is_read_as_by_the_library(text: str) -> None:
    is_taken(text)


@given(st.lists(st.sampled_from(("", "甲，乙。", "## 一、甲", "**甲。**乙")), max_size=12))
def test_paragraphs_and_headings_in_any_order_are_read_line_by_line(lines: list[str]) -> None:
    assert is_taken("\n".join(lines))


@given(st.sampled_from(sorted(PLAIN.values())), EDITS)
def test_an_edited_body_is_read_as_by_the_library(
    text: str, edits: list[tuple[float, int, str]]
) -> None:
    for where, dropped, inserted in edits:
        at = int(where * len(text))
        text = text[:at] + inserted + text[at + dropped :]
    is_taken(text)
