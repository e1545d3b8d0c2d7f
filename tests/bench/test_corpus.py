import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.commands.check import check
from generator.form.editions import edition_of
from generator.form.equations import equations_of
from generator.form.grid import Branch, grids_of
from generator.ground.diagnostics import Severity

CORPUS = Path(__file__).resolve().parents[2] / "bench" / "corpus.py"
YEARS = range(2019, 2024)
AGENCIES = 4


@dataclass(frozen=True)
class Source:
    """A generated report, read by PyYAML and the form's key tree alone."""

    agency: str
    year: int
    values: Mapping[str, list[Decimal]]
    prose: str

    def at(self, key: str) -> Decimal:
        section = key.partition(".")[0]
        return self.values[section][grids_of(edition_of(self.year))[section].index[key]]

    def line(self, path: str) -> list[Decimal]:
        section = path.partition(".")[0]
        covered = grids_of(edition_of(self.year))[section].covered(path)
        return [self.values[section][index] for index in covered]


def generate(out: Path, *options: str) -> Path:
    size = ("--agencies", str(AGENCIES), "--years", str(len(YEARS)))
    first = ("--first-year", str(YEARS[0]))
    subprocess.run([sys.executable, CORPUS, out, *size, *first, *options], check=True)
    return out


def read(path: Path) -> Source:
    front, _, prose = path.read_text(encoding="utf-8").removeprefix("---\n").partition("\n---\n")
    keys = yaml.load(front, Loader=yaml.BaseLoader)  # noqa: S506 - every scalar stays text
    year = int(path.stem)
    values = {
        key: list(cells(grid.tree, keys[key])) for key, grid in grids_of(edition_of(year)).items()
    }
    return Source(path.parent.name, year, values, prose)


def cells(branch: Branch, written: Any) -> Iterator[Decimal]:  # noqa: ANN401 - YAML
    if written == "0":
        yield from [Decimal(0)] * (branch.stop - branch.start)
    elif isinstance(written, Mapping):
        assert written.keys() == branch.children.keys()
        for key, child in branch.children.items():
            yield from cells(child, written[key])
    else:
        numbers = written if isinstance(written, list) else [written]
        assert len(numbers) == branch.stop - branch.start
        yield from map(Decimal, numbers)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return generate(tmp_path_factory.mktemp("corpus") / "site", "--zero-share", "0.25")


@pytest.fixture(scope="module")
def sources(site: Path) -> list[Source]:
    return [read(path) for path in sorted(site.glob("content/*/*/*.md"))]


@pytest.fixture(scope="module")
def busy(sources: list[Source]) -> list[Source]:
    return [source for source in sources if any(source.values["requests"])]


def successive(sources: list[Source]) -> list[tuple[Source, Source]]:
    return [(a, b) for a, b in pairwise(sources) if a.agency == b.agency]


def test_there_are_as_many_reports_as_asked_for(sources: list[Source]) -> None:
    assert len(sources) == AGENCIES * len(YEARS)
    assert {source.year for source in sources} == set(YEARS)


def test_every_equation_of_the_form_holds(sources: list[Source]) -> None:
    for source in sources:
        for section in edition_of(source.year).sections:
            values = source.values.get(section.key, [])
            for equation in equations_of(section):
                left = sum(values[index] for index in equation.left)
                assert left == sum(values[index] for index in equation.right), equation.name


def test_figures_of_a_table_are_distinct_and_not_zero(busy: list[Source]) -> None:
    for source in busy:
        silent = [*source.line("proactive.regulations")]
        if source.year == YEARS[0]:
            silent += source.line("requests.carried_in")
        figures = [*source.values.values()]
        assert not any(silent)
        assert sum(not value for table in figures for value in table) == len(silent)
        for table in figures:
            written = [abs(value) for value in table if value]
            assert len(set(written)) == len(written)


def test_a_share_of_the_agencies_has_no_requests(sources: list[Source], busy: list[Source]) -> None:
    silent = [source for source in sources if source not in busy]
    assert len(silent) == len(sources) / 4
    assert not any(any(source.values["remedies"]) for source in silent)
    assert all(any(source.values["proactive"]) for source in silent)
    assert "zhengfu" not in {source.agency for source in silent}


def test_what_one_year_leaves_over_the_next_one_takes_in(sources: list[Source]) -> None:
    for before, after in successive(sources):
        assert before.line("requests.carried_out") == after.line("requests.carried_in")


def test_documents_in_force_follow_from_the_year_before(sources: list[Source]) -> None:
    pairs = [(a, b) for a, b in successive(sources) if a.year >= 2021]
    assert pairs
    for before, after in pairs:
        old = before.at("proactive.normative_documents.in_force")
        issued, repealed, now = after.line("proactive.normative_documents")
        assert now == old + issued - repealed


def test_items_of_the_old_form_follow_from_the_year_before(sources: list[Source]) -> None:
    pairs = [(a, b) for a, b in successive(sources) if b.year == 2020]
    assert pairs
    for before, after in pairs:
        items, change, _ = before.line("proactive.licensing")
        assert after.line("proactive.licensing")[0] == items + change


def test_prose_states_the_figures_of_the_tables(busy: list[Source]) -> None:
    for source in busy:
        new = source.at("requests.new_received.total")
        done = source.at("requests.results.total.total")
        refused = sum(source.line("requests.results.refused")[6::7])
        assert re.search(rf"收到?政府信息公开申请{new}件", source.prose)
        assert re.search(rf"办结{done}件", source.prose)
        assert f"不予公开{refused}件" in source.prose
        assert f"行政复议{source.at('remedies.review.total')}件" in source.prose


def test_prose_of_two_reports_is_far_from_copied(sources: list[Source]) -> None:
    def pieces(source: Source) -> set[str]:
        text = re.sub(r"[\d\s]", "", source.prose)
        return {text[at : at + 8] for at in range(len(text) - 7)}

    for one, other in combinations(map(pieces, sources), 2):
        assert len(one & other) < 0.6 * min(len(one), len(other))


def test_nothing_is_found_by_the_checks_above_a_notice(site: Path) -> None:
    found = check(site).findings
    assert [f for f in found if f.severity is not Severity.NOTICE] == []


def test_the_same_seed_gives_the_same_bytes(site: Path, tmp_path: Path) -> None:
    def files(root: Path) -> dict[str, bytes]:
        paths = [path for path in root.rglob("*") if path.is_file()]
        return {path.relative_to(root).as_posix(): path.read_bytes() for path in paths}

    again = generate(tmp_path / "again", "--zero-share", "0.25")
    other = generate(tmp_path / "other", "--zero-share", "0.25", "--seed", "2")
    assert files(again) == files(site)
    assert files(other) != files(site)


def test_a_folder_with_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(subprocess.CalledProcessError):
        generate(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]
