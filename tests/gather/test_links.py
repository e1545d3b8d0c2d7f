"""Judgements that need several agencies: links that lead nowhere, one name borne twice."""

from generator.gather.judgements.links import dead_links, namesakes
from generator.ground.diagnostics import Place
from generator.model.facts import FAR_YEAR, AgencyFacts, Link
from generator.store.facts import FactStore

ADDRESSES = frozenset(
    {"", "years/2023/", "agencies/410303/tongjiju/", "agencies/410303/tongjiju/2023/原件.pdf"}
)
AT = Place("content/pages/about.md", 6, 3)


def agency(region: str, slug: str, name: str) -> AgencyFacts:
    return AgencyFacts(region, slug, name, "department", 2021, FAR_YEAR)


def dead(*targets: str) -> list[str]:
    with FactStore() as store:
        store.put_links(tuple(Link(AT, target) for target in targets), "page/about")
        found = list(dead_links(store, ADDRESSES, "page/about"))
    assert all((finding.code, finding.place) == ("S35", AT) for finding in found)
    return [finding.message.partition("“")[2].partition("”")[0] for finding in found]


def test_links_to_pages_and_files_that_are_there() -> None:
    assert dead("", "years/2023/", "years/2023", "years/2023/#t", "agencies/410303/tongjiju/") == []


def test_a_file_with_a_han_name_is_found_in_percent_signs_too() -> None:
    name = "agencies/410303/tongjiju/2023/"
    assert dead(f"{name}原件.pdf", f"{name}%E5%8E%9F%E4%BB%B6.pdf") == []


def test_links_that_lead_nowhere_are_named_as_a_reader_would_type_them() -> None:
    found = dead("years/1999/", "agencies/410303/tongjiju/%E6%97%A0.pdf", "../没有.md")
    assert sorted(found) == ["../没有.md", "/agencies/410303/tongjiju/无.pdf", "/years/1999/"]


def test_one_name_in_one_region_is_reported_at_each_further_folder() -> None:
    with FactStore() as store:
        store.put(agency("410303", "tongji", "西工区统计局"))
        store.put(agency("410303", "tongjiju", "西工区统计局"))
        store.put(agency("410303", "tongjichu", "西工区统计局"))
        store.put(agency("410303", "zhengwu", "西工区政务局"))
        store.put(agency("410724", "tongjiju", "西工区统计局"))
        found = list(namesakes(store, "410303"))
        assert list(namesakes(store, "410724")) == []
    assert [(finding.code, finding.place.path) for finding in found] == [
        ("P08", "content/410303/tongjichu/agency.yaml"),
        ("P08", "content/410303/tongjiju/agency.yaml"),
    ]
    assert all("content/410303/tongji。" in finding.message for finding in found)
