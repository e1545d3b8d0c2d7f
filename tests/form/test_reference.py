"""The editions against the reference tables: labels, spans, order of lines, identities."""

import json
from pathlib import Path
from typing import Any

import pytest

from generator.form.editions import BY_KEY
from generator.form.equations import equations_of
from generator.form.grid import Cell, Grid, grids_of
from generator.form.layout import Header, Layout, layout_of
from generator.form.shape import Column, Kind

pytestmark = pytest.mark.shared
TABLED = ("2021", "2019")
KINDS = {
    ("integer", False): Kind.COUNT,
    ("integer", True): Kind.CHANGE,
    ("decimal", False): Kind.AMOUNT,
}
Reference = dict[str, Any]


@pytest.fixture(scope="module")
def reference(shared: Path) -> Reference:
    found: Reference = json.loads((shared / "form/tables.json").read_text(encoding="utf-8"))
    return found


def table(reference: Reference, edition: str, number: int) -> Reference:
    found: Reference = reference["formats"][edition]["tables"][number - 2]
    return found


def spans(headers: tuple[Header, ...]) -> list[tuple[str, int, int]]:
    return [(header.label, header.colspan, header.rowspan) for header in headers]


def stated_spans(labels: list[Reference]) -> list[tuple[str, int, int]]:
    return [(label["label"], label["colspan"], label["rowspan"]) for label in labels]


def stated_kind(cell: Reference) -> tuple[Kind, str]:
    kind = KINDS[cell["number_type"], cell.get("signed", False)]
    return kind, cell["unit"] or ""


def grid(edition: str, section: str) -> Grid:
    return grids_of(BY_KEY[edition])[section]


def layout(edition: str, section: str) -> Layout:
    return layout_of(grid(edition, section).section)


@pytest.mark.parametrize("edition", TABLED)
def test_sections_name_and_years_of_an_edition(reference: Reference, edition: str) -> None:
    stated, described = reference["formats"][edition], BY_KEY[edition]
    assert [(s.key, s.heading) for s in described.sections] == [
        (s["key"], s["heading"]) for s in stated["sections"]
    ]
    years = stated["report_years"]
    assert (described.first_year, described.last_year) == (years["from"], years["to"])
    assert described.name == stated["name"]
    assert described.basis in stated["basis"]


@pytest.mark.parametrize(("edition", "section", "number"), [
    (edition, section, number)
    for edition in TABLED
    for section, number in (("requests", 3), ("remedies", 4))
])  # fmt: skip
def test_table_head_and_width(
    reference: Reference, edition: str, section: str, number: int
) -> None:
    stated, printed = table(reference, edition, number), layout(edition, section)
    assert [spans(row.headers) for row in printed.head] == [
        stated_spans(row) for row in stated["header"]
    ]
    sizes = stated["grid"]
    assert (printed.width, printed.stub) == (sizes["columns"], sizes["stub_columns"])
    assert sum(bool(row.slots) for body in printed.bodies for row in body) == sizes["data_rows"]


@pytest.mark.parametrize("edition", TABLED)
def test_lines_of_table_three_in_order_with_their_stubs(reference: Reference, edition: str) -> None:
    stated = table(reference, edition, 3)["rows"]
    (body,) = layout(edition, "requests").bodies
    assert [row.path for row in body] == [row["key"] for row in stated]
    assert [spans(row.headers) for row in body] == [stated_spans(row["stub"]) for row in stated]
    lines = {slot.cell.line.key: slot.cell.line.line for row in body for slot in row.slots}
    short = {f"requests.{key}": line.short_label for key, line in lines.items() if line.short_label}
    assert short == {row["key"]: row["short_label"] for row in stated if "short_label" in row}


@pytest.mark.parametrize(("edition", "section", "number"), [
    (edition, section, number)
    for edition in TABLED
    for section, number in (("requests", 3), ("remedies", 4))
])  # fmt: skip
def test_columns_in_order(reference: Reference, edition: str, section: str, number: int) -> None:
    stated = table(reference, edition, number)["columns"]
    first = grid(edition, section).cells[: len(stated)]
    assert [cell.column.key for cell in first] == [column["key"] for column in stated]
    assert [cell.column.column.label for cell in first] == [column["label"] for column in stated]
    totals = [column["key"] for column in stated if "total" in column["role"]]
    assert [cell.column.key for cell in first if cell.column.column.is_total] == totals
    aliases = {column["key"]: tuple(column["aliases"]) for column in stated if "aliases" in column}
    assert {c.column.key: c.column.column.aliases for c in first if c.column.column.aliases} == (
        aliases
    )


@pytest.mark.parametrize("edition", TABLED)
def test_cells_of_table_three_and_four_have_the_stated_kind(
    reference: Reference, edition: str
) -> None:
    lines = {row["key"]: stated_kind(row["cell"]) for row in table(reference, edition, 3)["rows"]}
    for cell in grid(edition, "requests").cells:
        assert (cell.kind, cell.unit) == lines[f"requests.{cell.line.key}"]
    columns = {c["key"]: stated_kind(c["cell"]) for c in table(reference, edition, 4)["columns"]}
    for cell in grid(edition, "remedies").cells:
        assert (cell.kind, cell.unit) == columns[cell.column.key]


def described_block(cells: list[Cell]) -> list[tuple[str, str, str, Kind, str]]:
    return [
        (f"proactive.{c.line.key}", c.line.line.label, c.column.key, c.kind, c.unit) for c in cells
    ]


@pytest.mark.parametrize("edition", TABLED)
def test_blocks_of_table_two(reference: Reference, edition: str) -> None:
    stated = table(reference, edition, 2)["blocks"]
    described = grid(edition, "proactive")
    blocks = described.section.table.blocks if described.section.table is not None else ()
    assert [block.heading for block in blocks] == [block["heading"] for block in stated]
    for block, own in zip(blocks, stated, strict=True):
        corner, *columns = own["columns"]
        labels = [column.label for column in block.columns if isinstance(column, Column)]
        assert [block.corner, *labels] == [corner["label"], *(c["label"] for c in columns)]
        cells = [cell for cell in described.cells if cell.block == block]
        assert described_block(cells) == [
            (row["key"], row["label"], column["key"], *stated_kind(column["cell"]))
            for row in own["rows"]
            for column in columns
        ]


def test_numbers_of_table_two_of_2021_span_what_the_form_prints(reference: Reference) -> None:
    stated = [
        [column.get("colspan", 1) for column in block["columns"][1:]]
        for block in table(reference, "2021", 2)["blocks"]
        for _ in block["rows"]
    ]
    bodies = layout("2021", "proactive").bodies
    printed = [[slot.colspan for slot in row.slots] for body in bodies for row in body if row.slots]
    assert printed == stated


def test_identities_are_those_of_the_form(reference: Reference) -> None:
    within_a_table = {
        identity["id"] for identity in reference["identities"] if identity["id"][:2] in {"t3", "t4"}
    }
    described = {
        equation.identity
        for edition in TABLED
        for found in grids_of(BY_KEY[edition]).values()
        for equation in equations_of(found.section)
    }
    assert described == within_a_table


@pytest.mark.parametrize("edition", TABLED)
def test_total_of_results_adds_up_what_the_reference_marks_as_its_parts(
    reference: Reference, edition: str
) -> None:
    parts = [r["key"] for r in table(reference, edition, 3)["rows"] if r.get("total_part")]
    found = grid(edition, "requests")
    (total,) = (
        e for e in equations_of(found.section) if e.name == "t3_result_total:natural_person"
    )
    assert [found.cells[index].key for index in total.left] == [
        f"{key}.natural_person" for key in parts
    ]
