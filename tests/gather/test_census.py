"""Counts of listings: by region with all beneath, by year with those that are missing."""

from collections.abc import Iterator

import pytest

from generator.gather.census import Census
from generator.gather.rows import agency_rows, edition_note, report_rows
from generator.model.facts import FAR_YEAR, AgencyFacts, ReportFacts
from generator.model.region import Region, Regions
from generator.store.facts import FactStore

REGIONS = Regions(
    {
        "410000": Region("410000", "河南省"),
        "410300": Region("410300", "洛阳市", "410000"),
        "410303": Region("410303", "西工区", "410300"),
        "410700": Region("410700", "新乡市", "410000"),
        "410724": Region("410724", "获嘉县", "410700"),
        "420000": Region("420000", "湖北省"),
    }
)


def report(year: int, name: str, figures: tuple[int | None, ...], edition: str) -> ReportFacts:
    return ReportFacts(year, name, f"{name}{year}", edition, "", figures, year % 7)


@pytest.fixture
def census() -> Iterator[Census]:
    with FactStore() as store:
        facts = (
            ("410303", "a", "甲局", "department", 2019, FAR_YEAR, (2019, 2021, 2023)),
            ("410303", "b", "乙办", "department", 2021, 2022, (2021,)),
            ("410724", "c", "丙县政府", "government", 2023, FAR_YEAR, (2023,)),
        )
        for region, slug, name, kind, first, last, years in facts:
            reports = tuple(
                report(year, f"{name}旧" if year < 2021 else name, (year, None), "2021")
                for year in years
            )
            store.put(AgencyFacts(region, slug, name, kind, first, last, reports))
        yield Census(store, REGIONS)


def test_years_with_reports_the_latest_first(census: Census) -> None:
    assert census.years == (2023, 2021, 2019)


def test_a_region_counts_all_beneath_it(census: Census) -> None:
    counts = {
        code: (census.agencies(census.beneath(code)), census.reports(census.beneath(code)))
        for code in REGIONS.by_code
    }
    assert counts == {
        "410000": (3, 5),
        "410300": (2, 4),
        "410303": (2, 4),
        "410700": (1, 1),
        "410724": (1, 1),
        "420000": (0, 0),
    }
    assert [region.code for region in census.inhabited] == [
        "410000",
        "410300",
        "410303",
        "410700",
        "410724",
    ]
    assert census.full_name("410303") == "河南省洛阳市西工区"


@pytest.mark.parametrize(
    ("code", "year", "standing"),
    [
        ("410303", 2019, (1, 1)),
        ("410303", 2021, (2, 2)),
        ("410303", 2023, (1, 1)),
        ("410000", 2023, (2, 2)),
        ("410724", 2021, (0, 0)),
        ("410303", 2022, (0, 0)),
    ],
)
def test_published_of_expected(
    census: Census, code: str, year: int, standing: tuple[int, int]
) -> None:
    assert census.standing(census.beneath(code), year) == standing


def test_a_year_without_any_report_of_the_portal_is_nobody_s_gap(census: Census) -> None:
    assert 2022 not in census.years


def test_rows_of_a_year_name_agencies_as_they_were_called_then(census: Census) -> None:
    (row,) = report_rows(census.store, "410303", 2019)
    assert (row.agency, row.is_published, row.figures, row.fault_count) == (
        "甲局旧",
        True,
        (2019, None),
        2019 % 7,
    )


def test_an_agency_that_is_missing_in_a_year_is_listed_without_figures(census: Census) -> None:
    census.store.put(AgencyFacts("410303", "d", "丁局", "department", 2019, FAR_YEAR))
    rows = {row.agency: row for row in report_rows(census.store, "410303", 2019)}
    assert not rows["丁局"].is_published
    assert set(rows["丁局"].figures) == {None}
    assert rows["丁局"].address == "agencies/410303/d/"


def test_agencies_of_a_region_with_their_years(census: Census) -> None:
    found = agency_rows(census.store, "410303")
    rows = [(row.name, row.first_year, row.last_year, row.reports) for row in found]
    assert rows == [("乙办", 2021, 2021, 1), ("甲局", 2019, 2023, 3)]


@pytest.mark.parametrize(
    ("edition", "year", "note"),
    [
        ("2021", 2023, ""),
        ("2019", 2020, ""),
        ("2019", 2023, "2019年格式"),
        ("outline", 2016, ""),
        ("none", 2023, "无表格"),
    ],
)
def test_note_on_an_edition_that_is_not_the_year_s_own(edition: str, year: int, note: str) -> None:
    assert edition_note(edition, year) == note
