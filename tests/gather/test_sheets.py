"""Pages kept between builds equal those made afresh, whatever was edited in between."""

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import islice

import pytest

from generator.gather import agencies, status_pages, years
from generator.gather.census import Census
from generator.gather.sheets import sheets
from generator.store.facts import FactStore
from tests.gather.edits import REGIONS, edits
from tests.gather.keeping import Keeper, afresh
from tests.render.samples import make_desk


@pytest.fixture
def keeper() -> Iterator[Keeper]:
    with FactStore() as store:
        yield Keeper(make_desk(), None, store)


@pytest.mark.parametrize("seed", range(4))
def test_what_is_kept_equals_what_is_made_afresh(
    seed: int, keeper: Keeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Edits one after the other; lists grow and shrink past what a page can carry."""
    for module in (agencies, status_pages, years):
        monkeypatch.setattr(module, "LISTING_LIMIT", (1000, 2)[seed % 2])
    keeper.today = (None, None, date(2022, 2, 10), None)[seed]
    for name, portal in islice(edits(random.Random(seed)), 50):
        keeper.build(portal)
        expected = afresh(keeper.desk, portal, keeper.today)
        assert keeper.pages.keys() == expected.keys(), name
        stale = [at for at, page in expected.items() if keeper.pages[at] != page]
        assert stale == [], name
        rows = keeper.store.rows
        assert set(rows("SELECT * FROM roll")) == set(rows("SELECT * FROM counted_agencies"))
        assert set(rows("SELECT * FROM tally")) == set(rows("SELECT * FROM counted_standing"))


def test_edits_together_touch_what_each_of_them_touches(keeper: Keeper) -> None:
    for portal in [portal for _, portal in islice(edits(random.Random(7)), 60)][::12]:
        keeper.build(portal)
        assert keeper.pages == afresh(keeper.desk, portal, None)


def test_a_build_without_an_edit_makes_nothing(keeper: Keeper) -> None:
    *_, (_, portal) = islice(edits(random.Random(3)), 5)
    assert keeper.build(portal) == keeper.pages.keys()
    assert keeper.build(dict(portal)) == set()


def test_each_page_begins_with_the_template_that_its_sheet_names(keeper: Keeper) -> None:
    *_, (_, portal) = islice(edits(random.Random(5)), 5)
    keeper.build(portal)
    census = Census(keeper.store, REGIONS)
    for sheet in sheets(keeper.desk, census, None):
        keeper.desk.loaded.clear()
        sheet.make()
        begun = {name for name in keeper.desk.loaded if name.startswith("pages/")}
        assert begun == ({sheet.template} if sheet.template else set())


def test_pages_come_in_one_order_and_the_sitemap_names_them_all(keeper: Keeper) -> None:
    *_, (_, portal) = islice(edits(random.Random(9)), 3)
    keeper.build(portal)
    census = Census(keeper.store, REGIONS)
    found = list(sheets(keeper.desk, census, None))
    assert [sheet.address for sheet in found[:3]] == ["", "404.html", "years/"]
    assert [sheet.address for sheet in found[-2:]] == ["sitemap.xml", "robots.txt"]
    root = "<url><loc>https://www.example.gov.cn/zwgk/"
    listed = [
        line.removeprefix(root).removesuffix("</loc></url>")
        for line in found[-2].make().decode().splitlines()
        if line.startswith(root)
    ]
    own = [sheet.address for sheet in found if "." not in sheet.address]
    agency_pages = [f"agencies/{key}/" for key in portal]
    reports = [f"agencies/{key}/{r.year}/" for key, own in portal.items() for r in own.reports]
    assert listed == sorted((*own, "about/", *agency_pages, *reports))


def test_without_an_address_of_its_own_a_portal_has_no_sitemap(keeper: Keeper) -> None:
    desk = replace(keeper.desk, site=replace(keeper.desk.site, base_url=""))
    (robots,) = [
        sheet for sheet in sheets(desk, Census(keeper.store, REGIONS), None) if not sheet.template
    ]
    assert (robots.address, robots.make()) == ("robots.txt", b"User-agent: *\nAllow: /\n")
