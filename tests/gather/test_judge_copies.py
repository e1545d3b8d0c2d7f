"""Copies after any series of changes: the same as if all were judged at once."""

from collections.abc import Iterator
from functools import lru_cache, partial
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.checks.prose.sketch import sketch_of
from generator.checks.prose.text import prose_of
from generator.form.editions import edition_of
from generator.gather.census import Census
from generator.gather.judge import judge
from generator.gather.judgements import copies
from generator.gather.judgements.evidence import Evidence
from generator.gather.sources import Sources
from generator.gather.status import StatusBook
from generator.ground.source import SourceText
from generator.model.deadlines import Deadlines
from generator.model.facts import FAR_YEAR, AgencyFacts, ReportFacts
from generator.model.region import Region, Regions
from generator.model.report import Report
from generator.read.markdown import read_markdown, split_passages
from generator.store import bands
from generator.store.bearers import number_agencies
from generator.store.changes import Changes
from generator.store.facts import FactStore
from generator.work.surroundings import Surroundings
from tests.narratives import CLAUSES, body

TEXTS = [
    *(CLAUSES[start : start + 40] for start in range(0, 28, 4)),
    *(CLAUSES[start : start + 30] + CLAUSES[100:110] for start in (0, 8)),
    CLAUSES[150:190],
    CLAUSES[:5],
]
"""Neighbours are alike, those further apart are not; one of them is too short to be judged."""
SLUGS = [f"ju{number}" for number in range(12)]
YEARS = (2022, 2023)


class Told(NamedTuple):
    """What a report says, by the number of its text, and what else its finding depends on."""

    text: int
    name: str
    line: int


Reports = tuple[Told | None, ...]
told = st.builds(Told, st.integers(0, len(TEXTS) - 1), st.sampled_from("甲乙"), st.integers(3, 4))
reports = st.tuples(*[st.none() | told for _ in YEARS])
edits = st.dictionaries(st.sampled_from(SLUGS), reports, min_size=1)
series = st.lists(edits, min_size=2, max_size=6)


@lru_cache
def sketch(text: int) -> bytes:
    passages = split_passages(read_markdown(SourceText("", body(TEXTS[text]))).tokens)
    return sketch_of(prose_of(Report("", 2023, "", edition_of(2023), passages=passages)))


def put(store: FactStore, slug: str, years: Reports) -> None:
    kept = tuple(
        ReportFacts(year, one.name, "", "2021", sketch=sketch(one.text), prose_line=one.line)
        for year, one in zip(YEARS, years, strict=True)
        if one
    )
    store.put(AgencyFacts("410303", slug, slug, "department", 2021, FAR_YEAR, kept))


def judged(store: FactStore, changes: Changes) -> list[str]:
    regions = Regions({"410303": Region("410303", "西工区")})
    book = StatusBook(Census(store, regions), Deadlines(), None)
    evidence = Evidence(book, Sources(Surroundings(Path(), regions), store))
    judge(evidence, frozenset(), changes, store.put_findings)
    return [f"{one.place} {one.message}" for one in store.findings() if one.code == "F04"]


def judged_at_once(portal: dict[str, Reports]) -> list[str]:
    with FactStore() as store:
        for slug, years in portal.items():
            put(store, slug, years)
        return judged(store, Changes())


def judged_one_by_one(
    store: FactStore, series_of_edits: list[dict[str, Reports]]
) -> Iterator[tuple[list[str], list[str]]]:
    """Yield after each edit what is found by it and what is found by judging all at once."""
    portal: dict[str, Reports] = {}
    for number, edit in enumerate(series_of_edits):
        for slug, years in edit.items():
            store.drop_agency(f"410303/{slug}")
            portal.pop(slug, None)
            if any(years):
                portal[slug] = years
                put(store, slug, years)
        store.count_years()
        keys = frozenset(f"410303/{slug}" for slug in edit)
        changes = Changes(is_everything=False, agencies=keys) if number else Changes()
        yield judged(store, changes), judged_at_once(dict(sorted(portal.items())))


@pytest.mark.parametrize("heads", [1, 2, 8])
@given(series)
def test_any_edits_lead_to_what_judging_all_at_once_finds(
    heads: int, series_of_edits: list[dict[str, Reports]]
) -> None:
    with pytest.MonkeyPatch.context() as patch, FactStore() as store:
        patch.setattr(bands, "HEADS", heads)
        for after_edit, at_once in judged_one_by_one(store, series_of_edits):
            assert after_edit == at_once


@given(series)
def test_agencies_are_numbered_anew_when_no_number_is_left_between_two(
    series_of_edits: list[dict[str, Reports]],
) -> None:
    with pytest.MonkeyPatch.context() as patch, FactStore() as store:
        patch.setattr(copies, "number_agencies", partial(number_agencies, most=len(SLUGS) + 1))
        for after_edit, at_once in judged_one_by_one(store, series_of_edits):
            assert after_edit == at_once
            numbers = store.rows("SELECT agency FROM bearer ORDER BY number")
            assert (listed := list(numbers)) == sorted(listed)


def test_an_edit_reads_nothing_of_what_it_does_not_concern() -> None:
    one, other = (Told(0, "甲", 3), None), (Told(9, "甲", 3), Told(7, "甲", 3))
    with FactStore() as store:
        for slug, years in (("an", one), ("bo", one), ("cai", other)):
            put(store, slug, years)
        before = judged(store, Changes())
        # What is changed behind its back would show if it were looked at.
        store.run("UPDATE sketch SET line = 99 WHERE agency <> '410303/cai'")
        store.drop_agency("410303/cai")
        put(store, "cai", (Told(9, "乙", 4), Told(9, "甲", 4)))
        key = frozenset({"410303/cai"})
        after = judged(store, Changes(is_everything=False, agencies=key, has_new_addresses=False))
    assert [line for line in after if line in before] == before
    (repeated,) = (line for line in after if line not in before)
    assert "content/410303/cai/2023.md" in repeated
