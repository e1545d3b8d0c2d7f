"""Counts kept in the store follow the facts, and only where agencies changed."""

from collections.abc import Iterator

import pytest

from generator.gather.tally import refresh_tally
from generator.model.facts import FAR_YEAR, AgencyFacts, ReportFacts
from generator.store.facts import FactStore


def agency(region: str, slug: str, days: dict[int, str]) -> AgencyFacts:
    """A department expected from 2022 on, with the days on which it published; due in January."""
    reports = tuple(
        ReportFacts(year, slug, "", "2021", day, due=f"{year + 1}-01-31")
        for year, day in days.items()
    )
    return AgencyFacts(region, slug, slug, "department", 2022, FAR_YEAR, reports)


@pytest.fixture
def store() -> Iterator[FactStore]:
    with FactStore() as opened:
        opened.put(agency("410303", "anshi", {2022: "2023-01-30", 2023: "2024-01-31"}))
        opened.put(agency("410303", "chidao", {2022: "2023-02-01", 2023: ""}))
        opened.put(agency("410303", "queshi", {}))
        opened.put(agency("410724", "anshi", {2022: "2023-01-25"}))
        refresh_tally(opened)
        yield opened


def tally(store: FactStore) -> dict[tuple[str, int], tuple[int, ...]]:
    """In time, late, undated and absent by region and year; all are departments."""
    rows = store.rows("SELECT region, year, on_time, late, undated, absent FROM tally")
    return {(region, year): tuple(numbers) for region, year, *numbers in rows}


def test_each_region_and_year_is_counted(store: FactStore) -> None:
    assert tally(store) == {
        ("410303", 2022): (1, 1, 0, 1),
        ("410303", 2023): (1, 0, 1, 1),
        ("410724", 2022): (1, 0, 0, 0),
        ("410724", 2023): (0, 0, 0, 1),
    }
    assert set(store.rows("SELECT region, agencies, reports FROM roll")) == {
        ("410303", 3, 4),
        ("410724", 1, 1),
    }


def test_only_a_region_with_a_changed_agency_is_counted_again(store: FactStore) -> None:
    store.run("UPDATE tally SET on_time = 7")
    store.drop_agency("410303/queshi")
    refresh_tally(store)
    assert tally(store) == {
        ("410303", 2022): (1, 1, 0, 0),
        ("410303", 2023): (1, 0, 1, 0),
        ("410724", 2022): (7, 0, 0, 0),
        ("410724", 2023): (7, 0, 0, 1),
    }


def test_a_year_more_is_a_year_more_for_every_region(store: FactStore) -> None:
    store.put(agency("410303", "xinren", {2024: "2025-01-09"}))
    refresh_tally(store)
    assert tally(store)["410303", 2024] == (1, 0, 0, 3)
    assert tally(store)["410724", 2024] == (0, 0, 0, 1)


def test_a_region_without_agencies_is_counted_no_more(store: FactStore) -> None:
    store.drop_agency("410724/anshi")
    refresh_tally(store)
    assert {region for region, _ in tally(store)} == {"410303"}
    assert list(store.rows("SELECT DISTINCT region FROM roll")) == [("410303",)]
