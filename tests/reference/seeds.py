"""The five published reports of ../shared/seeds, whose tables are kept as lines of tabs."""

import re
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from generator.form.editions import edition_of
from generator.form.grid import Grid, grids_of
from generator.ground.text import squeeze
from generator.model.agency import Agency
from generator.model.report import Value
from tests.reference.publication import Publication

HEADING = re.compile(r"^[# ]*([一二三四五六])、.*$", re.MULTILINE)
TITLE = re.compile(r"^[# ]*(\S+?)\s*(\d{4})\s*年政府信息公开工作年度报告", re.MULTILINE)
SECTIONS = {
    "一": "overview",
    "二": "proactive",
    "三": "requests",
    "四": "remedies",
    "五": "problems",
    "六": "other",
}
TABLES = ("proactive", "requests", "remedies")


def publication(path: Path) -> Publication:
    """Return a seed as a report of the portal, its prose as it was found."""
    text = path.read_text(encoding="utf-8")
    title = TITLE.search(text)
    assert title is not None
    year = int(title[2])
    parts = dict(_sections(text))
    grids = grids_of(edition_of(year))
    return Publication(
        year=year,
        editions=dict.fromkeys(TABLES, edition_of(year).key),
        agency=Agency("410303", f"seed-{path.name[:3]}", title[1], "department"),
        tables={key: list(_values(parts[key], grids[key])) for key in TABLES},
        prose={key: text for key, text in parts.items() if key not in TABLES},
    )


def _sections(text: str) -> Iterator[tuple[str, str]]:
    """Yield the parts of a report by the key of their section, in official order."""
    expected = iter(SECTIONS)
    numeral = next(expected)
    starts: list[tuple[str, int, int]] = []
    for heading in HEADING.finditer(text):
        if heading[1] == numeral and "\t" not in heading[0]:
            starts.append((SECTIONS[numeral], heading.start(), heading.end()))
            numeral = next(expected, "")
    ends = [*(start for _, start, _ in starts[1:]), len(text)]
    for (key, _, start), end in zip(starts, ends, strict=True):
        yield key, text[start:end]


def _values(text: str, grid: Grid) -> Iterator[Value | None]:
    """Yield a table's values in grid order; what is blank in the original is missing."""
    rows = [line.split("\t") for line in text.splitlines()]
    lines = [list(cells) for _, cells in groupby(grid.cells, key=lambda cell: cell.line)]
    left = iter(rows)
    for cells in lines:
        label = cells[0].line.line.label
        fields = next(found for row in left if (found := _after(row, label)) is not None)
        if len(fields) > len(cells) and not fields[0]:
            fields = fields[1:]
        # A line that is too short, as （一）予以公开 of seed 004, still ends in its total.
        fields = [""] * (len(cells) - len(fields)) + fields[: len(cells)]
        for field in fields:
            yield int(field) if field.strip() else None


def _after(row: list[str], label: str) -> list[str] | None:
    """Return the fields behind a label; of a line without a label, all if they are numbers."""
    if not label:
        return row if all(field.strip().isdigit() for field in row) else None
    wanted = _plain(label)
    for index, field in enumerate(row):
        if _plain(field) == wanted:
            return row[index + 1 :]
    return None


def _plain(label: str) -> str:
    return squeeze(label).replace("(", "").replace(")", "").replace(",", "").replace("、", "")
