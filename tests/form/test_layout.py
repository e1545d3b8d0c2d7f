"""How a table is printed: spans fill the grid exactly, every number knows all its headers."""

from collections.abc import Iterator

import pytest

from generator.form.common import OVERVIEW
from generator.form.editions import BY_KEY
from generator.form.grid import Cell, grids_of
from generator.form.layout import Header, Layout, Row, layout_of
from generator.form.shape import Section

TABLES = [(edition, key) for edition in ("2021", "2019") for key in grids_of(BY_KEY[edition])]


def section(edition: str, key: str) -> Section:
    return grids_of(BY_KEY[edition])[key].section


def parts(layout: Layout) -> Iterator[tuple[Row, ...]]:
    """The table head and each body: no span leads from one into another."""
    yield layout.head
    yield from layout.bodies


def headers(layout: Layout) -> list[Header]:
    return [header for rows in parts(layout) for row in rows for header in row.headers]


def label_path(cell: Cell) -> list[str]:
    """All labels that stand over or beside a cell, from the outermost to the innermost."""
    block = cell.block
    labels = [block.heading, block.overline]
    labels += [*(group.label for group in cell.line.groups), cell.line.line.label]
    labels += [*(group.label for group in cell.column.groups), cell.column.column.label]
    return [label for label in labels if label]


@pytest.mark.parametrize(
    ("edition", "key", "width", "stub"),
    [
        ("2021", "proactive", 4, 1),
        ("2019", "proactive", 5, 1),
        ("2021", "requests", 10, 3),
        ("2019", "requests", 10, 3),
        ("2021", "remedies", 15, 0),
        ("2019", "remedies", 15, 0),
    ],
)
def test_width_of_the_printed_grid(edition: str, key: str, width: int, stub: int) -> None:
    layout = layout_of(section(edition, key))
    assert (layout.width, layout.stub) == (width, stub)


@pytest.mark.parametrize(("edition", "key"), TABLES)
def test_spans_fill_every_row_without_gap_or_overlap(edition: str, key: str) -> None:
    layout = layout_of(section(edition, key))
    for rows in parts(layout):
        filled = [0] * len(rows)
        for number, row in enumerate(rows):
            for header in row.headers:
                assert number + header.rowspan <= len(rows), header
                for below in range(number, number + header.rowspan):
                    filled[below] += header.colspan
            filled[number] += sum(slot.colspan for slot in row.slots)
        assert filled == [layout.width] * len(rows)


@pytest.mark.parametrize(("edition", "key"), TABLES)
def test_every_cell_is_printed_once_in_the_order_of_the_form(edition: str, key: str) -> None:
    layout = layout_of(section(edition, key))
    printed = [slot.cell for rows in parts(layout) for row in rows for slot in row.slots]
    assert tuple(printed) == grids_of(BY_KEY[edition])[key].cells


@pytest.mark.parametrize(("edition", "key"), TABLES)
def test_headers_of_a_number_are_its_full_path_of_labels(edition: str, key: str) -> None:
    layout = layout_of(section(edition, key))
    labels = {header.id: header.label for header in headers(layout)}
    for rows in parts(layout):
        for row in rows:
            for slot in row.slots:
                assert [labels[own] for own in slot.headers.split()] == label_path(slot.cell)


@pytest.mark.parametrize(("edition", "key"), TABLES)
def test_header_ids_are_unique_and_those_above_a_header_exist(edition: str, key: str) -> None:
    layout = layout_of(section(edition, key))
    ids = [header.id for header in headers(layout)]
    assert len(ids) == len(set(ids))
    for header in headers(layout):
        above = header.headers.split()
        assert set(above) <= set(ids)
        assert header.id not in above


@pytest.mark.parametrize("edition", ["2021", "2019"])
def test_header_ids_of_the_three_tables_do_not_meet(edition: str) -> None:
    layouts = [layout_of(grid.section) for grid in grids_of(BY_KEY[edition]).values()]
    ids = [header.id for layout in layouts for header in headers(layout)]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(("edition", "key"), TABLES)
def test_paths_of_headers_and_rows_lead_to_cells(edition: str, key: str) -> None:
    grid = grids_of(BY_KEY[edition])[key]
    layout = layout_of(grid.section)
    paths = {header.path for header in headers(layout) if header.path}
    rows = {row.path for rows in parts(layout) for row in rows if row.path}
    assert all(grid.covered(path) for path in paths | rows)
    lines = {header.path for header in headers(layout) if header.is_line}
    assert lines == rows


def test_stub_of_results_spans_all_result_lines() -> None:
    for edition, lines in (("2021", 22), ("2019", 20)):
        layout = layout_of(section(edition, "requests"))
        (results,) = (h for h in headers(layout) if h.label == "三、本年度办理结果")
        assert (results.rowspan, results.colspan, results.scope) == (lines, 1, "row")


def test_a_section_without_a_table_has_no_layout() -> None:
    with pytest.raises(ValueError, match="overview"):
        layout_of(OVERVIEW)
