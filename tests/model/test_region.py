"""The tree of regions, from above and from below."""

from generator.model.region import Region, Regions

REGIONS = Regions(
    {
        "410306": Region("410306", "吉利区", "410300"),
        "410000": Region("410000", "河南省"),
        "410303": Region("410303", "西工区", "410300"),
        "410300": Region("410300", "洛阳市", "410000"),
        "110000": Region("110000", "北京市"),
    }
)


def codes_below(code: str | None) -> list[str]:
    return [region.code for region in REGIONS.children(code)]


def test_regions_below_one_stand_by_code_not_as_they_were_listed() -> None:
    assert codes_below(None) == ["110000", "410000"]
    assert codes_below("410000") == ["410300"]
    assert codes_below("410300") == ["410303", "410306"]


def test_nothing_lies_below_a_district_or_an_unknown_region() -> None:
    assert codes_below("410303") == []
    assert codes_below("999999") == []


def test_equal_regions_are_equal_whether_looked_through_or_not() -> None:
    fresh = Regions(REGIONS.by_code)
    assert codes_below(None)
    assert fresh == REGIONS
