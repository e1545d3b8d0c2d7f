"""A report's page: every figure in its cell, what is missing said, what is wrong shown."""

import re
from dataclasses import replace
from decimal import Decimal

import pytest

from generator.form.editions import BY_KEY, OUTLINE
from generator.form.grid import grids_of
from generator.form.layout import layout_of
from generator.model.report import Acceptance, Report
from generator.render.desk import Desk
from generator.render.report import render_report
from tests.render.samples import accepted, make_report, passage, report_source, table

CELL = re.compile(r'<td id="([^"]+)" headers="([^"]+)"[^>]*>(.*?)</td>')
HEADER = re.compile(r'<th id="([^"]+)"[^>]*>(.*?)</th>')
TAG = re.compile(r"<[^>]+>")


def page_of(desk: Desk, report: Report) -> str:
    return render_report(desk, report_source(report)).decode()


def section_of(page: str, key: str) -> str:
    start = page.index(f'<section id="{key}"')
    return page[start : page.index("</section>", start)]


def cells(page: str) -> dict[str, str]:
    return {key: TAG.sub("", inner) for key, _, inner in CELL.findall(page)}


@pytest.mark.parametrize("edition", ["2021", "2019"])
def test_each_number_stands_in_the_cell_of_its_key_path(desk: Desk, edition: str) -> None:
    year = int(edition)
    tables = {
        key: table(edition, key, first=1000 * n)
        for n, key in enumerate(grids_of(BY_KEY[edition]), start=1)
    }
    report = replace(
        make_report(), year=year, edition=BY_KEY[edition], tables=tables, notes={}, accepted=()
    )
    report = replace(report, revisions=())
    expected = {
        cell.key: str(value)
        for data in tables.values()
        for cell, value in zip(data.grid.cells, data.values, strict=True)
    }
    assert cells(page_of(desk, report)) == expected


@pytest.mark.parametrize("edition", ["2021", "2019"])
def test_headers_of_each_cell_spell_its_full_path(desk: Desk, edition: str) -> None:
    tables = {key: table(edition, key, first=1) for key in grids_of(BY_KEY[edition])}
    report = replace(make_report(), edition=BY_KEY[edition], tables=tables, notes={}, accepted=())
    page = page_of(desk, report)
    labels = {key: TAG.sub("", inner) for key, inner in HEADER.findall(page)}
    paths = {key: [labels[name] for name in names.split()] for key, names, _ in CELL.findall(page)}
    assert paths["requests.results.refused.state_secret.organisation.legal_service"] == [
        *("申请人情况", "三、本年度办理结果", "（三）不予公开", "1.属于国家秘密"),
        *("法人或其他组织", "法律服务机构"),
    ]
    assert paths["remedies.litigation.direct.pending"] == [
        *("行政诉讼", "未经复议直接起诉", "尚未审结")
    ]
    assert paths["proactive.licensing.decisions"][:2] == ["第二十条第（五）项", "行政许可"]
    assert len(paths) == sum(len(data.values) for data in tables.values())


def test_caption_region_and_scope_of_each_table(desk: Desk) -> None:
    page = page_of(desk, make_report())
    for key in ("proactive", "requests"):
        assert f'id="table-{key}"' in page
        assert f'aria-labelledby="caption-{key}" tabindex="0"' in page
        section = grids_of(BY_KEY["2021"])[key].section
        rows = [
            row for rows in (layout_of(section).head, *layout_of(section).bodies) for row in rows
        ]
        count = sum(len(row.headers) for row in rows)
        table_html = section_of(page, key)
        assert table_html.count(' scope="col"') + table_html.count(' scope="row"') == count


def test_missing_number_is_said_to_be_missing_and_never_zero(desk: Desk) -> None:
    page = page_of(desk, make_report())
    shown = cells(page)
    assert shown["requests.results.total.natural_person"] == "未公布"
    assert shown["requests.carried_in.total"] == "0"
    assert 'class="m"><span class="gap">未公布</span></td>' in page
    assert 'class="z t">0</td>' in page


def test_section_without_numbers_is_said_to_be_missing(desk: Desk) -> None:
    section = section_of(page_of(desk, make_report()), "remedies")
    assert "四、政府信息公开行政复议、行政诉讼情况" in section
    assert "未公布。" in section
    assert "<table" not in section


