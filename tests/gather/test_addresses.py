"""Which addresses a portal has: those of its facts, and what was not looked at may have."""

from pathlib import Path

import pytest

from generator.gather.addresses import Addresses
from generator.gather.census import Census
from generator.gather.sources import Sources
from generator.model.facts import FAR_YEAR, AgencyFacts, ReportFacts
from generator.model.region import Region, Regions
from generator.store.facts import FactStore
from generator.store.units import Unit, Units
from generator.work.surroundings import Surroundings

REGIONS = Regions(
    {
        "410000": Region("410000", "河南省"),
        "410300": Region("410300", "洛阳市", "410000"),
        "410303": Region("410303", "西工区", "410300"),
        "410724": Region("410724", "获嘉县", "410000"),
        "420000": Region("420000", "湖北省"),
    }
)
PAGES = frozenset({"about/", "assets/site.css"})
YEARS = {"410303/jia": (2019, 2021), "410724/yi": (2023,)}
THERE = (
    *("", "years/", "regions/", "agencies/", "about/", "assets/site.css"),
    *("years/2019/", "years/2021/", "years/2023/", "status/", "status/2019/", "status/2023/"),
    *("kinds/department/", "agencies/410303/jia/", "agencies/410303/jia/2021/"),
    *("agencies/410724/yi/2023/", "agencies/410303/jia/2021/原件.pdf"),
    *("regions/410000/", "regions/410303/", "regions/410300/2021/", "regions/410303/2023/"),
    "regions/410724/2023/",
)
NOT_THERE = (
    *("other/", "assets/other.css", "years", "years/2022/", "years/2022", "years/year/"),
    *("status/2022/", "kinds/government/", "kinds/unheard-of/", "years/02021/", "years/２０２１/"),
    *("agencies/410303/bing/", "agencies/410303/jia/2023/", "agencies/410303/jia/2021/无.pdf"),
    *("agencies/410303/jia/2019/原件.pdf", "agencies/410303/jia/2021/原件.pdf/"),
    *("agencies/410303/jia/agency.yaml", "agencies/../jia/", "agencies/410303/jia/2021/../"),
    *("regions/420000/", "regions/990000/", "regions/410724/2021/", "regions/410303/2022/"),
)


def write(folder: Path, key: str, *names: str) -> None:
    for name in ("agency.yaml", *names):
        file = folder / "content" / key / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("", encoding="utf-8")


@pytest.fixture
def portal(tmp_path: Path) -> Addresses:
    store = FactStore()
    for key, years in YEARS.items():
        region, _, slug = key.partition("/")
        reports = tuple(ReportFacts(year, slug, "", "2021") for year in years)
        store.put(AgencyFacts(region, slug, slug, "department", years[0], FAR_YEAR, reports))
        Units(store).put(Unit(key, "", years=years))
        write(tmp_path, key, *(f"{year}.md" for year in years))
    write(tmp_path, "410303/jia/2021", "原件.pdf")
    (tmp_path / "content/410303/jia/2021/agency.yaml").unlink()
    sources = Sources(Surroundings(tmp_path, REGIONS), store)
    return Addresses(Census(store, REGIONS), sources, PAGES)


@pytest.mark.parametrize("address", THERE)
def test_an_address_that_a_portal_has(portal: Addresses, address: str) -> None:
    assert address in portal


@pytest.mark.parametrize("address", NOT_THERE)
def test_an_address_that_it_has_not(portal: Addresses, address: str) -> None:
    assert address not in portal


@pytest.mark.parametrize(
    "address",
    [
        *("agencies/420000/bing/", "agencies/420000/bing/2022/"),
        "agencies/420000/bing/2022/图.png",
        *("years/2022/", "status/2022/", "kinds/government/", "regions/420000/"),
        *("regions/420000/2022/", "regions/410724/2021/"),
    ],
)
def test_an_agency_that_was_not_looked_at_may_have_its_pages(
    portal: Addresses, tmp_path: Path, address: str
) -> None:
    assert address not in portal
    write(tmp_path, "420000/bing", "2022.md")
    write(tmp_path, "420000/bing/2022", "图.png")
    store = portal.census.store
    Units(store).put(Unit("420000/bing", "", years=(2022,)))
    later = Addresses(Census(store, REGIONS), portal.sources, PAGES)
    assert address in later
    assert "agencies/420000/bing/2021/" not in later
    assert "agencies/420000/bing/2022/无.png" not in later


def test_a_report_that_cannot_be_read_may_have_its_page(portal: Addresses, tmp_path: Path) -> None:
    write(tmp_path, "410724/yi", "2024.md")
    assert "agencies/410724/yi/2024/" not in portal
    portal.census.store.put_looked(
        "410724/yi", ["content/410724/yi/2024.md"], ["content/410724/yi/2024.md"]
    )
    assert "agencies/410724/yi/2024/" in portal
    assert "agencies/410303/jia/2023/" not in portal
