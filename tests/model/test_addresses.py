"""Where pages stand, how they reach the root, and which names nobody else may take."""

from decimal import Decimal

import pytest

from generator.model import addresses
from generator.model.addresses import RESERVED, SLUG, file_of, root_from
from generator.model.report import Value, official_title, printed


@pytest.mark.parametrize(
    ("address", "file", "root"),
    [
        ("", "index.html", "./"),
        ("404.html", "404.html", "./"),
        ("years/", "years/index.html", "../"),
        ("agencies/410303/tongjiju/2023/", "agencies/410303/tongjiju/2023/index.html", "../" * 4),
    ],
)
def test_file_of_a_page_and_its_way_to_the_root(address: str, file: str, root: str) -> None:
    assert file_of(address) == file
    assert root_from(address) == root


def test_addresses_of_each_kind_of_page() -> None:
    assert addresses.year_page(2023) == "years/2023/"
    assert addresses.region_page("410303") == "regions/410303/"
    assert addresses.region_year_page("410303", 2023) == "regions/410303/2023/"
    assert addresses.agency_page("410303/tongjiju") == "agencies/410303/tongjiju/"
    assert addresses.report_page("410303/tongjiju", 2023) == "agencies/410303/tongjiju/2023/"
    assert addresses.kind_page("government") == "kinds/government/"
    assert addresses.free_page("about") == "about/"


def test_every_first_segment_of_the_portal_is_reserved() -> None:
    made = (
        addresses.year_page(2023),
        addresses.region_page("410303"),
        addresses.agency_page("410303/tongjiju"),
        addresses.kind_page("government"),
        "assets/",
    )
    assert {address.partition("/")[0] for address in made} <= RESERVED


@pytest.mark.parametrize("slug", ["a", "tongjiju", "a-1", "2023", "a" * 64])
def test_names_that_may_stand_in_an_address(slug: str) -> None:
    assert SLUG.fullmatch(slug)


@pytest.mark.parametrize(
    "slug", ["", "-a", "a-", "A", "a_b", "a.b", "a/b", "..", "统计局", "a b", "a" * 65, "é"]
)
def test_names_that_may_not(slug: str) -> None:
    assert not SLUG.fullmatch(slug)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"),
        (-7, "-7"),
        (999_999_999_999, "999999999999"),
        (Decimal("0.10"), "0.10"),
        (Decimal("9116.36"), "9116.36"),
        (Decimal("0.000001"), "0.000001"),
        (Decimal(100000), "100000"),
    ],
)
def test_values_are_printed_as_they_are_written(value: Value, text: str) -> None:
    assert printed(value) == text


def test_the_customary_title() -> None:
    assert official_title("西工区统计局", 2023) == "西工区统计局2023年政府信息公开工作年度报告"
