"""Which pages one edit makes anew: those that show what it changed, and no others."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from generator.gather import agencies, status_pages, years
from generator.model.facts import FAR_YEAR, AgencyFacts, ReportFacts, TableFacts
from generator.store.facts import FactStore
from tests.gather.edits import Portal
from tests.gather.keeping import Keeper, afresh
from tests.render.samples import make_desk

TONGJI, CAIZHENG, GONGAN = "410303/tongji", "410303/caizheng", "410724/gongan"
TOTALS = {"", "years/", "regions/", "agencies/"}
"""The pages that count all agencies and reports."""
XIGONG, LUOYANG, HENAN = "regions/410303/", "regions/410300/", "regions/410000/"


def report(year: int, name: str, first: int) -> ReportFacts:
    figures = tuple(range(first, first + 6))
    title = f"{name}{year}年报告"
    day, due = f"{year + 1}-01-{first % 28 + 1:02}", f"{year + 1}-01-31"
    return ReportFacts(year, name, title, "2021", day, figures, due=due)


PORTAL: Portal = {
    TONGJI: AgencyFacts(
        *("410303", "tongji", "西工区统计局", "department", 2021, FAR_YEAR),
        reports=(
            report(2021, "西工区统计局", 11),
            report(2022, "西工区统计局", 21),
            report(2023, "西工区统计局", 31),
        ),
    ),
    CAIZHENG: AgencyFacts(
        *("410303", "caizheng", "西工区财政局", "other", 2021, FAR_YEAR),
        reports=(report(2021, "西工区财政局", 41), report(2023, "西工区财政局", 51)),
    ),
    GONGAN: AgencyFacts(
        *("410724", "gongan", "获嘉县公安局", "department", 2021, FAR_YEAR),
        reports=(
            report(2021, "获嘉县公安局", 61),
            report(2022, "获嘉县公安局", 71),
            report(2023, "获嘉县公安局", 81),
        ),
    ),
}


@pytest.fixture
def keeper() -> Iterator[Keeper]:
    """The portal, built once; what counts as today is stated."""
    with FactStore() as store:
        kept = Keeper(make_desk(), date(2024, 3, 9), store)
        kept.build(PORTAL)
        yield kept


def remade(keeper: Keeper, portal: Portal) -> set[str]:
    """Build another state; return what was made anew, which must leave nothing stale."""
    found = keeper.build(portal)
    assert keeper.pages == afresh(keeper.desk, portal, keeper.today)
    return found


def with_agency(key: str, **change: object) -> Portal:
    """The portal with something else in an agency's file."""
    return PORTAL | {key: replace(PORTAL[key], **change)}  # type: ignore[arg-type]


def with_report(key: str, year: int, **change: object) -> Portal:
    """The portal with something else in a report."""
    reports = PORTAL[key].reports
    edited = tuple(
        replace(own, **change) if own.year == year else own  # type: ignore[arg-type]
        for own in reports
    )
    return with_agency(key, reports=edited)


def test_one_figure_shows_in_its_region_s_year_and_in_the_year(keeper: Keeper) -> None:
    edited = with_report(TONGJI, 2023, figures=(131, 32, 33, 34, 35, 36))
    assert remade(keeper, edited) == {"regions/410303/2023/", "years/2023/"}


def test_so_does_a_fault_accepted(keeper: Keeper) -> None:
    edited = with_report(TONGJI, 2023, accepted=1)
    assert remade(keeper, edited) == {"regions/410303/2023/", "years/2023/"}


