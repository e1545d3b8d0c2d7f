"""The shell of every page: where its links lead, what it is called."""

import re
from dataclasses import replace
from itertools import pairwise
from posixpath import normpath

import pytest

from generator.form.figures import KEY_FIGURES
from generator.render.agency import render_agency
from generator.render.chart import HEIGHT, WIDTH, Point, chart_of
from generator.render.desk import Desk
from generator.render.listing import render_agencies, render_year
from generator.render.page import render_not_found
from generator.render.views_listing import AgenciesView, AgencyGroup, RegionGroup, YearView
from tests.render.samples import agency_source, make_desk
from tests.render.samples_listing import LABELS

HREF = re.compile(r'(?:href|src)="([^"#]+)"')
ADDRESSES = {
    "report": "agencies/410303/tongji/2023/",
    "agency": "agencies/410303/tongji/",
    "year": "years/2023/",
    "region-year": "regions/410303/2023/",
    "home": "",
    "status": "status/",
    "status-year": "status/2023/",
}


@pytest.mark.parametrize("kind", ADDRESSES)
def test_links_are_relative_and_stay_below_the_root(kind: str, pages: dict[str, bytes]) -> None:
    address = ADDRESSES[kind]
    for link in HREF.findall(pages[kind].decode()):
        if link.startswith("https://www.example.gov.cn/"):
            continue
        assert not link.startswith("/")
        assert not normpath(f"root/{address}{link}").startswith("..")
        assert normpath(f"root/{address}{link}").startswith("root")


def test_404_page_begins_at_the_base_path(desk: Desk) -> None:
    page = render_not_found(desk).decode()
    assert 'href="/zwgk/assets/site.css"' in page
    assert all(link.startswith("/zwgk/") for link in HREF.findall(page))


def test_canonical_address_needs_a_base_url(pages: dict[str, bytes]) -> None:
    address = "https://www.example.gov.cn/zwgk/years/2023/"
    assert f'<link rel="canonical" href="{address}">' in pages["year"].decode()
    assert "canonical" not in pages["404"].decode()


def test_breadcrumb_of_a_report_goes_down_the_regions(pages: dict[str, bytes]) -> None:
    page = pages["report"].decode()
    trail = page[page.index('<nav class="trail"') : page.index("<main")]
    names = [name.strip() for name in re.findall(r">([^<>\n]+)<", trail)]
    assert names == ["首页", "河南省", "洛阳市", "西工区", "西工区统计局", "2023年"]


def test_navigation_marks_where_the_page_belongs(pages: dict[str, bytes]) -> None:
    assert '<a href="./" aria-current="page">首页</a>' in pages["home"].decode()
    assert 'agencies/" aria-current="true">按机构</a>' in pages["report"].decode()
    assert 'agencies/" aria-current="page">按机构</a>' in pages["agencies"].decode()
    assert 'about/" aria-current="page">关于本站</a>' in pages["free"].decode()


def test_title_tells_agencies_of_one_name_apart_by_their_region(pages: dict[str, bytes]) -> None:
    title = "西工区统计局2023年政府信息公开工作年度报告 - 洛阳市西工区 - 西工区信息公开年报"
    assert f"<title>{title}</title>" in pages["report"].decode()


def test_empty_items_of_the_foot_are_left_out(pages: dict[str, bytes]) -> None:
    foot = pages["home"].decode().partition("<footer")[2]
    assert "主办单位：西工区人民政府办公室" in foot
    assert foot.count("<li>") == 3


def test_navigation_leads_to_who_published_only_where_there_are_such_pages(desk: Desk) -> None:
    without = replace(desk, site=replace(desk.site, has_status_pages=False), surrounds={})
    assert 'href="/zwgk/status/">公布情况</a>' in render_not_found(desk).decode()
    assert "公布情况" not in render_not_found(without).decode()


def test_missing_report_is_visible_as_missing(pages: dict[str, bytes]) -> None:
    page = pages["year"].decode()
    assert "应收录 2 份，已收录 1 份，未收录 1 份" in page
    row = page[page.index("西工区城市管理局") :]
    assert row.index("未收录") < row.index("</tr>")


