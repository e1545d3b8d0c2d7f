"""What the solver says of tables with known faults."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.checks.culprit import explain
from generator.checks.judge import failures_of
from generator.form.edition_2019 import EDITION_2019
from generator.form.edition_2021 import EDITION_2021
from generator.form.equations import equations_of
from generator.form.grid import Grid, grids_of
from generator.form.shape import Edition
from generator.model.report import TableData, Value

EDITIONS = (EDITION_2019, EDITION_2021)
APPLICANTS = (
    "natural_person",
    "organisation.commercial_enterprise",
    "organisation.research_institution",
    "organisation.public_welfare",
    "organisation.legal_service",
    "organisation.other",
)
GROUPS = ("review", "litigation.direct", "litigation.after_review")
OUTCOMES = ("upheld", "corrected", "other", "pending")

counts = st.integers(min_value=0, max_value=10**6)


def table_of(edition: Edition, section: str, numbers: Mapping[str, Value | None]) -> TableData:
    grid = grids_of(edition)[section]
    return TableData(edition, grid, tuple(numbers.get(cell.key, 0) for cell in grid.cells))


def with_value(table: TableData, index: int, value: Value | None) -> TableData:
    values = (*table.values[:index], value, *table.values[index + 1 :])
    return TableData(table.edition, table.grid, values)


def result_lines(grid: Grid) -> list[str]:
    keys = dict.fromkeys(f"requests.{cell.line.key}" for cell in grid.cells)
    return [key for key in keys if ".results." in key and key != "requests.results.total"]


@st.composite
def requests_tables(draw: st.DrawFn) -> TableData:
    """Return a table 3 that adds up, of either edition."""
    edition = draw(st.sampled_from(EDITIONS))
    lines = result_lines(grids_of(edition)["requests"])
    numbers: dict[str, int] = {}
    for column in APPLICANTS:
        results = draw(st.lists(counts, min_size=len(lines), max_size=len(lines)))
        numbers |= {f"{line}.{column}": n for line, n in zip(lines, results, strict=True)}
        carried_out = draw(counts)
        handled = sum(results) + carried_out
        carried_in = draw(st.integers(min_value=0, max_value=handled))
        numbers[f"requests.results.total.{column}"] = sum(results)
        numbers[f"requests.carried_out.{column}"] = carried_out
        numbers[f"requests.carried_in.{column}"] = carried_in
        numbers[f"requests.new_received.{column}"] = handled - carried_in
    for line in {key.removesuffix(f".{APPLICANTS[0]}") for key in numbers if APPLICANTS[0] in key}:
        numbers[f"{line}.total"] = sum(numbers[f"{line}.{column}"] for column in APPLICANTS)
    return table_of(edition, "requests", numbers)


@st.composite
def remedies_tables(draw: st.DrawFn) -> TableData:
    """Return a table 4 that adds up."""
    numbers: dict[str, int] = {}
    for group in GROUPS:
        outcomes = draw(st.lists(counts, min_size=len(OUTCOMES), max_size=len(OUTCOMES)))
        for outcome, number in zip(OUTCOMES, outcomes, strict=True):
            numbers[f"remedies.{group}.{outcome}"] = number
        numbers[f"remedies.{group}.total"] = sum(outcomes)
    return table_of(draw(st.sampled_from(EDITIONS)), "remedies", numbers)


@given(table=st.one_of(requests_tables(), remedies_tables()))
def test_nothing_is_said_of_a_table_that_adds_up(table: TableData) -> None:
    assert explain(table) == ()


@given(table=requests_tables(), data=st.data())
def test_any_single_wrong_cell_of_table_3_is_named_with_its_value(
    table: TableData, data: st.DataObject
) -> None:
    index = data.draw(st.integers(min_value=0, max_value=len(table.values) - 1))
    true = table.values[index]
    wrong = data.draw(counts.filter(lambda value: value != true))

    (explanation,) = explain(with_value(table, index, wrong))

    assert explanation.cell == table.grid.cells[index].key
    assert explanation.repair is not None
    assert (explanation.repair.written, explanation.repair.value) == (wrong, true)
    assert all(failure.equation.sign(index) for failure in explanation.failures)


@given(table=remedies_tables(), data=st.data())
def test_any_single_wrong_cell_of_table_4_is_narrowed_to_its_group(
    table: TableData, data: st.DataObject
) -> None:
    index = data.draw(st.integers(min_value=0, max_value=len(table.values) - 1))
    true = table.values[index]
    wrong = data.draw(counts.filter(lambda value: value != true))

    (explanation,) = explain(with_value(table, index, wrong))

    assert explanation.cell == table.grid.cells[index].key.rpartition(".")[0]
    assert explanation.repair is None
    assert explanation.is_narrowed
    offered = {repair.index: repair.value for (repair,) in explanation.alternatives}
    assert offered[index] == true
    assert all(value >= 0 for value in offered.values())


@given(
    table=requests_tables(),
    changes=st.dictionaries(
        st.integers(min_value=0, max_value=160), st.none() | counts, min_size=2, max_size=6
    ),
)
def test_every_failing_equation_is_explained_and_no_other(
    table: TableData, changes: dict[int, int | None]
) -> None:
    for index, value in changes.items():
        table = with_value(table, index, value)

    explained = {failure.name for found in explain(table) for failure in found.failures}

    assert explained == {failure.name for failure in failures_of(table)}


@given(
    table=requests_tables(),
    changes=st.dictionaries(
        st.integers(min_value=0, max_value=160), counts, min_size=1, max_size=2
    ),
)
def test_the_offered_repairs_make_the_table_add_up(
    table: TableData, changes: dict[int, int]
) -> None:
    for index, value in changes.items():
        table = with_value(table, index, value)
    located = [found for found in explain(table) if found.repair is not None]
    repairs = {r for found in located for r in (found.repair, found.together) if r is not None}
    explained = {failure.name for found in located for failure in found.failures}

    mended = table
    for repair in repairs:
        mended = with_value(mended, repair.index, repair.value)

    before = {failure.name for failure in failures_of(table)}
    assert {failure.name for failure in failures_of(mended)} == before - explained


def test_an_equation_with_a_missing_cell_is_not_judged() -> None:
    row = {f"requests.new_received.{column}": 1 for column in APPLICANTS}
    table = table_of(EDITION_2021, "requests", {**row, "requests.new_received.total": None})

    names = [failure.name for failure in failures_of(table)]

    assert "t3_row_total:requests.new_received" not in names
    assert "t3_balance:total" not in names
    assert names == [f"t3_balance:{column}" for column in APPLICANTS]


def test_zeros_beside_missing_cells_agree() -> None:
    table = table_of(EDITION_2021, "requests", {"requests.new_received.total": None})
    assert failures_of(table) == ()


def test_no_repair_is_offered_that_a_count_cannot_hold() -> None:
    # 结果各项之和 5，总计 2：只有一格不小于 3，其余各格减不下来。
    table = table_of(
        EDITION_2021,
        "remedies",
        {
            "remedies.review.upheld": 4,
            "remedies.review.corrected": 1,
            "remedies.review.total": 2,
        },
    )

    (explanation,) = explain(table)

    options = [repair for (repair,) in explanation.alternatives]
    assert [(table.grid.cells[r.index].key, r.value) for r in options] == [
        ("remedies.review.upheld", 1),
        ("remedies.review.total", 5),
    ]


def test_a_total_that_would_need_thirteen_digits_is_no_candidate() -> None:
    most = 10**12 - 1
    table = table_of(
        EDITION_2021,
        "remedies",
        {"remedies.review.upheld": most, "remedies.review.pending": 1},
    )

    (explanation,) = explain(table)

    keys = [table.grid.cells[repair.index].key for (repair,) in explanation.alternatives]
    assert "remedies.review.total" not in keys


def test_pairs_that_claim_the_same_equation_are_all_refused() -> None:
    """自然人、商业企业 lack two each and 其他 has two too many: which two belong together?"""
    numbers = {
        "requests.new_received.natural_person": 2,
        "requests.new_received.organisation.commercial_enterprise": 3,
        "requests.new_received.organisation.other": 6,
        "requests.new_received.total": 11,
        "requests.results.granted.natural_person": 4,
        "requests.results.granted.organisation.commercial_enterprise": 5,
        "requests.results.granted.organisation.other": 4,
        "requests.results.granted.total": 13,
    }
    numbers |= {
        key.replace("granted", "total"): n for key, n in numbers.items() if "granted" in key
    }

    explanations = explain(table_of(EDITION_2021, "requests", numbers))

    assert {f.name: f.difference for e in explanations for f in e.failures} == {
        "t3_balance:natural_person": -2,
        "t3_balance:organisation.commercial_enterprise": -2,
        "t3_balance:organisation.other": 2,
        "t3_balance:total": -2,
    }
    assert all(explanation.repair is None for explanation in explanations)
    assert all(explanation.alternatives for explanation in explanations)


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda edition: edition.key)
def test_no_two_cells_of_table_3_stand_in_the_same_equations(edition: Edition) -> None:
    """This is why table 3 names any single wrong cell."""
    section = grids_of(edition)["requests"].section
    standing = [
        frozenset(e.name for e in equations_of(section) if e.sign(cell.index))
        for cell in grids_of(edition)["requests"].cells
    ]
    assert len(set(standing)) == len(standing)
