"""A hundred times one wrong number, and a hundred times two, in tables that otherwise agree.

The chance is seeded: the same hundred each time. Each trial goes through real files, all rules
and the report of the year before.
"""

from pathlib import Path
from random import Random

import pytest

from generator.ground.diagnostics import Finding
from tests.trials.trial import REMEDIES, REQUESTS, Numbers, findings, two_years

TRIALS = range(100)


def wrong(chance: Random, right: int) -> int:
    """Return another number an editor may have typed."""
    typed = chance.choice([right + 1, right * 10, right // 10, right + chance.randint(2, 99), 0])
    return typed if typed != right else right + 7


def new_findings(site: Path, before: Numbers, clean: Numbers, planted: Numbers) -> list[Finding]:
    known = {(f.code, f.message) for f in findings(site, before, clean)}
    return [f for f in findings(site, before, planted) if (f.code, f.message) not in known]


def test_tables_that_agree_give_nothing_above_a_notice(tmp_path: Path) -> None:
    for trial in range(20):
        found = findings(tmp_path, *two_years(Random(f"clean {trial}")))
        assert [f for f in found if f.severity != "notice"] == []


def test_one_wrong_cell_of_table_3_is_named_with_the_number_it_had(tmp_path: Path) -> None:
    missed = []
    for trial in TRIALS:
        chance = Random(f"one {trial}")
        before, clean = two_years(chance)
        key = chance.choice(REQUESTS.cells).key
        found = new_findings(tmp_path, before, clean, clean | {key: wrong(chance, clean[key])})
        if [(f.cell, f.expected) for f in found] != [(key, str(clean[key]))]:
            missed.append((key, [f.message for f in found]))
    assert len(missed) <= 1, missed


def test_one_wrong_cell_of_table_4_is_narrowed_to_its_group(tmp_path: Path) -> None:
    for trial in TRIALS:
        chance = Random(f"group {trial}")
        before, clean = two_years(chance)
        cell = chance.choice(REMEDIES.cells)
        # One unit off: every cell of the group may then be the wrong one.
        found = new_findings(tmp_path, before, clean, clean | {cell.key: clean[cell.key] + 1})
        group = cell.key.rpartition(".")[0]
        assert [f.cell for f in found] == [group]
        hint = found[0].hint or ""
        assert all(
            other.address in hint for other in REMEDIES.cells if other.key.startswith(f"{group}.")
        )
        assert f"由 {clean[cell.key] + 1} 改为 {clean[cell.key]}" in hint


@pytest.mark.parametrize("is_same_column", [True, False])
def test_two_wrong_cells_are_hardly_ever_blamed_on_a_third(
    tmp_path: Path, *, is_same_column: bool
) -> None:
    blamed = []
    for trial in TRIALS:
        chance = Random(f"two {is_same_column} {trial}")
        before, clean = two_years(chance)
        one, two = chance.sample(REQUESTS.cells, 2)
        while is_same_column and one.column != two.column:
            one, two = chance.sample(REQUESTS.cells, 2)
        planted = {cell.key: wrong(chance, clean[cell.key]) for cell in (one, two)}
        found = new_findings(tmp_path, before, clean, clean | planted)
        named = {f.cell for f in found if f.expected is not None}
        if not named <= {one.key, two.key}:
            blamed.append((one.key, two.key, [f.message for f in found]))
        assert found
    assert len(blamed) <= 1, blamed
