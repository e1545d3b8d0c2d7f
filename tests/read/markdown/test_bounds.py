"""Texts made to overwhelm a parser: all of them are read, and keep their words."""

import pytest

from generator.ground.source import SourceText
from generator.read.markdown import plain_text, read_markdown

_MANY = 3000

_HOSTILE = {
    "quotes": ">" * _MANY + "甲",
    "spaced quotes": "> " * _MANY + "甲",
    "lists in one line": "- " * _MANY + "甲",
    "lists and quotes": "- > " * _MANY + "甲\n甲",
    "lists by indentation": "".join(f"{' ' * 2 * depth}- 甲\n" for depth in range(300)),
    "brackets": "[" * _MANY + "甲" + "]" * _MANY,
    "open brackets": "甲 <![CDATA[ " * _MANY,
    "images in images": "![" * _MANY + "甲" + "](b)" * _MANY,
    "images in links": "[![" * _MANY + "甲" + "](b)](c)" * _MANY,
    "stars": "*" * _MANY + "甲" + "*" * _MANY,
    "mixed stars": "*甲_ " * _MANY,
    "tags": "<b>甲" * _MANY,
    "comments": "<!-- 甲 " * _MANY,
    "angle brackets": "<甲" * _MANY,
    "links in one line": "[甲](b) " * _MANY,
    "bad links": "[甲](x:b)\n" * _MANY,
    "definitions": "".join(f"[甲{number}]: b\n" for number in range(_MANY)),
    "ragged rows": "甲|b\n-|-\n" + "甲|d|e\n" * _MANY,
    "escaped pipes": "甲|b\n-|-\n" + "\\|" * _MANY + "甲<b>|\n",
    "backticks": "".join("`" * count + "甲" for count in range(200)),
    "one long line": "甲" * 300_000,
}
_UNSEEN = {"definitions"}


@pytest.mark.parametrize("name", _HOSTILE)
def test_hostile_text_is_read_and_kept(name: str) -> None:
    text = _HOSTILE[name]
    result = read_markdown(SourceText("2023.md", text))
    shown = plain_text(result.tokens).count("甲")
    assert shown == (0 if name in _UNSEEN else text.count("甲"))
    assert result.findings or name not in _UNSEEN


@pytest.mark.parametrize(("depth", "is_reported"), [(20, False), (21, True)])
def test_the_limit_of_nesting_is_twenty_levels(depth: int, *, is_reported: bool) -> None:
    # The innermost paragraph is a level of its own only where something is left to parse.
    result = read_markdown(SourceText("2023.md", "> " * (depth - 1) + "甲"))
    assert [finding.code for finding in result.findings] == ["S32"] * is_reported
