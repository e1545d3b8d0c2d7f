"""The short reader of plain YAML makes the library's nodes, or leaves the text to the library."""

from pathlib import Path
from typing import TypeAlias

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.form.editions import BY_KEY
from generator.form.grid import grids_of
from generator.form.shape import Kind
from generator.ground.diagnostics import Finding
from generator.ground.source import SourceText
from generator.read.compose import compose_section
from generator.read.front_matter import divide
from generator.read.plain_yaml import read_plain_yaml
from generator.read.tables import edition_of_keys, read_table
from generator.read.yaml_library import compose
from generator.read.yaml_nodes import Node, Record, Row, Scalar
from tests.read.test_any_input import WORDS
from tests.read.test_canonical_properties import as_written
from tests.read.test_round_trip import TABLES, drawn_tables, grid_of
from tests.read.test_schema_tables import places_of, ways

PATH = "content/410303/tongjiju/2023.md"
REPOSITORY = Path(__file__).resolve().parents[2]
REPORTS = sorted(REPOSITORY.glob("content/*/*/2*.md"))
Said: TypeAlias = tuple[object, ...]


def said(node: Node | None) -> Said:
    """All that a node holds, keys in their order, whatever kind of list it uses."""
    if node is None:
        return ()
    if isinstance(node, Scalar):
        return ("scalar", *node)
    if isinstance(node, Record):
        keys = [(name, said(key)) for name, key in node.keys.items()]
        values = [(name, said(value)) for name, value in node.values.items()]
        return ("record", keys, values, node.line, node.column)
    assert node.size == len(node.items)
    return ("list", [said(item) for item in node.items], node.line, node.column)


def front_matter(report: Path) -> str:
    parts = divide(SourceText(PATH, report.read_text(encoding="utf-8")))
    assert not isinstance(parts, Finding)
    return parts.data


def assert_same_or_left(text: str) -> None:
    plain = read_plain_yaml(text, 2)
    if plain is not None:
        tree = compose(text, PATH, first_line=2)
        assert tree.findings == ()
        assert said(plain) == said(tree.root)


def assert_read(text: str) -> None:
    assert read_plain_yaml(text, 2) is not None, text
    assert_same_or_left(text)


@pytest.mark.parametrize("report", REPORTS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_every_report_of_the_portal_is_read(report: Path) -> None:
    assert_read(front_matter(report))


@given(drawn_tables(), st.booleans())
def test_every_table_that_we_compose_is_read(
    table: tuple[str, str, tuple[object, ...]],
    has_labels: bool,  # noqa: FBT001 - drawn
) -> None:
    edition, section, values = table
    assert_read(compose_section(grid_of(edition, section), values, has_labels=has_labels))


PLAIN = {
    "keys, and keys below": "requests:\n  carried_in: 3\n  results:\n    other: 5\nremedies: 7\n",
    "a key that says nothing": "title:\nnotes:   # 没有\nyear: 2023\nsource:\n",
    "the last line without an end": "title: 某局2023年报告",
    "comments and blank lines": "# 一\n\n  # 二\ntitle: 甲 # 三\n      # 四\n   \nyear: 3  # 五\n",
    "words that YAML would convert": "a: no\nb: 010\nc: 12:30\nd: ~\ne: null\nf: 2024-01-25\n",
    "addresses": "source:\n  url: http://www.example.gov.cn//a/b.html?c=3&d=5\n",
    "Chinese in values": "title: 《条例》第（二）项：甲，乙；“丙”\nreason: -5\n",
    "rows": "a: [11, 3,0 ,  7]\nb: [0]\nc: [ 5, ~, null ]\nd: [-3, 1.50, 甲 乙]\n",
    "mappings in braces": "a: {issued: 3, repealed: ~,in_force:  5}\nb: { at: 甲 乙 }\n",
    "lists": "accepted:\n  - {code: D02, reason: 原件如此}\n  - code: B01\n    at: requests\n"
    "  -   code: A03\n\n      reason: 原件（一）\nmembers:\n    - 410303/ju\n    - [3, 5]\n",
    "everything indented": "  a: 3\n  b:\n     c: 5\n",
    "keys of digits, dots and dashes": "410303: 西工区\nrequests.results.total: 甲\nx-y_z: 乙\n",
}


@pytest.mark.parametrize("text", PLAIN.values(), ids=PLAIN)
def test_plain_writing_is_read(text: str) -> None:
    assert_read(text)


LEFT = {
    "nothing": "\n# 只有注释\n",
    "equal keys": "a: 3\nb: 5\na: 7\n",
    "equal keys in braces": "a: {b: 3, b: 5}\n",
    "quotes": "a: '3'\n",
    "quotes in a row": 'a: [3, "5"]\n',
    "an anchor": "a: &b 3\n",
    "an alias": "a: *b\n",
    "a tag": "a: !!int 3\n",
    "a merge": "<<: 3\n",
    "literal text": "a: |\n  b\n",
    "a value on several lines": "a: b\n  c\n",
    "a row on several lines": "a: [3,\n  5]\n",
    "a comma too many": "a: [3, 5,]\n",
    "brackets in brackets": "a: [[3], 5]\n",
    "brackets in a word": "a: [b [3], 5]\n",
    "braces in a word": "a: {b: c {d}\n",
    "a key in a list": "a: [b: 3]\n",
    "a tab": "a:\t3\n",
    "a byte order mark": "a: 3\ufeff\n",
    "a second document": "a: 3\n---\nb: 5\n",
    "the end of a document": "a: 3\n...\n",
    "a colon too many": "a: b: 3\n",
    "a colon at the end": "a: b:\n",
    "no space": "a:3\n",
    "a comment too near": "a: 3#5\n",
    "a key under a value": "a: 3\n  b: 5\n",
    "a key between two indentations": "a:\n    b: 3\n  c: 5\n",
    "a key beside a list": "a:\n  - 3\n  b: 5\n",
    "a list as far left as its key": "a:\n- 3\n",
    "a dash further in": "a:\n  - 3\n    - 5\n",
    "a key further out than the first": "  a: 3\nb: 5\n",
    "a lone dash": "a:\n  -\n",
    "a list in a list": "a:\n  - - 3\n",
    "a list at the top": "- a: 3\n",
    "a word alone": "甲\n",
    "a key in Chinese": "甲: 3\n",
    "a reserved sign": "a: @b\n",
    "very deep": "".join(f"{' ' * depth}a:\n" for depth in range(40)),
}


@pytest.mark.parametrize("text", LEFT.values(), ids=LEFT)
def test_what_has_a_meaning_of_its_own_is_left_to_the_library(text: str) -> None:
    assert read_plain_yaml(text, 2) is None


PIECES = st.sampled_from([
    *("a: 3\n", "b:\n", "c:\n", "  a: 甲\n", "  b:\n", "  - a\n", "  - b: 3\n", "    c: 5\n"),
    *("  -   d: 7\n", "      e: 11\n", "- a\n", "    - x\n", "    a: [3, 5,7]\n", "# 注\n"),
    *("f: {a: 3, b: ~}\n", "   # 注\n", "\n", "  \n", "g: a b  # 注\n", "  h: -3\n", "i: -x\n"),
    *("    z:\n", "      y: 0\n", " q: 3\n", "k: http://a.b/c\n", "  - http://x\n"),
    *("  - [3, 5]\n", "  - {a: b c, d: 甲，乙}\n", "l: [a, null, ~ ,-3]\n", "m: [3,,5]\n"),
    *("n: [3, 5,]\n", "o: a: b\n", "p: a:\n", "r:x\n", "s: a#b\n", "t: [a#b, c]\n", "  -\n"),
    *("u: {a : b}\n", "v: {a: }\n", "w: [ 3, 5 ]\n", "x: [3 5]\n", "y: [3] 5\n", "...\n"),
    *("null: 3\n", "7: 5\n", "  -  - a\n", "  - a: \n", "  - b:\n      c: 3\n", "---\n"),
])  # fmt: skip


@given(st.lists(PIECES, max_size=8).map("".join))
def test_any_lines(text: str) -> None:
    assert_same_or_left(text)


@given(st.lists(WORDS, max_size=40).map("".join))
def test_any_words(text: str) -> None:
    assert_same_or_left(text)


@st.composite
def misprints(draw: st.DrawFn) -> str:
    """The data of a real report with a few characters changed."""
    text = front_matter(draw(st.sampled_from(REPORTS)))
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(text)))
        size = draw(st.integers(0, 2))
        text = text[:at] + draw(WORDS | st.characters()) + text[at + size :]
    return text