def test_report_without_tables_says_so(desk: Desk) -> None:
    report = replace(make_report(), tables={}, has_tables=False, notes={}, accepted=())
    page = page_of(desk, report)
    for key in ("proactive", "requests", "remedies"):
        assert "原报告没有这一部分的表格。" in section_of(page, key)


def test_amount_is_printed_as_written(desk: Desk) -> None:
    shown = cells(page_of(desk, make_report()))
    assert shown["proactive.fees.amount_wan_yuan"] == "20.50"


@pytest.mark.parametrize("amount", ["0", "0.00", "5.00", "7"])
def test_amount_equal_to_a_count_keeps_its_decimals(desk: Desk, amount: str) -> None:
    key = "proactive.fees.amount_wan_yuan"
    data = table("2021", "proactive", first=0, given={key: Decimal(amount)})
    page = page_of(desk, replace(make_report(), tables={"proactive": data}))
    assert cells(page)[key] == amount
    tone = "n" if Decimal(amount) else "z"
    assert f' class="{tone}">{amount}</td>' in page


@pytest.mark.parametrize("edition", ["2021", "2019"])
def test_table_of_zeros_is_no_other_than_one_with_a_number(desk: Desk, edition: str) -> None:
    key = "requests.results.granted.total"
    keys = [cell.key for cell in grids_of(BY_KEY[edition])["requests"].cells]
    zeros = table(edition, "requests", first=0, given=dict.fromkeys(keys, 0))
    once = table(edition, "requests", first=0, given=dict.fromkeys(keys, 0) | {key: 3})
    report = replace(make_report(), notes={}, accepted=(), revisions=())
    empty, full = (
        section_of(page_of(desk, replace(report, tables={"requests": data})), "requests")
        for data in (zeros, once)
    )
    assert set(cells(empty).values()) == {"0"}
    assert cells(full) == cells(empty) | {key: "3"}


def test_remark_at_a_zero_stands_behind_it(desk: Desk) -> None:
    key = "requests.carried_in.total"
    report = replace(make_report(), notes={key: "含补正"}, accepted=())
    page = page_of(desk, report)
    assert ' class="z k t">0<a class="mark" href="#note-1">注1</a></td>' in page


def test_remark_stands_at_its_cell_and_both_lead_to_each_other(desk: Desk) -> None:
    section = section_of(page_of(desk, make_report()), "proactive")
    assert '14<a class="mark" href="#note-1">注1</a></td>' in section
    assert '<li id="note-1">' in section
    assert (
        '<a href="#proactive.normative_documents.issued">'
        "二、行政规范性文件 × 本年制发件数</a>：其中修订1件" in section
    )


def test_remark_on_a_group_stands_at_its_label(desk: Desk) -> None:
    section = section_of(page_of(desk, make_report()), "requests")
    assert (
        '<span id="requests.results.refused">（三）不予公开</span>'
        '<a class="mark" href="#note-2">注2</a></th>' in section
    )
    assert '<a href="#requests.results.refused">三、（三）不予公开</a>：含重复申请' in section


def test_accepted_fault_is_shown_at_its_cell_with_its_reason(desk: Desk) -> None:
    section = section_of(page_of(desk, make_report()), "requests")
    cell = 'id="requests.results.total.total"'
    assert (
        'class="n k t">1168<a class="mark" href="#fault-1">※1</a>' in section[section.index(cell) :]
    )
    assert (
        '<a href="#requests.results.total.total">三、（七）总计 × 总计</a>'
        " 写作 1168，应为 1160。" in section
    )
    assert "说明：原件如此，已函请更正" in section


def test_fault_that_is_not_accepted_is_never_shown(desk: Desk) -> None:
    source = report_source(make_report())
    open_fault = replace(source.findings[0], reason=None)
    page = render_report(desk, replace(source, findings=(open_fault,))).decode()
    assert "原件如此" not in page


def test_many_faults_of_one_acceptance_are_one_entry(desk: Desk) -> None:
    report = replace(make_report(), accepted=(Acceptance("B01", "requests", "原件空白", 9, 5),))
    blanks = [cell for cell in grids_of(BY_KEY["2021"])["requests"].cells if cell.index % 5 == 0]
    findings = tuple(
        accepted("B01", cell.key, f"{cell.address} 没有填写。", "原件空白") for cell in blanks
    )
    page = render_report(desk, replace(report_source(report), findings=findings)).decode()
    section = section_of(page, "requests")
    assert section.count('<li id="fault-') == 1
    assert "没有填写；此类情形共35处。" in section
    assert 'href="#fault-1"' not in section
    assert "原件有35处与格式或勾稽关系不符" in page


