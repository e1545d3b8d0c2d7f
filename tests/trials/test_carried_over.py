"""A whole line of carry-over that is wrong agrees in itself: the year beside it tells which."""

from pathlib import Path
from random import Random

import pytest

from tests.trials.trial import findings, two_years

COLUMNS = ("natural_person", "total")


def above_a_notice(site: Path, *years: dict[str, int]) -> list[tuple[str, str | None, str, str]]:
    return [
        (f.place.path[-7:], f.cell, f.message, f.hint or "")
        for f in findings(site, *years)
        if f.severity != "notice"
    ]


@pytest.mark.parametrize(
    ("year", "line", "other"), [("2023", "carried_in", "2022"), ("2022", "carried_out", "2023")]
)
def test_a_line_that_the_other_year_contradicts_is_the_one_finding(
    tmp_path: Path, year: str, line: str, other: str
) -> None:
    before, later = two_years(Random("line"))
    numbers = later if year == "2023" else before
    right = {column: numbers[f"requests.{line}.{column}"] for column in COLUMNS}
    for column in COLUMNS:
        numbers[f"requests.{line}.{column}"] += 3
    ((path, cell, message, hint),) = above_a_notice(tmp_path, before, later)
    assert (path, cell) == (f"{year}.md", f"requests.{line}")
    for number in right.values():
        assert f"写作 {number + 3}，应为 {number}" in message
    assert f"{other}.md" in hint


def test_without_the_other_year_all_lines_are_candidates(tmp_path: Path) -> None:
    _, later = two_years(Random("line"))
    for column in COLUMNS:
        later[f"requests.carried_in.{column}"] += 3
    found = above_a_notice(tmp_path, later)
    assert len(found) == 2
    for _, _, _, hint in found:
        for line in ("一、本年新收", "二、上年结转", "四、结转下年度"):
            assert line in hint
