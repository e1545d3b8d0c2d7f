"""Finding copies among many reports: each against one other, and never all against all."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from generator.checks.prose.sketch import Sketch, shares, sketch_of
from generator.checks.prose.text import prose_of
from generator.checks.rules import f04_narrative_copied
from generator.form.editions import edition_of
from generator.gather.census import Census
from generator.gather.judgements.copies import judge_copies
from generator.gather.judgements.docket import open_docket
from generator.gather.judgements.evidence import Evidence
from generator.gather.sources import Sources
from generator.gather.status import StatusBook
from generator.ground.source import SourceText
from generator.model.deadlines import Deadlines
from generator.model.facts import FAR_YEAR, AgencyFacts, ReportFacts
from generator.model.region import Regions
from generator.model.report import Report
from generator.read.markdown import read_markdown, split_passages
from generator.store.changes import Changes
from generator.store.facts import FactStore
from generator.work.surroundings import Surroundings
from tests.narratives import CLAUSES, body


def sketch(clauses: Sequence[str], year: int) -> bytes:
    passages = split_passages(read_markdown(SourceText("", body(clauses))).tokens)
    return sketch_of(prose_of(Report("", year, "", edition_of(year), passages=passages)))


def put(store: FactStore, slug: str, years: dict[int, Sequence[str]]) -> None:
    reports = tuple(
        ReportFacts(year, f"{slug}局", "", "2021", sketch=sketch(said, year), prose_line=9)
        for year, said in years.items()
    )
    store.put(AgencyFacts("410303", slug, slug, "department", 2021, FAR_YEAR, reports))


def copies(store: FactStore) -> list[str]:
    """Return for each finding the slug and year of the report and what it is a copy of."""
    regions = Regions({})
    book = StatusBook(Census(store, regions), Deadlines(), None)
    evidence = Evidence(book, Sources(Surroundings(Path(), regions), store))
    judge_copies(evidence, open_docket(evidence, Changes(), store.put_findings))
    return [
        f"{finding.place.path.removeprefix('content/410303/').removesuffix('.md')} "
        f"{finding.message.partition('与')[2].partition('的报告')[0]}"
        for finding in store.findings()
    ]


def test_many_equal_reports_are_each_compared_with_one(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[int] = []

    def counting(one: Sketch, other: Sketch) -> tuple[float, float]:
        compared.append(1)
        return shares(one, other)

    monkeypatch.setattr(f04_narrative_copied, "shares", counting)
    with FactStore() as store:
        for number in range(60):
            put(store, f"ju{number:02}", {2023: CLAUSES[:80]})
        found = copies(store)
    assert found == [f"ju{number:02}/2023 ju00局 2023 年" for number in range(1, 60)]
    # Once when it is found and once when it is told.
    assert len(compared) == 2 * 59


def test_each_year_is_compared_by_itself() -> None:
    with FactStore() as store:
        put(store, "an", {2022: CLAUSES[:60], 2023: CLAUSES[100:160]})
        put(store, "bo", {2022: CLAUSES[100:160], 2023: CLAUSES[:60]})
        assert copies(store) == []


def test_the_year_before_and_other_agencies_are_both_told() -> None:
    with FactStore() as store:
        put(store, "an", {2022: CLAUSES[:60], 2023: CLAUSES[:58]})
        put(store, "bo", {2023: CLAUSES[2:60]})
        assert copies(store) == ["an/2023 本机关 2022 年", "bo/2023 an局 2023 年"]


def test_a_copy_of_a_copy_is_told_against_the_one_that_it_is_like() -> None:
    with FactStore() as store:
        put(store, "an", {2023: CLAUSES[:100]})
        put(store, "bo", {2023: CLAUSES[14:114]})
        put(store, "cai", {2023: CLAUSES[28:128]})
        assert copies(store) == ["bo/2023 an局 2023 年", "cai/2023 bo局 2023 年"]
