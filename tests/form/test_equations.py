"""The identities of tables 3 and 4: how many, over which cells, and that none is forgotten."""

import pytest

from generator.form.common import OVERVIEW
from generator.form.editions import BY_KEY
from generator.form.equations import Equation, equations_by_cell, equations_of
from generator.form.grid import grids_of
from generator.form.shape import Section


def section(edition: str, key: str) -> Section:
    return grids_of(BY_KEY[edition])[key].section


def keys(edition: str, name: str) -> tuple[list[str], list[str]]:
    """The two sides of an equation, as key paths without the section."""
    table = "remedies" if name.startswith("t4") else "requests"
    grid = grids_of(BY_KEY[edition])[table]
    (found,) = (e for e in equations_of(grid.section) if e.name == name)
    start = len(table) + 1
    left = [grid.cells[index].key[start:] for index in found.left]
    return left, [grid.cells[index].key[start:] for index in found.right]


@pytest.mark.parametrize(("edition", "lines"), [("2021", 25), ("2019", 23)])
def test_table_three_has_two_equations_for_each_column_and_one_for_each_line(
    edition: str, lines: int
) -> None:
    found = [equation.identity for equation in equations_of(section(edition, "requests"))]
    assert found == ["t3_balance"] * 7 + ["t3_result_total"] * 7 + ["t3_row_total"] * lines


@pytest.mark.parametrize("edition", ["2021", "2019"])
def test_table_four_has_one_equation_for_each_group_and_table_two_none(edition: str) -> None:
    assert [equation.name for equation in equations_of(section(edition, "remedies"))] == [
        "t4_group_total:review",
        "t4_group_total:litigation.direct",
        "t4_group_total:litigation.after_review",
    ]
    assert equations_of(section(edition, "proactive")) == ()
    assert equations_of(OVERVIEW) == ()


def test_balance_of_a_column() -> None:
    column = "organisation.public_welfare"
    assert keys("2021", f"t3_balance:{column}") == (
        [f"new_received.{column}", f"carried_in.{column}"],
        [f"results.total.{column}", f"carried_out.{column}"],
    )


@pytest.mark.parametrize(("edition", "results"), [("2021", 21), ("2019", 19)])
def test_total_of_results_is_the_sum_of_all_other_results(edition: str, results: int) -> None:
    left, right = keys(edition, "t3_result_total:natural_person")
    assert right == ["results.total.natural_person"]
    assert len(left) == len(set(left)) == results
    assert all(key.startswith("results.") for key in left)
    assert "results.total.natural_person" not in left


def test_total_of_a_line_is_the_sum_of_its_applicants() -> None:
    line = "results.refused.state_secret"
    left, right = keys("2021", f"t3_row_total:requests.{line}")
    assert right == [f"{line}.total"]
    assert [key.removeprefix(f"{line}.") for key in left] == [
        "natural_person",
        "organisation.commercial_enterprise",
        "organisation.research_institution",
        "organisation.public_welfare",
        "organisation.legal_service",
        "organisation.other",
    ]


def test_total_of_a_group_of_table_four_is_the_sum_of_its_four_outcomes() -> None:
    left, right = keys("2021", "t4_group_total:litigation.direct")
    assert right == ["litigation.direct.total"]
    names = ["upheld", "corrected", "other", "pending"]
    assert left == [f"litigation.direct.{name}" for name in names]


@pytest.mark.parametrize("edition", ["2021", "2019"])
def test_each_cell_of_table_three_stands_in_the_equations_of_its_column_and_its_line(
    edition: str,
) -> None:
    grid = grids_of(BY_KEY[edition])["requests"]
    by_cell = equations_by_cell(grid.section)
    for cell in grid.cells:
        column = cell.column.key
        expected = {f"t3_row_total:requests.{cell.line.key}"}
        if cell.line.key.startswith("results."):
            expected.add(f"t3_result_total:{column}")
        if cell.line.key in {"new_received", "carried_in", "results.total", "carried_out"}:
            expected.add(f"t3_balance:{column}")
        assert by_cell[cell.index] == expected, cell.key


def test_sign_tells_the_side_of_a_cell() -> None:
    equation = Equation("t:x", "t", "x", left=(3, 5), right=(7,))
    assert [equation.sign(index) for index in (3, 5, 7, 9)] == [1, 1, -1, 0]


def test_equations_are_named_once() -> None:
    for edition in ("2021", "2019"):
        for key in ("requests", "remedies"):
            names = [equation.name for equation in equations_of(section(edition, key))]
            assert len(names) == len(set(names))
