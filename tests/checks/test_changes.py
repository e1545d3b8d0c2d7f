"""What differs between two readings of one report, told cell by cell and sentence by sentence."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.checks.changes.cells import CellChange, changed_cells, grouped, value_words
from generator.checks.changes.explained import statement
from generator.checks.changes.facts import changed_facts, report_facts
from generator.checks.changes.passages import changed_passages
from generator.form.editions import BY_KEY
from generator.form.grid import grids_of
from generator.ground.source import SourceText
from generator.model.agency import Agency
from generator.model.report import Report, Revision
from generator.read.report import ReportFile, parse_report

AGENCY = Agency("410303", "tongjiju", "西工区统计局", "department")
PROSE = "\n## 一、总体情况\n\n全年公开 37 条。\n"


def report(data: str, prose: str = PROSE, year: int = 2023) -> Report:
    source = SourceText(f"content/410303/tongjiju/{year}.md", f"---\n{data}\n---\n{prose}")
    found = parse_report(source, ReportFile(source.path, AGENCY, year)).report
    assert found is not None
    return found


def told(changes: tuple[CellChange, ...]) -> list[str]:
    return [
        f"{change.address}：{value_words(change.old)} → {value_words(change.new)}"
        for change in grouped(changes)
    ]


def cells(old: str, new: str) -> list[str]:
    return told(changed_cells(report(old), report(new)))


def test_a_cell_is_named_as_the_printed_form_does() -> None:
    row = "requests: {results: {granted: [%d, 2, 0, 0, 0, 1, 18]}}"
    assert cells(row % 12, row % 15) == ["三、（一）予以公开 × 自然人：12 → 15"]


def test_zero_and_missing_are_told_apart() -> None:
    assert cells("proactive: {licensing: 29}", "proactive: {licensing: ~}") == [
        "二、行政许可 × 本年处理决定数量：29 → 缺"
    ]
    assert cells("proactive: {penalties: ~}", "proactive: {penalties: 0}") == [
        "二、行政处罚 × 本年处理决定数量：缺 → 0"
    ]


def test_cells_that_change_alike_beneath_one_heading_are_told_once() -> None:
    old = "requests: {results: {refused: ~, granted: [3, 1, 0, 0, 0, 0, 4]}}"
    new = "requests: {results: {refused: 0, granted: [3, 1, 0, 0, 0, 0, 4]}}"
    assert cells(old, new) == ["三、（三）不予公开（56 格）：缺 → 0"]
    assert cells("remedies: 0", "") == ["四、政府信息公开行政复议、行政诉讼情况（15 格）：0 → 缺"]


def test_one_cell_that_differs_from_its_neighbours_is_told_apart() -> None:
    old = "requests: {carried_in: [0, 0, 0, 0, 0, 0, 0]}"
    new = "requests: {carried_in: [2, 7, 7, 7, 7, 7, 0]}"
    assert cells(old, new) == [
        "三、二、上年结转政府信息公开申请数量 × 自然人：0 → 2",
        "三、二、上年结转政府信息公开申请数量 × 法人或其他组织（5 格）：0 → 7",
    ]


def test_how_the_source_is_laid_out_is_no_change() -> None:
    old = "requests: {carried_in: 0, carried_out: [1, 0, 0, 0, 0, 0, 1]}"
    new = (
        "requests: # 第三部分\n  carried_out: [ 1,0,0,0,0,0,1 ]\n"
        "  carried_in:\n    natural_person: 0\n    organisation: 0\n    total: 0"
    )
    assert cells(old, new) == []


def test_an_amount_that_is_printed_otherwise_is_a_change() -> None:
    assert cells("proactive: {fees: 0.1}", "proactive: {fees: 0.10}") == [
        "二、行政事业性收费 × 本年收费金额（单位：万元）：0.1 → 0.10"
    ]


def test_what_cannot_be_read_has_its_own_finding_and_is_left_out() -> None:
    assert cells("proactive: {licensing: 29}", "proactive: {licensing: 二十九}") == []


def test_cells_of_two_editions_are_matched_by_their_key_paths() -> None:
    old = "proactive: {licensing: {items_previous_year: 4, items_change: 1, decisions: 29}}"
    found = cells(old, "proactive: {licensing: 31, coercion: 6}")
    assert "二、行政许可 × 本年处理决定数量：29 → 31" in found
    assert "二、行政强制 × 本年处理决定数量：缺 → 6" in found
    assert "二、行政许可 × 上一年项目数量：4 → 缺" in found


@given(st.data())
def test_every_changed_cell_is_told_once_and_no_other(data: st.DataObject) -> None:
    grid = grids_of(BY_KEY["2021"])["requests"]
    values = st.lists(
        st.sampled_from([None, 0, 5]), min_size=len(grid.cells), max_size=len(grid.cells)
    )
    old, new = data.draw(values), data.draw(values)
    changes = tuple(
        CellChange(grid.section, cell.key, cell.index, 1, before, after)
        for cell, before, after in zip(grid.cells, old, new, strict=True)
        if before != after
    )
    seen = [
        (grid.cells[index].key, change.old, change.new)
        for change in grouped(changes)
        for index in grid.covered(change.path)
    ]
    assert seen == [(change.path, change.old, change.new) for change in changes]


def passages(old: str, new: str) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    found = changed_passages(report("", old).passages, report("", new).passages)
    return [(change.heading, change.removed, change.added) for change in found]


def test_of_a_passage_only_the_sentences_that_changed_are_told() -> None:
    old = "## 一、总体情况\n\n全年公开37条。会议开了三次。培训两次；走访五家。\n"
    new = "## 一、总体情况\n\n全年公开39条。会议开了三次。走访五家。\n\n新设了窗口。\n"
    assert passages(old, new) == [
        ("一、总体情况", ("全年公开37条。", "培训两次；"), ("全年公开39条。", "新设了窗口。"))
    ]


@pytest.mark.parametrize(
    "laid_out",
    [
        "##  一、总体情况\n\n全年公开\n37 条。会议\n开了三次。\n",
        "前面\n\n",
    ],
)
def test_line_ends_and_spaces_beside_chinese_are_no_change(laid_out: str) -> None:
    written = {"##": "## 一、总体情况\n\n全年公开37条。会议开了三次。\n", "前面": "前面\n"}
    assert passages(written[laid_out[:2].strip()], laid_out) == []


def test_where_a_link_leads_is_part_of_the_prose() -> None:
    old, new = "[原件](2023/原件.pdf)可以下载。\n", "[原件](2023/扫描件.pdf)可以下载。\n"
    assert passages(old, new) == [("前言", ("链接：2023/原件.pdf",), ("链接：2023/扫描件.pdf",))]


def test_a_section_that_came_or_went_is_told_under_its_heading() -> None:
    old = "## 一、总体情况\n\n甲。\n\n## 七、附则\n\n乙。\n"
    new = "## 一、总体情况\n\n甲。\n\n## 六、其他需要报告的事项\n"
    assert passages(old, new) == [("六、其他需要报告的事项", (), ()), ("七、附则", ("乙。",), ())]


def test_facts_are_told_by_item() -> None:
    old = report(
        "published: 2024-01-25\nnotes: {proactive.penalties: 含简易程序}\n"
        "accepted: [{code: B01, at: remedies, reason: 原件空白}]\nproactive: 0\nremedies: ~"
    )
    new = report(
        "published: 2024-01-26\nnotes: {proactive.penalties: 含简易程序}\ndraft: true\n"
        "source: {title: 原件, url: https://www.example.gov.cn/a}\nproactive: 0\n"
    )
    found = changed_facts(report_facts(old), report_facts(new))
    assert [(fact.key, fact.label, fact.old, fact.new) for fact in found] == [
        ("published", "发布日期", "2024-01-25", "2024-01-26"),
        ("draft", "状态", "公布", "草稿"),
        ("accepted", "接受的问题", "B01 四、政府信息公开行政复议、行政诉讼情况：原件空白", ""),
        ("source", "来源", "", "原件 https://www.example.gov.cn/a"),
    ]


@pytest.mark.parametrize(
    ("text", "count", "values"),
    [
        ("12", 1, (12,)),
        ("12件", 1, (12,)),
        ("１２", 1, (12,)),
        ("1,200", 1, (1200,)),
        ("9116.36 万元", 1, (Decimal("9116.36"),)),
        ("", 1, (None,)),
        ("缺", 1, (None,)),
        ("未公布", 1, (None,)),
        ("0", 3, (0, 0, 0)),
        ("3, 1, 17", 3, (3, 1, 17)),
        ("[3，~，17]", 3, (3, None, 17)),
        ("3、1", 3, None),
        ("约十二", 1, None),
    ],
)
def test_what_an_entry_may_write_for_a_value(
    text: str, count: int, values: tuple[int | Decimal | None, ...] | None
) -> None:
    day = report("published: 2024-01-25").published
    assert day is not None
    entry = Revision(day, "proactive.penalties", text, "0", "漏计")
    found = [statement(entry, position, count) for position in range(count)]
    assert all(said.is_legible is (values is not None) for said in found)
    if values is not None:
        assert tuple(said.old for said in found) == values
