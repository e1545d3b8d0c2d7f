"""Who published in time, late or not at all: agency by agency, and by region and year."""

from collections.abc import Iterator
from datetime import date

import pytest

from generator.gather.census import Census
from generator.gather.status import StatusBook
from generator.model.deadlines import Day, Deadlines
from generator.model.facts import FAR_YEAR, AgencyFacts, ReportFacts
from generator.model.region import Region, Regions
from generator.model.status import Counts, State
from generator.store.facts import FactStore

REGIONS = Regions(
    {
        "410300": Region("410300", "洛阳市"),
        "410303": Region("410303", "西工区", "410300"),
        "410306": Region("410306", "吉利区", "410300"),
        "420000": Region("420000", "湖北省"),
    }
)
DEADLINES = Deadlines(by_region={"410306": {"department": Day(1, 20)}})


def put(store: FactStore, key: str, kind: str, published: dict[int, str]) -> None:
    """Keep an agency with its reports; the day of publication may be unstated."""
    region, slug = key.split("/")
    codes = [above.code for above in REGIONS.chain(region)]
    reports = tuple(
        ReportFacts(
            year,
            f"{slug}{year}",
            "",
            "2021",
            day,
            due=DEADLINES.due(kind, codes, year).isoformat(),
        )
        for year, day in published.items()
    )
    store.put(AgencyFacts(region, slug, slug, kind, 2022, FAR_YEAR, reports))


@pytest.fixture
def store() -> Iterator[FactStore]:
    with FactStore() as opened:
        yield opened


@pytest.fixture
def census(store: FactStore) -> Census:
    for key, kind, published in (
        ("410303/anshi", "department", {2022: "2023-01-31", 2023: "2024-01-31"}),
        ("410303/budu", "department", {2022: "", 2023: ""}),
        ("410303/chidao", "department", {2022: "2023-02-01", 2023: "2024-02-19"}),
        ("410303/queshi", "department", {}),
        ("410303/zhengfu", "government", {2022: "2023-04-02"}),
        ("410306/zao", "department", {2022: "2023-01-21", 2023: "2024-01-20"}),
        ("420000/sheng", "government", {2023: "2024-03-08"}),
    ):
        put(store, key, kind, published)
    return Census(store, REGIONS)


def book(census: Census, stated: str = "") -> StatusBook:
    return StatusBook(census, DEADLINES, date.fromisoformat(stated) if stated else None)


def states(found: StatusBook, region: str, year: int) -> dict[str, tuple[str, int]]:
    return {each.key: (each.state.value, each.days) for each in found.standings(region, year)}


def test_each_agency_stands_as_its_own_deadline_and_today_tell(census: Census) -> None:
    assert states(book(census), "410303", 2023) == {
        "410303/anshi": ("on_time", 0),
        "410303/budu": ("undated", 0),
        "410303/chidao": ("late", 19),
        "410303/queshi": ("missing", 37),
        "410303/zhengfu": ("pending", 0),
    }


def test_the_day_of_the_deadline_is_in_time_and_the_next_is_not(census: Census) -> None:
    found = states(book(census), "410303", 2022)
    assert found["410303/anshi"] == ("on_time", 0)
    assert found["410303/chidao"] == ("late", 1)
    assert found["410303/zhengfu"] == ("late", 2)


def test_what_is_missing_is_late_from_the_day_after_the_deadline(census: Census) -> None:
    on_the_day = states(book(census, "2024-01-31"), "410303", 2023)
    a_day_later = states(book(census, "2024-02-01"), "410303", 2023)
    assert on_the_day["410303/queshi"] == ("pending", 0)
    assert a_day_later["410303/queshi"] == ("missing", 1)


def test_a_region_s_own_deadline_decides(census: Census) -> None:
    assert states(book(census), "410306", 2022) == {"410306/zao": ("late", 1)}
    assert states(book(census), "410306", 2023) == {"410306/zao": ("on_time", 0)}


def test_today_is_the_newest_day_of_publication_unless_it_is_stated(census: Census) -> None:
    assert book(census).today == date(2024, 3, 8)
    assert book(census, "2023-05-06").today == date(2023, 5, 6)


def test_a_mistyped_day_does_not_make_all_others_late(store: FactStore) -> None:
    put(store, "410303/a", "department", {2022: "2023-01-20", 2023: "2204-01-25"})
    put(store, "410303/b", "department", {2022: "2023-01-30"})
    assert book(Census(store, REGIONS)).today == date(2023, 1, 30)


def test_reports_without_any_day_are_never_late(store: FactStore) -> None:
    put(store, "410303/a", "department", {2022: "", 2023: ""})
    put(store, "410303/b", "department", {2022: ""})
    found = book(Census(store, REGIONS))
    assert found.today == date(2024, 1, 1)
    assert states(found, "410303", 2023) == {
        "410303/a": ("undated", 0),
        "410303/b": ("pending", 0),
    }
    assert found.overall(2022) == Counts(undated=2, closed=2)
    assert found.overall(2022).share is None


def test_counts_of_a_region_and_of_all_beneath_it(census: Census) -> None:
    found = book(census)
    own = Counts(on_time=1, late=1, undated=1, missing=1, pending=1, closed=4)
    assert found.own("410303", 2023) == own
    assert found.own("410300", 2023) == Counts()
    below = Counts(on_time=2, late=1, undated=1, missing=1, pending=1, closed=5)
    assert found.within("410300", 2023) == below
    assert found.overall(2023) == below + Counts(on_time=1)


def test_counts_agree_with_the_agencies_one_by_one(census: Census) -> None:
    for stated in ("", "2023-01-01", "2023-02-01", "2024-01-25", "2024-04-01", "2030-01-01"):
        found = book(census, stated)
        for year in census.years:
            for region in REGIONS.by_code:
                listed = list(found.standings(region, year))
                counts = found.own(region, year)
                assert counts.closed == sum(each.is_closed for each in listed)
                for state in State:
                    number = sum(each.state is state for each in listed)
                    assert getattr(counts, state.value) == number, (stated, year, region, state)


def test_an_agency_is_not_expected_before_it_was_set_up_or_after_it_was_closed(
    census: Census,
) -> None:
    facts = AgencyFacts("410303", "jiu", "旧局", "department", 2021, 2022)
    census.store.put(facts)
    assert "410303/jiu" in states(book(census), "410303", 2022)
    assert "410303/jiu" not in states(book(census), "410303", 2023)


def test_a_year_that_is_due_is_there_to_ask_for_though_nobody_published(census: Census) -> None:
    assert book(census, "2025-01-31").years == (2023, 2022)
    assert book(census, "2025-02-01").years == (2024, 2023, 2022)
    assert set(states(book(census, "2025-02-01"), "410303", 2024).values()) == {
        ("missing", 1),
        ("pending", 0),
    }


def test_a_portal_without_reports_has_no_year_and_no_day(store: FactStore) -> None:
    put(store, "410303/a", "department", {})
    found = book(Census(store, REGIONS))
    assert (found.today, found.years) == (None, ())
