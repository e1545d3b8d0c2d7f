"""The canonical form of sources: what is laid out anew, and what is left alone.

To add a case, write a heading, a file and an ``after`` fence (none: it is canonical already), or
a ``left`` fence with the faults for which the file is left alone.
"""

from pathlib import Path

import pytest

from generator.form.editions import BY_KEY
from generator.form.grid import grids_of
from generator.read.canonical.source import Canonical, UnlikeError, canonical
from generator.read.compose import compose_section
from tests.cases import Case, cases_in

CASES = cases_in(Path(__file__).parent / "cases" / "canonical")
PLACES = {
    "site.yaml": "site.yaml",
    "regions.yaml": "content/regions.yaml",
    "about.md": "content/pages/about.md",
}


def put(case: Case) -> Canonical:
    file = case.fences[0]
    return canonical(file.stored(), PLACES.get(file.name, f"content/410303/ju/{file.name}"))


@pytest.mark.parametrize("name", [n for n, case in CASES.items() if not case.expected("left")])
def test_a_source_is_laid_out(name: str) -> None:
    case = CASES[name]
    found = put(case)
    wanted = [fence for fence in case.fences if fence.name == "after"] or [case.fences[0]]
    assert found.findings == ()
    assert found.after == wanted[0].text
    assert found.is_changed == (case.fences[0].stored() != wanted[0].text.encode())


@pytest.mark.parametrize("name", [n for n, case in CASES.items() if not case.expected("left")])
def test_what_is_canonical_stays_as_it_is(name: str) -> None:
    found = put(CASES[name])
    assert found.after is not None
    again = canonical(found.after.encode(), found.path)
    assert (again.after, again.is_changed) == (found.after, False)


@pytest.mark.parametrize("name", [n for n, case in CASES.items() if case.expected("left")])
def test_a_source_that_cannot_be_read_is_left_alone(name: str) -> None:
    found = put(CASES[name])
    places = [f"{f.place.line}:{f.place.column} {f.code}" for f in found.findings]
    assert (found.after, found.is_changed) == (None, False)
    assert places == CASES[name].expected("left")


def test_a_result_that_would_say_something_else_is_never_returned(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Whatever goes wrong in the layout, the last look notices it."""
    layout = "generator.read.canonical.source.print_mapping"
    source = "name: 甲局  # 全称\nkind: other\n"
    for wrong in (
        "name: 乙局  # 全称\nkind: other\n",
        "name: 甲局\nkind: other\n",
        "name: 甲局  # 简称\nkind: other\n",
        "name: '甲局'  # 全称\nkind: other\n",
        "name: 甲局  # 全称\n",
        "name: 甲局  # 全称\nkind: [other\n",
    ):
        monkeypatch.setattr(layout, lambda *_, text=wrong: text)
        with pytest.raises(UnlikeError):
            canonical(source.encode(), "content/410303/ju/agency.yaml")


def test_what_we_compose_is_canonical() -> None:
    for key in ("2019", "2021"):
        year = {"2019": 2019, "2021": 2023}[key]
        for labels in (False, True):
            tables = [
                compose_section(grid, [None, 3, *[0] * (len(grid.cells) - 2)], has_labels=labels)
                for grid in grids_of(BY_KEY[key]).values()
            ]
            source = f"---\n{''.join(tables)}---\n\n正文。\n"
            assert canonical(source.encode(), f"content/410303/ju/{year}.md").after == source


def test_every_source_of_the_repository_is_canonical(repository: Path) -> None:
    content = repository / "content"
    files = [repository / "site.yaml", content / "regions.yaml"]
    files += [*content.glob("*/*/agency.yaml"), *content.rglob("*.md")]
    for file in files:
        path = file.relative_to(repository).as_posix()
        assert canonical(file.read_bytes(), path).after == file.read_text(encoding="utf-8"), path
