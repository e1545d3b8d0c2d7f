"""Views of pages that list, filled with numbers that are all different."""

from generator.render.views import Link
from generator.render.views_listing import (
    AgencyGroup,
    AgencyRow,
    HomeView,
    KindRow,
    MatrixCell,
    MatrixRow,
    RecentReport,
    RegionGroup,
    RegionRow,
    RegionView,
    RegionYearView,
    ReportRow,
    YearRow,
    YearView,
)
from tests.render.words import Words, plain

LABELS = ("新收申请", "办结", "予以公开", "结转下年", "行政复议", "行政诉讼")
HENAN, LUOYANG = Link("河南省", "regions/410000/"), Link("洛阳市", "regions/410300/")
XIGONG = Link("西工区", "regions/410303/")


def report_rows(words: Words) -> tuple[ReportRow, ...]:
    address = "agencies/410303/tongji/"
    return (
        ReportRow(
            words("西工区统计局"),
            f"{address}2023/",
            "部门",
            is_published=True,
            figures=(81, 79, 22, 2, 0, None),
            fault_count=3,
            edition="2019年格式",
        ),
        ReportRow(
            words("西工区城市管理局"), address, "部门", is_published=False, figures=(None,) * 6
        ),
    )


def year_view(words: Words = plain) -> YearView:
    return YearView(
        year=2023,
        edition="中华人民共和国政府信息公开工作年度报告格式",
        basis="国办公开办函〔2021〕30号",
        published=1,
        expected=2,
        labels=LABELS,
        groups=(
            RegionGroup(words("洛阳市西工区"), "regions/410303/2023/", 1, 2, report_rows(words)),
        ),
        previous=Link("2022年", "years/2022/"),
        next=Link("2024年", "years/2024/"),
        status="status/2023/",
    )


def region_view(words: Words = plain) -> RegionView:
    address = "agencies/410303/tongji/"
    return RegionView(
        name=words("西工区"),
        code="410303",
        regions=(HENAN, Link(words("洛阳市"), "regions/410300/")),
        years=tuple(Link(f"{year}", f"regions/410303/{year}/") for year in (2024, 2023, 2022)),
        rows=(
            MatrixRow(
                words("西工区统计局"),
                address,
                "部门",
                (
                    MatrixCell(2024, "missing", ""),
                    MatrixCell(2023, "published", f"{address}2023/"),
                    MatrixCell(2022, "absent", ""),
                ),
            ),
        ),
        below=(RegionRow(words("王城路街道"), "regions/410399/", 5, 17),),
        lifetime=words("2021年撤销"),
    )


def region_year_view(words: Words = plain) -> RegionYearView:
    return RegionYearView(
        name=words("西工区"),
        regions=(HENAN, LUOYANG, Link(words("西工区"), "regions/410303/")),
        code="410303",
        year=2023,
        published=13,
        expected=19,
        labels=LABELS,
        rows=report_rows(words),
        below=(RegionGroup(words("王城路街道"), "regions/410399/2023/", 3, 8),),
        previous=None,
        next=Link("2024年", "regions/410303/2024/"),
        status="status/2023/#region-410303",
    )


def region_tree(words: Words) -> tuple[RegionRow, ...]:
    leaf = RegionRow(words("西工区"), XIGONG.address, 3, 7)
    city = RegionRow(words("洛阳市"), LUOYANG.address, 12, 29, (leaf,))
    return (RegionRow(words("河南省"), HENAN.address, 20, 61, (city,)),)


def agency_groups(words: Words) -> tuple[AgencyGroup, ...]:
    address = "agencies/410303/tongji/"
    rows = (
        AgencyRow(words("西工区统计局"), address, "部门", 2019, 2023, 4),
        AgencyRow(words("西工区城市管理局"), "agencies/410303/chengguan/", "部门", 2022, 2022, 1),
        AgencyRow(words("西工区档案馆"), "agencies/410303/dangan/", "其他单位", None, None, 0),
    )
    return (AgencyGroup(words("洛阳市西工区"), XIGONG.address, 3, 5, rows),)


def home_view(words: Words = plain) -> HomeView:
    return HomeView(
        description=words("西工区各机构的年度报告"),
        notice=words("文字为转述。"),
        reports=61,
        agencies=20,
        regions=9,
        years=(
            YearRow(2023, "years/2023/", "2021年格式", 17, 19),
            YearRow(2022, "years/2022/", "2021年格式", 14, 16),
        ),
        top_regions=region_tree(words),
        kinds=(KindRow("部门", "kinds/department/", 15),),
        recent=(
            RecentReport(
                words("西工区统计局2023年年度报告"),
                "agencies/410303/tongji/2023/",
                words("洛阳市西工区"),
                "2024年1月25日",
            ),
        ),
        pages=(Link(words("关于本站"), "about/"),),
    )
