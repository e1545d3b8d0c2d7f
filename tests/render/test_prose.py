"""HTML of prose, beyond the cases that stand with the Markdown reader."""

import re
from copy import deepcopy

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from generator.ground.source import SourceText
from generator.read.markdown import read_markdown
from generator.read.markdown.parser import PARSER
from generator.render.prose import heading_ids, render_prose


def _render(text: str, *, id_prefix: str = "zongti", heading_shift: int = 0) -> str:
    tokens = read_markdown(SourceText("2023.md", text)).tokens
    return render_prose(
        tokens,
        resolve=lambda target: f"../../{target}",
        id_prefix=id_prefix,
        heading_shift=heading_shift,
    )


def test_prose_is_markup_and_needs_no_escaping() -> None:
    tokens = read_markdown(SourceText("2023.md", "甲 & <乙>")).tokens
    html = render_prose(tokens, resolve=str, id_prefix="p")
    assert isinstance(html, Markup)
    assert html == "<p>甲 &amp; &lt;乙&gt;</p>\n"


def test_targets_go_through_the_caller() -> None:
    assert _render("[甲](2022.md) ![乙](2023/b.png)") == (
        '<p><a href="../../2022.md">甲</a>'
        ' <img src="../../2023/b.png" alt="乙" loading="lazy"></p>\n'
    )


def test_what_the_caller_gives_is_escaped() -> None:
    tokens = read_markdown(SourceText("2023.md", "[甲](a) ![乙](b)")).tokens
    html = render_prose(tokens, resolve=lambda _: '"><b>', id_prefix='"><i>')
    assert "<b>" not in html
    assert html.count("&quot;&gt;&lt;b&gt;") == 2


def test_ids_of_headings_begin_with_the_prefix() -> None:
    html = _render("### search\n\n### main\n", id_prefix="s-1")
    assert html == '<h3 id="s-1-search">search</h3>\n<h3 id="s-1-main">main</h3>\n'


def test_ids_are_known_without_rendering() -> None:
    tokens = read_markdown(SourceText("2023.md", "# 甲\n\n> ## 甲\n\n乙\n---\n")).tokens
    assert heading_ids(tokens, "p") == ("p-甲", "p-甲-2", "p-乙")


@pytest.mark.parametrize(
    ("shift", "tags"), [(0, ("h1", "h3", "h6")), (1, ("h2", "h4", "h6")), (-1, ("h1", "h2", "h5"))]
)
def test_headings_are_moved_within_the_six_levels(shift: int, tags: tuple[str, ...]) -> None:
    html = _render("# 甲\n\n### 乙\n\n###### 丙\n", heading_shift=shift)
    assert [line[1:3] for line in html.splitlines()] == list(tags)
    assert [line[-3:-1] for line in html.splitlines()] == list(tags)


def test_rendering_changes_no_token() -> None:
    text = "# 甲\n\n| 乙 |\n| -: |\n| 1 |\n\n2. ![丙](c.png)\n5. [丁](d)\n"
    tokens = read_markdown(SourceText("2023.md", text)).tokens
    before = deepcopy(tokens)
    render_prose(tokens, resolve=str, id_prefix="p")
    assert tokens == before


def test_a_long_header_makes_a_short_name_of_its_table() -> None:
    header = "|" + "主动公开政府信息条数|" * 9
    html = _render(f"{header}\n{'|-' * 9}|\n")
    name = html.partition('aria-label="')[2].partition('"')[0]
    assert name.startswith("表格：主动公开政府信息条数、")
    assert len(name) == 40


def test_loose_and_tight_lists() -> None:
    assert _render("- 甲\n- 乙\n") == "<ul>\n<li>甲</li>\n<li>乙</li>\n</ul>\n"
    assert _render("- 甲\n\n- 乙\n") == "<ul>\n<li><p>甲</p>\n</li>\n<li><p>乙</p>\n</li>\n</ul>\n"


_STOCK_PIECES = (
    *'ab -*&";\n',
    *("**", "`b`", "\n\n", "\n- ", "\n  - ", "\n> ", "\n---\n", "  \n", "\\\n"),
)


@given(st.lists(st.sampled_from(_STOCK_PIECES), max_size=40).map("".join))
def test_what_this_portal_does_not_change_is_printed_as_by_the_library(text: str) -> None:
    # Ids of headings and the focus of listings are ours, and items begin on the line of their tag.
    ours = re.sub(r' (?:id|tabindex)="[^"]*"', "", _render(text))
    assert ours == PARSER.render(text).replace("<li>\n", "<li>")
