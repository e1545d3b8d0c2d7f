"""The pages about who published in time: what they count, whom they name, what they leave out."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from generator.gather import status_pages as module
from generator.gather.addresses import Addresses
from generator.gather.census import Census
from generator.gather.regions import region_pages
from generator.gather.sources import Sources
from generator.gather.status_pages import status_pages
from generator.gather.years import year_pages
from generator.model.facts import FAR_YEAR, AgencyFacts, ReportFacts
from generator.model.region import Region, Regions
from generator.render.desk import Desk
from generator.render.environment import packaged_templates
from generator.render.views_status import DEEPEST_LEVEL
from generator.store.facts import FactStore
from generator.work.surroundings import Surroundings
from tests.render.samples import make_desk

REGIONS = Regions(
    {
        "410000": Region("410000", "河南省"),
        "410300": Region("410300", "洛阳市", "410000"),
        "410303": Region("410303", "西工区", "410300"),
        "410700": Region("410700", "新乡市", "410000"),
    }
)
DAYS = {"anshi": "2024-01-17", "chidao": "2024-02-19", "budu": "", "queshi": None}
NAMES = {"anshi": "按时局", "chidao": "迟到局", "budu": "无日期局", "queshi": "缺报局"}
TODAY = date(2024, 3, 9)


def agency(region: str, slug: str, day: str | None, year: int = 2023) -> AgencyFacts:
    due = f"{year + 1}-01-31"
    report = ReportFacts(year, NAMES[slug[:-1]], "", "2021", day or "", due=due)
    reports = () if day is None else (report,)
    return AgencyFacts(region, slug, NAMES[slug[:-1]], "department", 2022, FAR_YEAR, reports)


@pytest.fixture
def census() -> Iterator[Census]:
    """In one region 5 in time, 2 late, 3 undated and 4 missing; in another 1 in time."""
    with FactStore() as store:
        for state, number in (("anshi", 5), ("chidao", 2), ("budu", 3), ("queshi", 4)):
            for index in range(number):
                store.put(agency("410303", f"{state}{index}", DAYS[state]))
        store.put(agency("410700", "anshi9", "2023-01-30", 2022))
        yield Census(store, REGIONS)


def pages(census: Census, desk: Desk | None = None) -> dict[str, str]:
    made = status_pages(desk or make_desk(), census, TODAY)
    return {page.address: page.make().decode() for page in made}


def row(page: str, name: str) -> list[str]:
    """The cells of the table row that a name heads, without markup."""
    found = re.search(rf"<tr[^>]*>\s*<th[^>]*><a[^>]*>{name}</a></th>(.*?)</tr>", page, re.DOTALL)
    assert found, name
    return [
        re.sub(r"<[^>]+>", "", cell).strip()
        for cell in re.findall(r"<td[^>]*>(.*?)</td>", found[1], re.DOTALL)
    ]


def test_a_year_counts_each_region_with_all_beneath_it(census: Census) -> None:
    page = pages(census)["status/2023/"]
    assert row(page, "西工区") == ["45.5%", "14", "5", "2", "3", "4", "0"]
    assert row(page, "洛阳市") == ["45.5%", "14", "5", "2", "3", "4", "0"]
    assert row(page, "新乡市") == ["0.0%", "1", "0", "0", "0", "1", "0"]
    assert row(page, "河南省") == ["41.7%", "15", "5", "2", "3", "5", "0"]
    assert "应公布 15 份，按期率 41.7%" in page


def test_the_bar_of_a_share_is_as_long_as_its_number(census: Census) -> None:
    page = pages(census)["status/2023/"]
    assert '<rect class="bar" width="455" height="10"/>' in page
    assert '<rect class="bar" width="0" height="10"/>' in page


def test_a_year_names_who_is_late_or_missing_and_nobody_else(census: Census) -> None:
    page = pages(census)["status/2023/"]
    assert page.count("迟到局") == 2
    assert page.count("缺报局") == 4
    assert "按时局" in page  # the one that published last year and not this one
    assert "无日期局" not in page
    assert row(page, "迟到局") == ["部门", "逾期公布", "2024年1月31日", "2024年2月19日", "19"]
    assert row(page, "缺报局") == ["部门", "未公布", "2024年1月31日", "—", "38"]
    assert "逾期公布2份，未公布4份" in page


def test_names_lead_to_agencies_and_days_to_reports(census: Census) -> None:
    page = pages(census)["status/2023/"]
    assert '<a href="../../agencies/410303/chidao1/">迟到局</a>' in page
    assert '<a href="../../agencies/410303/chidao1/2023/">2024年2月19日</a>' in page


def test_the_overview_has_all_years_and_the_latest_of_each_region(census: Census) -> None:
    page = pages(census)["status/"]
    assert row(page, "2023年")[:2] == ["41.7%", "15"]
    assert row(page, "2022年") == ["6.7%", "15", "1", "0", "0", "14", "0"]
    assert row(page, "西工区") == ["2023年", "45.5%", "14", "5", "2", "3", "4", "0"]
    assert 'href="../status/2023/#region-410303"' in page
    assert 'id="region-410303"' in pages(census)["status/2023/"]


def test_a_year_that_nobody_has_to_publish_yet_accuses_nobody(census: Census) -> None:
    made = status_pages(make_desk(), census, date(2024, 1, 31))
    page = {each.address: each.make().decode() for each in made}["status/2023/"]
    assert row(page, "新乡市") == ["—", "1", "0", "0", "0", "0", "1"]
    assert "缺报局" not in page


def test_beyond_the_limit_agencies_are_counted_instead_of_named(
    census: Census, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "LISTING_LIMIT", 4)
    page = pages(census)["status/2023/"]
    assert page.count("缺报局") + page.count("迟到局") == 4
    assert "另有2个机构" in page
    assert "共1个机构" in page
    assert row(page, "西工区")[1] == "14"


def test_listings_lead_to_the_states_of_their_year(census: Census) -> None:
    desk = make_desk()
    listings = {page.address: page.make().decode() for page in year_pages(desk, census)}
    assert '<a href="../../status/2023/">2023年公布情况</a>' in listings["years/2023/"]
    listings = {page.address: page.make().decode() for page in region_pages(desk, census)}
    own = '<a href="../../../status/2022/#region-410700">2022年公布情况</a>'
    assert own in listings["regions/410700/2022/"]


def test_regions_are_indented_by_their_depth_as_far_as_the_style_sheet_goes() -> None:
    codes = [f"4103{number:02}" for number in range(DEEPEST_LEVEL + 3)]
    parents = [None, *codes[:-1]]
    chain = {
        code: Region(code, f"{code}区", parent) for code, parent in zip(codes, parents, strict=True)
    }
    with FactStore() as store:
        store.put(agency(codes[-1], "anshi0", DAYS["anshi"]))
        made = pages(Census(store, Regions(chain)))
    sheet = (packaged_templates() / "assets/site.css").read_text(encoding="utf-8")
    for page in (made["status/"], made["status/2023/"]):
        levels = [int(level) for level in re.findall(r'class="level-([0-9]+)"', page)]
        assert levels == [*range(DEEPEST_LEVEL + 1), DEEPEST_LEVEL, DEEPEST_LEVEL]
    indents = [
        float(re.findall(rf"\.status \.level-{level} {{ padding-left: ([0-9.]+)em", sheet)[0])
        for level in range(1, DEEPEST_LEVEL + 1)
    ]
    assert indents == sorted(set(indents))


def test_a_portal_may_go_without_and_then_nothing_leads_there(census: Census) -> None:
    usual = make_desk()
    desk = replace(usual, site=replace(usual.site, has_status_pages=False), surrounds={})
    assert pages(census, desk) == {}
    made = [*year_pages(desk, census), *region_pages(desk, census)]
    assert not any("status/" in page.make().decode() for page in made)
    assert all("status/" in page.make().decode() for page in year_pages(usual, census))
    assert set(pages(census)) == {"status/", "status/2022/", "status/2023/"}
    sources = Sources(Surroundings(Path(), REGIONS), census.store)
    with_pages = Addresses(census, sources, frozenset())
    without = replace(with_pages, has_status_pages=False)
    assert all(address in with_pages for address in pages(census))
    assert not any(address in without for address in pages(census))


def test_a_portal_without_reports_says_so() -> None:
    with FactStore() as store:
        page = pages(Census(store, REGIONS))["status/"]
    assert "尚未收录任何报告" in page
    assert "<table" not in page
