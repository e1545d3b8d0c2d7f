"""Whatever a source looks like: its values, its comments and its prose survive, once and for all.

Sources are drawn with their keys in any order, at any indentation, in brackets or on lines, with
numbered comments and blank lines wherever YAML takes them.
"""

import re
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import yaml
from hypothesis import assume, given
from hypothesis import strategies as st

from generator.read.canonical.source import UnlikeError, canonical
from generator.read.report import KEYS
from generator.read.schema.tables import cell_paths, places_of
from generator.read.yaml_nodes import Record
from generator.read.yaml_tree import read_yaml
from tests.read.test_schema_tables import ways

PATH = "content/410303/ju/2023.md"
Tree: TypeAlias = Any
"""A scalar as it is written, a list, or a mapping."""
TEXTS = st.sampled_from(
    ["甲局", "'甲''乙'", '"井号 # 不是注释"', "甲#乙", "010", "~", '"\\u4e2d\\x20"', "a: b", "'3'"]
).filter(lambda raw: ": " not in raw)
PATHS = st.sampled_from(sorted(cell_paths()))


def as_written(value: Tree) -> Tree:
    """A drawn value of a table with its scalars as they are written."""
    if isinstance(value, dict):
        return {key: as_written(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [as_written(item) for item in value]
    if isinstance(value, str):
        return f'"{value}"'
    return {None: "~", True: "true", False: "false"}.get(value, str(value))


def table(section: str) -> st.SearchStrategy[Tree]:
    newest, older = places_of(section)
    return ways(newest, (older,)).map(as_written)


ENTRIES: dict[str, st.SearchStrategy[Tree]] = {
    "published": st.just("2024-01-25"),
    "title": TEXTS,
    "edition": st.fixed_dictionaries({"requests": st.just("2021")}),
    "proactive": table("proactive"),
    "requests": table("requests"),
    "remedies": table("remedies"),
    "notes": st.dictionaries(PATHS, TEXTS, max_size=3),
    "accepted": st.lists(
        st.fixed_dictionaries({"reason": TEXTS, "code": st.just("D02")}, optional={"at": PATHS}),
        max_size=3,
    ),
    "source": st.fixed_dictionaries({"url": st.just("https://www.example.gov.cn"), "title": TEXTS}),
    "strange": st.lists(st.lists(TEXTS, max_size=2), max_size=2),
}


@dataclass
class Scrawl:
    """Writes a tree down untidily."""

    draw: st.DrawFn
    lines: list[str] = field(default_factory=list)
    comments: int = 0

    def often(self, times: int) -> bool:
        return self.draw(st.integers(1, times)) == 1

    def comment(self) -> str:
        self.comments += 1
        return f"#{self.draw(st.sampled_from(['', ' ']))}注{self.comments}。"

    def remark(self, indent: str) -> None:
        if self.often(8):
            self.lines.append("")
        if self.often(6):
            self.lines.append(f"{indent}{self.comment()}")

    def end(self) -> str:
        return f"{' ' * self.draw(st.integers(1, 3))}{self.comment()}" if self.often(8) else ""

    def flow(self, tree: Tree) -> str:
        gap = " " * self.draw(st.integers(0, 2))
        if isinstance(tree, dict):
            inner = f",{gap} ".join(f"{key}: {self.flow(value)}" for key, value in tree.items())
            return f"{{{gap}{inner}{gap}}}"
        if isinstance(tree, list):
            return f"[{gap}{f'{gap},{gap}'.join(self.flow(item) for item in tree)}{gap}]"
        return str(tree)

    def value(self, start: str, tree: Tree, indent: str) -> None:
        is_flow = not isinstance(tree, dict | list) or not tree or self.often(3)
        if is_flow:
            self.lines.append(f"{start} {self.flow(tree)}{self.end()}")
            return
        self.lines.append(f"{start}{self.end()}")
        self.block(tree, indent + " " * self.draw(st.integers(1, 4)))

    def block(self, tree: Tree, indent: str) -> None:
        if isinstance(tree, dict):
            for key in self.draw(st.permutations(sorted(tree))):
                self.remark(indent)
                self.value(f"{indent}{key}:", tree[key], indent)
        else:
            for item in tree:
                self.remark(indent)
                self.value(f"{indent}-", item, indent)
        if self.often(8):
            self.lines.append(f"{indent}{self.comment()}")


@st.composite
def scrawls(draw: st.DrawFn) -> tuple[str, int]:
    """A report's data, untidily written, and how many comments stand in it."""
    names = draw(st.lists(st.sampled_from(sorted(ENTRIES)), unique=True, min_size=1, max_size=5))
    scrawl = Scrawl(draw)
    scrawl.block({name: draw(ENTRIES[name]) for name in names}, "")
    return "\n".join([*scrawl.lines, ""]), scrawl.comments


def data_of(source: str) -> str:
    return source.removeprefix("---\n").partition("---\n")[0]


def said(data: str) -> Tree:
    """What a piece of YAML says, as another reader takes it: every scalar as its text."""
    return yaml.load(data, yaml.BaseLoader)  # noqa: S506 - text, lists and mappings alone


PROSE = "\n## 一、总体情况  \n\n正文 \n\n\n  尾行"


@given(scrawls())
def test_values_comments_and_prose_survive(scrawl: tuple[str, int]) -> None:
    data, comments = scrawl
    found = canonical(f"---\n{data}---\n{PROSE}".encode(), PATH)
    assert found.after is not None, found.findings
    after = data_of(found.after)
    assert said(after) == said(data)
    assert sorted(re.findall(r"#\s?注\d+。", after)) == sorted(re.findall(r"#\s?注\d+。", data))
    assert len(re.findall(r"注\d+。", after)) == comments
    assert found.after.endswith(f"---\n{PROSE}\n")


@given(scrawls())
def test_once_is_enough(scrawl: tuple[str, int]) -> None:
    once = canonical(f"---\n{scrawl[0]}---\n{PROSE}".encode(), PATH).after
    assert once is not None
    again = canonical(once.encode(), PATH)
    assert (again.after, again.is_changed) == (once, False)


@given(scrawls())
def test_keys_stand_in_order_and_nothing_trails(scrawl: tuple[str, int]) -> None:
    found = canonical(f"---\n{scrawl[0]}---\n正文。".encode(), PATH).after
    assert found is not None
    lines = data_of(found).splitlines()
    assert [line for line in lines if line != line.rstrip()] == []
    keys = [line.partition(":")[0] for line in lines if re.match(r"[a-z]", line)]
    assert keys == [key for key in (*KEYS, "strange") if key in keys]
    tree = read_yaml(data_of(found), PATH)
    assert isinstance(tree.root, Record)
    for section in ("requests", "remedies"):
        node = tree.root.values.get(section)
        names = list(places_of(section)[0].branch.children)
        if isinstance(node, Record) and set(node.keys) <= set(names):
            assert list(node.keys) == [name for name in names if name in node.keys]


@given(st.text(alphabet="ab:-# \n[]{},'\"|>+2?~&*!%", max_size=40))
def test_any_text_is_laid_out_for_good_or_left_alone(text: str) -> None:
    try:
        found = canonical(text.encode(), "site.yaml")
    except UnlikeError:
        assume(False)  # noqa: FBT003 - hypothesis takes it so
        raise
    if found.after is None:
        assert found.findings
    else:
        assert canonical(found.after.encode(), "site.yaml").after == found.after