def test_a_year_of_counts_alone_does_not_show_a_figure(
    keeper: Keeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (agencies, status_pages, years):
        monkeypatch.setattr(module, "LISTING_LIMIT", 2)
    keeper.pages.clear()
    remade(keeper, PORTAL)
    edited = with_report(TONGJI, 2023, figures=(131, 32, 33, 34, 35, 36))
    assert remade(keeper, edited) == {"regions/410303/2023/"}


@pytest.mark.parametrize(
    "change",
    [
        {"sketch": b"\x07\x05"},
        {"prose_line": 44},
        {"tables": (TableFacts("proactive", "2021", (3, 5)),)},
    ],
)
def test_prose_and_numbers_that_no_listing_shows_touch_none(
    keeper: Keeper, change: dict[str, object]
) -> None:
    assert remade(keeper, with_report(TONGJI, 2023, **change)) == set()
    assert remade(keeper, with_agency(TONGJI, members=(GONGAN,), founded=2019)) == set()


def test_a_title_shows_among_the_latest_reports(keeper: Keeper) -> None:
    assert remade(keeper, with_report(TONGJI, 2023, title="另一个标题")) == {""}


def test_a_day_of_publication_shows_among_the_latest_and_in_who_is_late(keeper: Keeper) -> None:
    edited = with_report(TONGJI, 2022, published="2023-02-07")
    assert remade(keeper, edited) == {"", "status/", "status/2022/"}


def test_the_newest_day_is_today_and_shows_in_all_years_of_who_is_late(keeper: Keeper) -> None:
    keeper.today = None
    keeper.build(PORTAL)
    edited = with_report(TONGJI, 2023, published="2024-02-07")
    states = {"status/", "status/2021/", "status/2022/", "status/2023/"}
    assert remade(keeper, edited) == {"", *states}


def test_another_day_stated_as_today_shows_in_who_is_late(keeper: Keeper) -> None:
    keeper.today = date(2024, 4, 1)
    states = {"status/", "status/2021/", "status/2022/", "status/2023/"}
    assert remade(keeper, PORTAL) == states


def test_the_name_of_one_year_shows_in_that_year(keeper: Keeper) -> None:
    edited = with_report(TONGJI, 2021, agency="西工区统计处")
    assert remade(keeper, edited) == {"regions/410303/2021/", "status/2021/", "years/2021/"}


def test_the_name_in_that_year_of_one_who_was_late(keeper: Keeper) -> None:
    late = with_report(TONGJI, 2021, published="2022-02-07")
    keeper.build(late)
    renamed = with_report(TONGJI, 2021, published="2022-02-07", agency="西工区统计处")
    assert "status/2021/" in remade(keeper, renamed)


def test_the_name_of_today_shows_in_lists_and_in_years_without_a_report(keeper: Keeper) -> None:
    edited = with_agency(CAIZHENG, name="西工区财政和金融局")
    assert remade(keeper, edited) == {
        *("agencies/", "kinds/other/", XIGONG),
        *("regions/410303/2022/", "status/2022/", "years/2022/"),
    }


def test_a_report_that_was_missing_counts_in_its_year_and_all_regions_above(
    keeper: Keeper,
) -> None:
    missing = report(2022, "西工区财政局", 91)
    reports = (*PORTAL[CAIZHENG].reports[:1], missing, *PORTAL[CAIZHENG].reports[1:])
    edited = with_agency(CAIZHENG, reports=reports)
    assert remade(keeper, edited) == {
        *(*TOTALS, "kinds/other/", "sitemap.xml", "status/", "status/2022/", "years/2022/"),
        *(XIGONG, LUOYANG, HENAN),
        *(f"{region}2022/" for region in (XIGONG, LUOYANG, HENAN)),
    }


def test_a_report_given_to_the_year_that_was_missing(keeper: Keeper) -> None:
    """First, last and number of its years stay, and its region's matrix shows another one."""
    four = (*PORTAL[CAIZHENG].reports, report(2024, "西工区财政局", 91))
    keeper.build(with_agency(CAIZHENG, reports=four))
    moved = (four[0], replace(four[1], year=2022), four[2])
    found = remade(keeper, with_agency(CAIZHENG, reports=moved))
    assert {XIGONG, "regions/410303/2022/", "regions/410303/2023/"} <= found
    assert not found & {"kinds/other/", "regions/410724/", LUOYANG}


def test_an_agency_that_comes_shows_wherever_its_region_and_its_kind_do(keeper: Keeper) -> None:
    new = AgencyFacts("410303", "jiaoyu", "西工区教育局", "department", 2023, FAR_YEAR)
    found = remade(keeper, PORTAL | {new.key: new})
    assert found >= {*TOTALS, "kinds/department/", XIGONG, "regions/410303/2023/", "status/2023/"}
    assert not found & {"kinds/other/", "regions/410724/", "regions/410724/2023/", "status/2022/"}


def test_an_agency_that_moves_shows_in_both_regions(keeper: Keeper) -> None:
    moved = replace(PORTAL[GONGAN], region="410303")
    others = {key: facts for key, facts in PORTAL.items() if key != GONGAN}
    found = remade(keeper, others | {moved.key: moved})
    assert found >= {*TOTALS, XIGONG, "regions/410303/2023/", "sitemap.xml"}
    assert "regions/410724/" not in keeper.pages


def test_the_first_report_about_a_year_is_a_year_more_for_everyone(keeper: Keeper) -> None:
    reports = (*PORTAL[GONGAN].reports, report(2024, "获嘉县公安局", 91))
    found = remade(keeper, with_agency(GONGAN, reports=reports))
    assert found >= {"years/2024/", "years/2023/", "regions/410303/2024/", XIGONG, "status/2021/"}


def test_a_year_that_a_region_leaves_leads_its_neighbours_elsewhere(keeper: Keeper) -> None:
    alone = replace(PORTAL[GONGAN], first_year=2022, reports=PORTAL[GONGAN].reports[1:])
    found = remade(keeper, PORTAL | {GONGAN: alone})
    assert "regions/410724/2022/" in found
    assert not found & {"regions/410303/2022/", "years/2022/"}
