"""Pages of regions: whose agencies stand in the matrix, and what it takes to find them."""

from collections.abc import Iterator

import pytest

from generator.gather.census import Census
from generator.gather.regions import MATRIX, region_pages
from generator.model.facts import FAR_YEAR, AgencyFacts, ReportFacts
from generator.model.region import Region, Regions
from generator.store.facts import FactStore
from tests.render.samples import make_desk

REGIONS = Regions(
    {
        "410300": Region("410300", "洛阳市"),
        "410303": Region("410303", "西工区", "410300"),
        "410306": Region("410306", "吉利区", "410300"),
    }
)


def report(year: int) -> ReportFacts:
    return ReportFacts(year, "某局", f"{year}", "2021", "", (year, None), 0)


@pytest.fixture
def census() -> Iterator[Census]:
    with FactStore() as store:
        for region, slug, name, first, last, years in (
            ("410303", "a", "甲局", 2021, FAR_YEAR, (2021, 2023)),
            ("410303", "b", "乙办", 2022, FAR_YEAR, (2022,)),
            ("410303", "c", "丙所", 2001, 2007, ()),
            ("410306", "d", "丁局", 2021, 2022, (2021, 2022)),
        ):
            reports = tuple(map(report, years))
            store.put(AgencyFacts(region, slug, name, "department", first, last, reports))
        yield Census(store, REGIONS)


def test_a_matrix_holds_the_region_s_own_agencies_with_or_without_any_year(census: Census) -> None:
    pages = {page.address: page.make().decode() for page in region_pages(make_desk(), census)}
    page = pages["regions/410303/"]
    assert [name in page for name in ("甲局", "乙办", "丙所", "丁局")] == [True, True, True, False]
    rows = set(census.store.rows(MATRIX, "410303"))
    assert rows == {
        *(("410303/a", "甲局", "department", year, year != 2022) for year in (2021, 2022, 2023)),
        *(("410303/b", "乙办", "department", year, year == 2022) for year in (2022, 2023)),
        ("410303/c", "丙所", "department", None, None),
    }


def test_a_matrix_is_found_without_going_through_all_agencies(census: Census) -> None:
    steps = [row[3] for row in census.store.rows(f"EXPLAIN QUERY PLAN {MATRIX}", "410303")]
    assert [step for step in steps if step.startswith("SCAN agency")] == []
    assert [step for step in steps if "agency_by_region (region=?)" in step] != []
