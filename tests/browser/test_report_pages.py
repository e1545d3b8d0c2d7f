"""What a report's page says about its numbers: remarks, kept faults, gaps, other editions."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.serving import Go

pytestmark = pytest.mark.browser

NOTES = "agencies/310000/shanghai-bangongting/2025/"
GAPS = "agencies/310000/shanghai-bangongting/2019/"
FAULTS = "agencies/350171/pingtan-ziyuan-shengtai/2021/"
MIXED = "agencies/320813/hongze-zhengfu/2024/"
OUTLINE = "agencies/130000/hebei-jiaoyuting/2017/"


def _row(page: Page, line: str) -> list[str]:
    return page.locator(f"[id='{line}'] td").all_inner_texts()


@pytest.mark.parametrize(
    ("address", "cell", "mark", "entry"),
    [
        (NOTES, "proactive.regulations.repealed", "注1", "note-1"),
        (NOTES, "proactive.normative_documents.repealed", "注2", "note-2"),
        (FAULTS, "requests.results.total.natural_person", "※1", "fault-1"),
        (FAULTS, "requests.results.total.organisation.public_welfare", "※2", "fault-2"),
    ],
)
def test_a_mark_and_its_entry_lead_to_each_other(
    go: Go, address: str, cell: str, mark: str, entry: str
) -> None:
    page = go(address)
    number = page.locator(f"[id='{cell}']")
    text = page.locator(f"[id='{entry}']")

    number.get_by_role("link", name=mark).click()
    expect(text).to_be_in_viewport()
    assert text.evaluate("text => text.matches(':target')")

    text.get_by_role("link").click()
    expect(number).to_be_in_viewport()
    assert number.evaluate("number => number.matches(':target')")


def test_remarks_stand_below_their_table_with_the_name_of_the_cell(go: Go) -> None:
    page = go(NOTES)

    entries = page.locator("section.data .notes li").all_inner_texts()

    assert [re.sub(r"\s+", " ", entry) for entry in entries] == [
        "注1 二、规章 × 本年废止件数：其中修订16件",
        "注2 二、行政规范性文件 × 本年废止件数：含自然失效29件",
        "注3 四、政府信息公开行政复议、行政诉讼情况：行政复议、行政诉讼数量含上年度结转数量",
    ]


def test_kept_faults_are_explained_with_both_sides_and_the_reason(go: Go) -> None:
    page = go(FAULTS)

    total = page.locator("[id='requests.results.total.natural_person']")
    faults = page.locator("#requests .faults")

    assert re.sub(r"\s", "", total.inner_text()) == "18※1"
    expect(faults).to_contain_text("应为 16")
    expect(faults).to_contain_text("原件自然人列各项办理结果之和与新收数都是16，（七）总计为18")
    expect(faults).to_contain_text("原件社会公益组织列各项办理结果之和与新收数都是2，（七）总计为0")
    expect(page.locator("dl.facts")).to_contain_text("2处")


def test_listings_tell_how_many_faults_a_report_has(go: Go) -> None:
    row = go("years/2021/").get_by_role("row", name="平潭综合实验区自然资源与生态环境局")

    expect(row).to_contain_text("原件问题2处")


def test_a_gap_is_read_as_not_published_and_never_as_zero(go: Go) -> None:
    page = go(GAPS)
    gap = "未公布"

    assert _row(page, "requests.new_received") == ["821", "35", gap, gap, "2", "1", "859"]
    assert _row(page, "requests.results.granted") == ["258", "12", gap, gap, "1", "1", gap]
    assert _row(page, "proactive.licensing") == ["0", "0", "0"]
    table = page.get_by_role("table", name="表三")
    spoken = table.get_by_role("row", name="一、本年新收政府信息公开申请数量").get_by_role("cell")
    assert spoken.nth(2).aria_snapshot() == f'- cell "{gap}"'


def test_gaps_are_explained_below_the_table(go: Go) -> None:
    faults = go(GAPS).locator("#requests .faults")

    expect(faults).to_contain_text("共23处")
    expect(faults).to_contain_text("原件第三部分有多格空白，各办理结果行的总计格全部空白")


def test_a_chart_tells_a_year_without_figures_from_zero(go: Go) -> None:
    page = go("agencies/130000/hebei-jiaoyuting/")

    chart = page.get_by_role("img", name="结转下年历年变化")

    expect(chart.locator("desc")).to_have_text(
        "2017年未公布，2018年未公布，2019年0件，2020年未公布，2021年0件，2022年0件，2023年0件"
    )
    assert chart.locator(".none").count() == 3


def test_the_table_beside_the_charts_has_the_same_numbers(go: Go) -> None:
    page = go("agencies/130000/hebei-jiaoyuting/")

    column = page.get_by_role("table").locator("tbody tr td:nth-child(4)").all_inner_texts()
    bars = page.get_by_role("img", name="新收申请历年变化").locator(".value").all_text_contents()

    assert column == ["19", "44", "37", "16", "未公布"]
    assert bars == ["16", "37", "44", "19"]


def test_a_section_in_another_edition_says_so_and_has_that_editions_lines(go: Go) -> None:
    page = go(MIXED)

    section = page.locator("#requests")

    expect(section.locator(".sentence")).to_have_text(
        "本表采用2019年格式（国办公开办函〔2019〕60号）。"
    )
    assert len(_row(page, "requests.results.other.unspecified")) == 7
    expect(section.locator(".faults")).to_contain_text("沿用2019年的格式")
    expect(page.locator("#proactive .sentence")).to_have_count(0)


def test_a_report_before_the_national_form_keeps_its_own_headings(go: Go) -> None:
    page = go(OUTLINE)

    headings = page.get_by_role("heading", level=2).all_inner_texts()

    assert headings[0] == "一、政府信息公开情况概述"
    assert len(headings) == 6
    assert page.locator("table.form").count() == 0


def test_every_report_tells_that_its_prose_is_retold(go: Go, report: str) -> None:
    facts = go(report).locator("dl.facts")

    expect(facts).to_contain_text("报告文字由编者转述，不是原文；数字取自所列的公开报告")