@settings(max_examples=300)
@given(misprints())
def test_any_misprint(text: str) -> None:
    assert_same_or_left(text)


@st.composite
def plain_tables(draw: st.DrawFn) -> tuple[str, str]:
    """A section written on one line, with lists and keys of any length and place."""
    section = draw(st.sampled_from(["proactive", "requests", "remedies"]))
    own, other = draw(st.permutations(places_of(section)))
    return section, block(section, as_written(draw(ways(own, (other,)))))


def block(key: str, value: object, indent: str = "") -> str:
    """A drawn value with its mappings on lines and its lists in brackets."""
    if isinstance(value, dict) and value:
        inner = (block(name, below, f"{indent}  ") for name, below in value.items())
        return f"{indent}{key}:\n{''.join(inner)}"
    if isinstance(value, list):
        return f"{indent}{key}: [{', '.join(map(str, value))}]\n"
    return f"{indent}{key}: {value}\n"


@given(plain_tables(), st.sampled_from(["2019", "2021"]))
@example(("requests", "requests:\n  carried_in: [3, 5, 7, 11, 13, 17, 56]\n"), "2021")
@example(("requests", "requests:\n  carried_in: [3, 5, 7, 11, 13, 017, 56]\n"), "2021")
@example(("requests", "requests:\n  carried_in: [3, 5, 7, 11, 13, 56]\n"), "2021")
@example(("remedies", "remedies: [3, 5, 7]\n"), "2021")
@example(("proactive", "proactive:\n  fees: [3]\n"), "2021")
def test_both_trees_give_the_same_table_and_the_same_faults(
    table: tuple[str, str], expected: str
) -> None:
    section, text = table
    roots = [read_plain_yaml(text, 1), compose(text, PATH).root]
    outcomes = []
    for root in roots:
        if not isinstance(root, Record):
            return
        node = root.values[section]
        edition = edition_of_keys(node, section, BY_KEY[expected])
        outcomes.append(read_table(node, grids_of(edition)[section], edition, PATH))
    assert outcomes[0] == outcomes[1]


def test_a_row_of_counts_is_kept_as_it_is_written() -> None:
    root = read_plain_yaml("a: 3\nb:   [11, 3,0,   7] # 注\n", 2)
    assert root is not None
    row = root.values["b"]
    assert isinstance(row, Row)
    assert row.counts == (11, 3, 0, 7)
    assert row.items == (
        Scalar("11", 3, 7), Scalar("3", 3, 11), Scalar("0", 3, 13), Scalar("7", 3, 18),
    )  # fmt: skip


@pytest.mark.parametrize(("edition", "section"), TABLES)
def test_no_line_of_amounts_may_be_a_list(edition: str, section: str) -> None:
    """Reading a row of counts rests on this."""
    cells = grid_of(edition, section).cells
    assert not any(cell.block.is_listed and cell.kind is Kind.AMOUNT for cell in cells)
