"""CSV files that spreadsheet programs open rightly and safely."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.ground.sheet import sheet_text

CELLS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"))


def test_text_begins_with_a_byte_order_mark_and_lines_end_as_in_windows() -> None:
    assert sheet_text([("机关", "天数"), ("统计局", 19)]) == "\ufeff机关,天数\r\n统计局,19\r\n"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"])  # noqa: RUF001 - some programs take the full-width sign for the narrow one
def test_a_cell_that_looks_like_a_formula_becomes_text(start: str) -> None:
    (row,) = csv.reader(io.StringIO(sheet_text([(f"{start}1+1", "b")])[1:], newline=""))
    assert row == [f"'{start}1+1", "b"]


def test_numbers_below_zero_stay_numbers() -> None:
    assert sheet_text([(-3, "-3")]) == "\ufeff-3,'-3\r\n"


@given(st.lists(st.lists(CELLS, min_size=2, max_size=4), min_size=1))
def test_every_other_cell_is_read_back_as_it_was(rows: list[list[str]]) -> None:
    text = sheet_text(rows)
    found = list(csv.reader(io.StringIO(text[1:], newline="")))
    assert [[cell.removeprefix("'") for cell in row] for row in found] == [
        [cell.removeprefix("'") for cell in row] for row in rows
    ]
