"""Every cell of each edition against a copy of the official form that a reader can check by eye."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest

from generator.form.editions import BY_KEY, EDITIONS, OUTLINE, edition_of
from generator.form.grid import all_cells, grids_of

FORMS = Path(__file__).parent / "forms"
TABLED = ("2021", "2019")


class Printed(NamedTuple):
    """One cell as the form prints it."""

    section: str
    block: str
    key: str
    kind: str
    unit: str
    line: str
    column: str


def printed_cells(edition: str) -> Iterator[Printed]:
    section = heading = block = ""
    columns: list[tuple[str, str, str, str]] = []
    for row in (FORMS / f"{edition}.txt").read_text(encoding="utf-8").splitlines():
        if not row or row.startswith("#"):
            continue
        words = [word if word != "-" else "" for word in row.split()]
        if words[0] == "表":
            _, section, heading = words
        elif words[0] == "块":
            block, columns = words[1], []
        elif words[0] == "列":
            columns.append((words[1], words[2], words[3], words[4]))
        else:
            for key, kind, unit, label in columns:
                path = ".".join(part for part in (section, words[1], key) if part)
                yield Printed(heading, block, path, kind, unit, words[2], label)


@pytest.mark.parametrize("edition", TABLED)
def test_cells_are_those_of_the_official_form_in_its_order(edition: str) -> None:
    described = [
        Printed(
            grid.section.heading,
            cell.block.heading,
            cell.key,
            cell.kind.value,
            cell.unit,
            "·".join(
                label
                for label in (*(g.label for g in cell.line.groups), cell.line.line.label)
                if label
            ),
            "·".join((*(g.label for g in cell.column.groups), cell.column.column.label)),
        )
        for grid in grids_of(BY_KEY[edition]).values()
        for cell in grid.cells
    ]
    assert described == list(printed_cells(edition))


@pytest.mark.parametrize(
    ("edition", "counts"),
    [
        ("2021", {"proactive": 10, "requests": 175, "remedies": 15}),
        ("2019", {"proactive": 22, "requests": 161, "remedies": 15}),
    ],
)
def test_number_of_cells(edition: str, counts: dict[str, int]) -> None:
    grids = grids_of(BY_KEY[edition])
    assert {key: len(grid.cells) for key, grid in grids.items()} == counts
    keys = [cell.key for cell in all_cells(BY_KEY[edition])]
    assert len(keys) == len(set(keys)) == sum(counts.values())


@pytest.mark.parametrize("edition", TABLED)
def test_the_six_sections_have_their_official_headings(edition: str) -> None:
    assert [section.heading for section in BY_KEY[edition].sections] == [
        "一、总体情况",
        "二、主动公开政府信息情况",
        "三、收到和处理政府信息公开申请情况",
        "四、政府信息公开行政复议、行政诉讼情况",
        "五、存在的主要问题及改进情况",
        "六、其他需要报告的事项",
    ]


def test_the_outline_has_no_tables() -> None:
    assert not grids_of(OUTLINE)
    assert not list(all_cells(OUTLINE))


@pytest.mark.parametrize(
    ("year", "edition"),
    [
        (2008, "outline"),
        (2018, "outline"),
        (2019, "2019"),
        (2020, "2019"),
        (2021, "2021"),
        (2025, "2021"),
    ],
)
def test_edition_by_report_year(year: int, edition: str) -> None:
    assert edition_of(year).key == edition


def test_editions_follow_each_other_without_a_gap() -> None:
    for earlier, later in pairwise(EDITIONS):
        assert earlier.last_year is not None
        assert earlier.last_year + 1 == later.first_year
    assert EDITIONS[-1].last_year is None
