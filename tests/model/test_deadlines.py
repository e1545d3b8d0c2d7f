"""Until when a report has to be there."""

from datetime import date

import pytest

from generator.model.deadlines import STATUTORY, Day, Deadlines


@pytest.mark.parametrize(
    ("kind", "due"),
    [
        ("government", date(2024, 3, 31)),
        ("department", date(2024, 1, 31)),
        ("township", date(2024, 1, 31)),
        ("other", date(2024, 1, 31)),
    ],
)
def test_without_settings_the_law_holds(kind: str, due: date) -> None:
    assert Deadlines().due(kind, ("410000", "410300"), 2023) == due


def test_the_innermost_region_that_states_the_kind_decides() -> None:
    deadlines = Deadlines(
        STATUTORY | {"department": Day(1, 28)},
        {
            "410000": {"department": Day(1, 20), "government": Day(3, 15)},
            "410300": {"government": Day(3, 10)},
        },
    )
    assert deadlines.due("department", ("320000",), 2022) == date(2023, 1, 28)
    assert deadlines.due("department", ("410000", "410300"), 2022) == date(2023, 1, 20)
    assert deadlines.due("government", ("410000", "410300"), 2022) == date(2023, 3, 10)


@pytest.mark.parametrize("kind", ["government", "department"])
def test_up_to_2018_the_law_of_2007_gave_all_the_same_day(kind: str) -> None:
    deadlines = Deadlines(STATUTORY, {"410300": {kind: Day(1, 10)}})
    assert deadlines.due(kind, ("410300",), 2018) == date(2019, 3, 31)
    assert deadlines.due(kind, ("410300",), 2019) == date(2020, 1, 10)
