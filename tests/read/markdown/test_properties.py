"""What holds for any Markdown: nothing lost, nothing broken, CommonMark where Chinese is absent."""

import re
from collections import Counter
from html.parser import HTMLParser
from urllib.parse import unquote

from hypothesis import assume, example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from generator.ground.diagnostics import Severity
from generator.ground.source import SourceText
from generator.read.markdown import plain_text, read_markdown, split_passages
from generator.read.markdown.parser import MAX_NESTING, PARSER
from generator.render.prose import render_prose

_STOCK = MarkdownIt("commonmark", {"maxNesting": MAX_NESTING, "xhtmlOut": False}).enable("table")
_HAN = re.compile("[甲乙丙丁]")
_PIECES = (
    *"甲乙丙丁，。“”*_ \n\n\t#>-+1.|\\`[]()!<&:/a~=^\"'",
    *(
        "**",
        "  \n",
        "\n\n",
        "\n- ",
        "\n1. ",
        "\n> ",
        "\n## ",
        "|-|-|\n",
        "|甲|乙|\n",
        "```",
        "    ",
    ),
    *("](", "![", "]: ", "[甲](乙)", "[a]: /u\n", "<b>", "<!--", "-->", "&amp;", "——", "\u3000"),
)
_MARKDOWN = st.lists(st.sampled_from(_PIECES), max_size=60).map("".join)
_WESTERN = st.lists(
    st.sampled_from((*"*_ a.1\n>-#|`~(\"'!\\", "**", "__", "\n\n", "\n- ", "|-|-|\n"))
).map("".join)


class _Visible(HTMLParser):
    """The text of a page, with that of its images; the name of a table only repeats its header."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text: list[str] = []
        self.is_in_caption = False
        self.feed(html)
        self.close()

    def handle_data(self, data: str) -> None:
        if not self.is_in_caption:
            self.text.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "img":
            self.text += [value or "" for name, value in attrs if name == "alt"]
        self.is_in_caption = tag == "caption"

    def handle_endtag(self, _tag: str) -> None:
        self.is_in_caption = False


def _han(text: str) -> Counter[str]:
    return Counter(_HAN.findall(text))


def _source(text: str) -> SourceText:
    return SourceText("content/410303/ju/2023.md", text)


def _html(tokens: tuple[Token, ...]) -> str:
    return render_prose(tokens, resolve=lambda target: target, id_prefix="p")


def _inline(tokens: tuple[Token, ...] | list[Token]) -> list[Token]:
    children = [child for token in tokens for child in token.children or ()]
    return children + (_inline(children) if children else [])


def _targets_and_titles(tokens: tuple[Token, ...]) -> str:
    names = ("href", "src", "title")
    return "".join(unquote(str(t.attrs.get(n, ""))) for t in _inline(tokens) for n in names)


def _has_reference(tokens: tuple[Token, ...]) -> bool:
    return any("label" in token.meta for token in _inline(tokens))


@given(_MARKDOWN)
@example("- 甲\n  > - 乙\n  丙\n丁")
@example("| 甲 | 乙 |\n|-|-|\n| 丙 |\n丁")
@example("|甲|乙|\n|-|-|\n")
@example("``` 甲\n乙")
def test_no_character_is_lost_without_an_error(text: str) -> None:
    result = read_markdown(_source(text))
    assume(not any(finding.severity is Severity.ERROR for finding in result.findings))
    # The name that ties a link to its definition is no text of the page.
    assume(not _has_reference(result.tokens))
    written = _han(text)
    shown = _han("".join(_Visible(_html(result.tokens)).text))
    assert shown <= written
    assert written - shown - _han(_targets_and_titles(result.tokens)) == Counter()


@given(_MARKDOWN)
def test_plain_text_is_what_the_page_shows(text: str) -> None:
    tokens = read_markdown(_source(text)).tokens
    assert _han(plain_text(tokens)) == _han("".join(_Visible(_html(tokens)).text))


@given(_MARKDOWN)
def test_findings_point_at_the_character_that_is_wrong(text: str) -> None:
    begins = {"S30": "<", "S31": "[<!", "S34": "[", "S36": "!", "S37": "!"}
    source = _source(text)
    for finding in read_markdown(source).findings:
        place = finding.place
        assert place.line is not None
        assert place.column is not None
        rest = source.line(place.line)[place.column - 1 :]
        assert rest[:1] in begins.get(finding.code, rest[:1])
        assert rest


@given(_MARKDOWN, st.integers(1, 9))
def test_places_count_lines_of_the_whole_file(text: str, lines: int) -> None:
    head = "k: 1\n" * lines
    alone = read_markdown(_source(text))
    after = read_markdown(_source(head + text), len(head))
    assert [f.place.line for f in after.findings] == [
        (f.place.line or 0) + lines for f in alone.findings
    ]
    assert [f.place.column for f in after.findings] == [f.place.column for f in alone.findings]
    shifted = [t.map and [t.map[0] + lines, t.map[1] + lines] for t in alone.tokens]
    assert [t.map for t in after.tokens] == shifted


@given(_MARKDOWN)
def test_passages_hold_every_token_once(text: str) -> None:
    tokens = read_markdown(_source(text)).tokens
    passages = split_passages(tokens)
    held = sum(len(passage.tokens) + (3 if passage.level else 0) for passage in passages)
    headings = [p for p in passages if p.level]
    dropped = tokens[: len(tokens) - held]
    assert plain_text(dropped) == ""
    assert len(headings) == sum(t.tag in {"h1", "h2"} and t.level == 0 for t in tokens) // 2


@given(_WESTERN.map(lambda text: re.sub(r"(?<=[a1])\*(?=[a1])", "* ", text)))
def test_text_without_chinese_is_plain_commonmark(text: str) -> None:
    assert PARSER.render(text) == _STOCK.render(text)


@given(_MARKDOWN)
def test_no_tag_and_no_foreign_target_reaches_the_page(text: str) -> None:
    html = _html(read_markdown(_source(text)).tokens)
    assert "<b>" not in html
    assert "<!--" not in html
    assert " style=" not in html
