"""Editors and the reader agree about every table, well written or not."""

import json
from functools import cache
from typing import Any, TypeAlias

from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from generator.form.editions import BY_KEY
from generator.form.grid import Branch, grids_of
from generator.form.shape import Kind
from generator.read.schema.document import schemas
from generator.read.schema.tables import Place, places_of
from generator.read.tables import edition_of_keys, read_table
from generator.read.yaml_nodes import Record
from generator.read.yaml_tree import read_yaml
from tests.read.test_round_trip import Drawn, drawn_tables, grid_of

Value: TypeAlias = Any
"""What may stand in a source: null, numbers, text, lists, mappings."""
EDITIONS = ("2019", "2021")
SECTIONS = tuple(grids_of(BY_KEY["2021"]))
ODD = st.sampled_from(["3", "", "无", True, -7, 2.5, 10**12, [], [0], {}, {"issue": 1}])
"""What stands in a table by mistake, or in the wrong place."""
NUMBERS: dict[Kind, st.SearchStrategy[Value]] = {
    Kind.COUNT: st.integers(1, 10**12 - 1),
    Kind.CHANGE: st.integers(-(10**12) + 1, 10**12 - 1),
    Kind.AMOUNT: st.integers(1, 10**6) | st.sampled_from([0.5, 9116.36, 24252.311082]),
}


@cache
def validator(section: str) -> Draft7Validator:
    """The schema of one section; null is what the reader takes for a section not written."""
    report = schemas()["report.schema.json"]
    properties: Any = report["properties"]
    return Draft7Validator({"definitions": report["definitions"], **properties[section]})


@st.composite
def ways(draw: st.DrawFn, place: Place, others: tuple[Place, ...]) -> Value:
    """One of the ways to write what a place covers, now and then a wrong one.

    ``others`` are the places of other editions at the same key path.
    """
    kinds = ["zero", "null", "number", "odd", *["row"] * 3, *["mapping"] * 8]
    kind = draw(st.sampled_from(kinds))
    cells = place.cells
    if place.branch.is_cell and kind in {"row", "mapping"}:
        kind = "number"
    if kind == "odd":
        return draw(ODD)
    if kind == "number":
        return draw(NUMBERS[cells[0].kind])
    if kind == "row":
        length = draw(st.sampled_from([len(cells)] * 5 + [len(cells) - 1, len(cells) + 1]))
        item = st.just(0) | st.none() | NUMBERS[cells[0].kind]
        return draw(st.lists(item, min_size=length, max_size=length))
    if kind != "mapping":
        return {"zero": 0, "null": None}[kind]
    known = dict(place.children)
    for other in others:
        if draw(st.integers(0, 4)) == 0:
            known = {**other.children, **known}
    names = draw(st.lists(st.sampled_from(sorted(known)), unique=True, max_size=4))
    below = {name: [o.children[name] for o in others if name in o.children] for name in names}
    return {name: draw(ways(known[name], tuple(below[name]))) for name in names}


@st.composite
def written_sections(draw: st.DrawFn) -> tuple[str, Value]:
    section = draw(st.sampled_from(SECTIONS))
    own, other = draw(st.permutations(places_of(section)))
    return section, draw(ways(own, (other,)))


def reader_accepts(section: str, source: str) -> bool:
    """Whether the reader takes it in some year; what year it is, a schema cannot know."""
    tree = read_yaml(source, "2023.md")
    assert tree.findings == ()
    assert isinstance(tree.root, Record)
    node = tree.root.values[section]
    for expected in (BY_KEY[key] for key in EDITIONS):
        edition = edition_of_keys(node, section, expected)
        grid = grids_of(edition)[section]
        if not read_table(node, grid, edition, "2023.md").findings:
            return True
    return False


@settings(max_examples=400)
@given(written_sections())
def test_an_editor_accepts_a_table_exactly_where_the_reader_does(
    written: tuple[str, Value],
) -> None:
    section, value = written
    source = f"{section}: {json.dumps(value, ensure_ascii=False)}\n"
    assert validator(section).is_valid(value) == reader_accepts(section, source)


@given(drawn_tables())
def test_every_table_that_we_compose_is_accepted(table: Drawn) -> None:
    edition, section, values = table
    grid = grid_of(edition, section)

    def nested(branch: Branch) -> Value:
        if branch.is_cell:
            value = values[branch.start]
            return value if value is None or isinstance(value, int) else float(value)
        return {key: nested(child) for key, child in branch.children.items()}

    assert validator(section).is_valid(nested(grid.tree))
