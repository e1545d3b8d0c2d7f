"""Views of the pages about who published in time, filled with numbers that are all different."""

from generator.render.views import Link
from generator.render.views_status import (
    OverdueGroup,
    OverdueRow,
    RegionStatus,
    StatusCounts,
    StatusView,
    StatusYearView,
    YearStatus,
)
from tests.render.words import Words, plain

TODAY = "2024年3月20日"
CITY = StatusCounts(39, 17, 5, 4, 7, 6, "58.6%", 586)
DISTRICT = StatusCounts(13, 0, 0, 3, 8, 2, "无法计算", None)
LAST_YEAR = StatusCounts(31, 19, 1, 0, 11, 0, "61.3%", 613)


def _regions(words: Words, listing: str) -> tuple[RegionStatus, ...]:
    def region(code: str, name: str, level: int, counts: StatusCounts) -> RegionStatus:
        anchor = f"region-{code}"
        year = Link("2023年", f"status/2023/#{anchor}")
        address = f"regions/{code}/{listing}"
        return RegionStatus(anchor, words(name), address, level, year, counts)

    return (region("410300", "洛阳市", 0, CITY), region("410303", "西工区", 1, DISTRICT))


def status_view(words: Words = plain) -> StatusView:
    return StatusView(
        today=TODAY,
        years=(
            YearStatus(2023, "status/2023/", CITY),
            YearStatus(2022, "status/2022/", LAST_YEAR),
        ),
        regions=_regions(words, ""),
    )


def status_year_view(words: Words = plain) -> StatusYearView:
    return StatusYearView(
        year=2023,
        listing=Link("2023年报告", "years/2023/"),
        today=TODAY,
        counts=CITY,
        regions=_regions(words, "2023/"),
        groups=(
            OverdueGroup(
                words("洛阳市西工区"),
                "regions/410303/2023/",
                late=1,
                missing=3,
                rows=_overdue(words),
                rest=2,
            ),
            OverdueGroup(words("洛阳市"), "regions/410300/2023/", 9, 0, (), 9),
        ),
        previous=Link("2022年", "status/2022/"),
        next=Link("2024年", "status/2024/"),
    )


def _overdue(words: Words) -> tuple[OverdueRow, ...]:
    due = "2024年1月31日"
    late, missing = "agencies/410303/tongji/", "agencies/410303/chengguan/"
    report = f"{late}2023/"
    return (
        OverdueRow(words("西工区城市管理局"), missing, "部门", "未公布", "", "", due, 49),
        OverdueRow(
            words("西工区统计局"), late, "部门", "逾期公布", "2024年2月19日", report, due, 19
        ),
    )