def test_fault_of_the_whole_report_is_shown_before_the_sections(desk: Desk) -> None:
    report = replace(make_report(), accepted=(Acceptance("A03", "", "沿用旧格式", 9, 5),))
    finding = replace(accepted("A03", "", "格式与年度不符。", "沿用旧格式"), cell=None)
    page = render_report(desk, replace(report_source(report), findings=(finding,))).decode()
    assert page.index("格式与年度不符。") < page.index("一、总体情况</h2>")


def test_section_of_another_edition_names_it(desk: Desk) -> None:
    report = make_report()
    report = replace(
        report, tables={**report.tables, "proactive": table("2019", "proactive", first=3)}, notes={}
    )
    section = section_of(page_of(desk, report), "proactive")
    assert "本表采用2019年格式（国办公开办函〔2019〕60号）。" in section
    assert "本年新制作数量" in section


def test_free_outline_keeps_its_own_headings_in_order(desk: Desk) -> None:
    report = replace(
        make_report(),
        year=2016,
        edition=OUTLINE,
        tables={},
        notes={},
        accepted=(),
        has_tables=False,
        passages=(passage("一、概述", "甲"), passage("二、主动公开", "乙"), passage("附表", "丙")),
    )
    page = page_of(desk, report)
    assert re.findall(r"<h2[^>]*>([^<]+)</h2>", page)[:3] == ["一、概述", "二、主动公开", "附表"]
    assert '<a href="#part-2">二、主动公开</a>' in page
    assert "自由提纲（全国统一格式施行之前）" in page


def test_no_passage_is_lost(desk: Desk) -> None:
    report = replace(
        make_report(),
        passages=(
            passage("", "前言一句。"),
            passage("一、总体情况", "甲段。"),
            passage("一、总体情况", "重复的乙段。"),
            passage("二、主动公开政府信息情况", "表下的丙段。"),
            passage("七、附则", "丁段。"),
        ),
    )
    page = page_of(desk, report)
    for text in ("前言一句。", "甲段。", "重复的乙段。", "丁段。"):
        assert page.count(text) == 1
    assert "表下的丙段。" in section_of(page, "proactive")


def test_heading_variants_seen_in_practice_get_the_official_wording(desk: Desk) -> None:
    heading = "五、政府信息公开工作存在的主要问题及改进情况"
    report = replace(make_report(), passages=(passage(heading, "须再加强。"),))
    section = section_of(page_of(desk, report), "problems")
    assert "五、存在的主要问题及改进情况" in section
    assert "须再加强。" in section


def test_neighbouring_years_are_the_nearest_with_a_report(desk: Desk) -> None:
    page = page_of(desk, make_report())
    assert '<a rel="prev" href="../../../../agencies/410303/tongji/2021/">2021年报告</a>' in page
    assert '<a rel="next" href="../../../../agencies/410303/tongji/2024/">2024年报告</a>' in page


def test_name_of_the_year_and_the_present_one_are_both_given(desk: Desk) -> None:
    page = page_of(desk, replace(make_report(), year=2015))
    assert "西工区统计和普查局</a>（现西工区统计局）" in page


def test_unknown_day_of_publication_is_said(desk: Desk) -> None:
    page = page_of(desk, replace(make_report(), published=None))
    assert "<dt>发布日期</dt><dd>未注明</dd>" in page


def test_draft_is_marked(desk: Desk) -> None:
    assert "草稿，尚未公布" in page_of(desk, replace(make_report(), is_draft=True))
    assert "草稿" not in page_of(desk, make_report())


def test_attachment_is_linked_beside_the_page(desk: Desk) -> None:
    page = page_of(desk, make_report())
    link = "%E5%8E%9F%E4%BB%B6%3A2023%20%E5%B9%B4.pdf"
    assert f'<a href="{link}">原件:2023 年.pdf</a><span class="suffix">（PDF）</span>' in page


def test_source_that_is_no_web_address_is_not_a_link(desk: Desk) -> None:
    report = make_report()
    assert report.origin is not None
    origin = replace(report.origin, url="javascript:alert(1)")
    page = page_of(desk, replace(report, origin=origin))
    assert "javascript:" not in page
    assert "西工区统计局年报" in page