def test_long_listing_shows_regions_with_counts_alone() -> None:
    groups = tuple(
        RegionGroup(f"第{n}区", f"regions/4103{n}/2023/", 40 + n, 70 + 2 * n) for n in range(11, 14)
    )
    view = YearView(2023, "格式", "", 156, 282, LABELS, groups)
    page = render_year(make_desk(), view).decode()
    assert page.count("<table") == 1
    row = re.sub(r"\s*<[^>]+>\s*", " ", page[page.index("第12区") :]).split()[:4]
    assert row == ["第12区", "52", "94", "42"]
    listed = tuple(AgencyGroup(f"第{n}区", f"regions/4103{n}/", n, 3 * n) for n in (11, 12))
    page = render_agencies(make_desk(), AgenciesView(23, 69, listed)).decode()
    assert page.count("<table") == 1
    assert '<td class="n">36</td>' in page


def test_years_of_an_agency_run_backwards_with_gaps_named(pages: dict[str, bytes]) -> None:
    page = pages["agency"].decode()
    table = page[page.index("<tbody>") : page.index("</tbody>")]
    assert re.findall(r"(\d{4})年(?:报告</a>|</th>)", table) == ["2022", "2021", "2020", "2019"]
    assert table.count("未收录") == 1
    assert '<td class="m"><span class="gap">未公布</span></td>' in table


def test_chart_has_numbers_for_those_who_do_not_see_it(desk: Desk) -> None:
    page = render_agency(desk, agency_source()).decode()
    figure = page[page.index('<title id="chart-review-title">') :]
    assert "行政复议历年变化" in figure
    # Of this figure 2022 is missing and 2021 has no report; neither is drawn as zero.
    assert "2019年0件，2020年1件，2021年未公布，2022年未公布" in figure
    assert figure[: figure.index("</svg>")].count('class="none"') == 2


def test_chart_stays_within_its_frame_and_marks_the_new_form() -> None:
    points = [Point(year, (year * 37) % 1013) for year in range(2008, 2026)]
    chart = chart_of(KEY_FIGURES[0], points, (2019, 2021))
    for bar in chart.bars:
        assert 0 <= bar.x < bar.x + bar.width <= WIDTH
        assert 0 < bar.y <= bar.y + bar.height == chart.base < HEIGHT
    assert len(chart.breaks) == 2
    assert chart.bars[10].middle < chart.breaks[0] < chart.bars[11].middle
    dated = [bar.middle for bar in chart.bars if bar.is_dated]
    assert min(later - earlier for earlier, later in pairwise(dated)) >= 32


def test_chart_of_zeros_has_flat_columns_with_their_number() -> None:
    chart = chart_of(KEY_FIGURES[0], [Point(2021, 0), Point(2022, 0), Point(2023, None)], ())
    assert [bar.height for bar in chart.bars] == [0, 0, 0]
    assert [bar.value for bar in chart.bars] == [0, 0, None]
    assert [bar.is_labelled for bar in chart.bars] == [True, True, False]


def test_agencies_that_an_agency_replaced_are_told_apart_by_their_keys(desk: Desk) -> None:
    source = agency_source()
    agency = replace(source.agency, predecessors=("410303/jiu-ju", "410306/lao-ju"))
    page = render_agency(desk, replace(source, agency=agency)).decode()
    term = page.index("<dt>前身机构</dt>")
    listed = page[term : page.index("</dd>", term)]
    assert '<a href="../../../agencies/410303/jiu-ju/">410303/jiu-ju</a>' in listed
    assert '<a href="../../../agencies/410306/lao-ju/">410306/lao-ju</a>' in listed


def test_agency_with_one_year_of_figures_has_no_chart(desk: Desk) -> None:
    source = agency_source()
    lone = replace(source, years=source.years[:1])
    assert "<svg" not in render_agency(desk, lone).decode()
