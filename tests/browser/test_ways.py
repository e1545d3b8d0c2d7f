"""Links lead where they say: up by the breadcrumb, along the years, into each report."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.serving import Go, Portal

pytestmark = pytest.mark.browser

PINGTAN = "agencies/350171/pingtan-guanweihui/"
MATRIX = """table => Array.from(table.tBodies[0].rows).flatMap(row => {
  const years = Array.from(table.tHead.rows[0].cells, cell => cell.textContent.trim());
  return Array.from(row.cells).slice(2).map((cell, index) => ({
    agency: row.cells[0].textContent.trim(),
    year: years[index + 2],
    text: cell.textContent.trim(),
    name: cell.querySelector('a') && cell.querySelector('a').ariaLabel,
    link: cell.querySelector('a') && cell.querySelector('a').href,
  }));
})"""


def _trail(page: Page) -> list[str]:
    return page.get_by_role("navigation", name="当前位置").get_by_role("listitem").all_inner_texts()


def _h1(page: Page) -> str:
    return page.get_by_role("heading", level=1).inner_text()


def test_the_breadcrumb_of_a_report_leads_up_step_by_step(go: Go, portal: Portal) -> None:
    page = go("agencies/320813/hongze-zhengfu/2024/")

    climbed = []
    while steps := page.get_by_role("navigation", name="当前位置").get_by_role("link").all():
        climbed.append(_trail(page)[-2])
        steps[-1].click()
        expect(page.get_by_role("heading", level=1)).to_have_text(
            "政府信息公开年报选编" if climbed[-1] == "首页" else re.compile(climbed[-1])
        )

    assert climbed == ["淮安市洪泽区人民政府", "洪泽区", "淮安市", "江苏省", "首页"]
    assert page.url == portal.url


def test_the_breadcrumb_ends_with_the_page_itself(go: Go, kind: str) -> None:
    page = go(kind)

    here = page.locator("[aria-current=page]")
    if page.get_by_role("navigation", name="当前位置").count():
        assert here.last.inner_text() == _trail(page)[-1]
    else:
        assert kind in {"", "404.html"}


def test_reports_are_linked_to_the_year_before_and_after(go: Go) -> None:
    page = go(f"{PINGTAN}2021/")

    visited = [_h1(page)]
    pager = page.get_by_role("navigation", name="前后年度")
    while pager.locator("a[rel=next]").count():
        pager.locator("a[rel=next]").click()
        visited.append(_h1(page))
    for _ in range(3):
        pager.locator("a[rel=prev]").click()
    visited.append(_h1(page))

    years = [re.findall(r"20[0-9]{2}", title) for title in visited]
    assert years == [["2021"], ["2022"], ["2023"], ["2020"]]
    expect(pager.locator("a[rel=prev]")).to_have_count(0)


def test_the_way_along_the_years_passes_over_a_year_without_a_report(go: Go) -> None:
    page = go("agencies/310000/shanghai-bangongting/2019/")

    page.get_by_role("link", name="2025年报告").click()

    assert _h1(page) == "2025年上海市人民政府办公厅政府信息公开工作年度报告"


def test_listings_of_years_are_linked_in_order(go: Go, portal: Portal) -> None:
    page = go("years/2019/")

    page.locator("a[rel=prev]").click()
    expect(page).to_have_url(f"{portal.url}years/2017/")
    page.locator("a[rel=next]").click()
    page.locator("a[rel=next]").click()
    expect(page).to_have_url(f"{portal.url}years/2020/")


def test_each_tick_of_a_regions_matrix_opens_that_report(go: Go) -> None:
    page = go("regions/130000/")
    cells = page.locator("table.matrix").evaluate(MATRIX)

    ticks = [cell for cell in cells if cell["link"]]
    for tick in ticks:
        page.goto(tick["link"])
        assert tick["agency"] in page.locator("dl.facts").inner_text()
        assert f"{tick['year']}年" in page.locator("dl.facts").inner_text()
        assert tick["name"] == f"{tick['year']}年报告"
    assert len(ticks) == 9
    assert {cell["text"] for cell in cells if not cell["link"]} == {"未收录", "—"}


def test_a_regions_matrix_tells_missing_from_not_expected(go: Go) -> None:
    page = go("regions/130000/")

    cells = page.locator("table.matrix").evaluate(MATRIX)

    state = {(cell["agency"], cell["year"]): cell["text"] for cell in cells}
    assert state["河北省教育厅", "2020"] == "未收录"
    assert state["河北省科学技术厅", "2022"] == "✓"
    assert state["河北省科学技术厅", "2021"] == "—"


def test_the_tree_of_regions_leads_down_and_back(go: Go) -> None:
    page = go("regions/")

    page.get_by_role("main").get_by_role("link", name="河南省").click()
    page.get_by_role("main").get_by_role("link", name="洛阳市").click()
    page.get_by_role("main").get_by_role("link", name="西工区").click()

    assert _trail(page) == ["首页", "河南省", "洛阳市", "西工区"]
    assert page.locator("table.matrix tbody tr").count() == 3


def test_a_regions_year_lists_its_agencies_and_shows_the_missing_one(go: Go) -> None:
    page = go("regions/130000/2022/")

    rows = page.get_by_role("main").locator("tbody tr").all_inner_texts()

    assert [re.split(r"\s+", row.strip()) for row in rows] == [
        ["河北省工业和信息化厅", "部门", "未收录"],
        ["河北省教育厅", "部门", "44", "44", "27", "0", "4", "3"],
        ["河北省科学技术厅", "部门", "11", "11", "10", "0", "0", "0", "原件问题1处"],
    ]


def test_the_contents_of_a_report_lead_to_its_six_sections(go: Go) -> None:
    page = go(f"{PINGTAN}2022/")

    for link in page.get_by_role("navigation", name="目录").get_by_role("link").all():
        link.click()
        heading = page.get_by_role("heading", level=2, name=link.inner_text())
        expect(heading).to_be_in_viewport()


def test_the_menu_marks_where_the_visitor_is(go: Go) -> None:
    marked = "nav.menu [aria-current]"

    assert go("").locator(marked).all_inner_texts() == ["首页"]
    assert go("years/2023/").locator(marked).all_inner_texts() == ["按年度"]
    assert go("regions/130000/").locator(marked).all_inner_texts() == ["按地区"]
    assert go(PINGTAN).locator(marked).all_inner_texts() == ["按机构"]
