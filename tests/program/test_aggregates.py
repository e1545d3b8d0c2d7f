"""Reports of governments against those of their declared members."""

from pathlib import Path

import pytest

from generator.commands.check import check
from tests.running import edit
from tests.several import (
    GONGAN,
    MINZHENG,
    OWN,
    SHUILI,
    XIAN,
    agency,
    found,
    new_site,
    report,
    told,
)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return new_site(tmp_path)


def test_totals_that_are_the_sum_of_all_members(site: Path) -> None:
    agency(site, XIAN, f"members: [{GONGAN}, {MINZHENG}]\n")
    report(site, XIAN, 2023, proactive={"licensing": 335, "fees": "1.30"})
    for key, licences, fees in ((GONGAN, 310, "1.05"), (MINZHENG, 25, "0.25")):
        agency(site, key)
        report(site, key, 2023, clauses=OWN[key], proactive={"licensing": licences, "fees": fees})
    # Each of the three states five requests, all of them granted.
    (finding,) = found(site)
    assert finding.cell == "requests"
    assert finding.message == (
        "与 2 个成员机关报告的合计不符（6 格）："
        "三、一、本年新收政府信息公开申请数量 × 自然人 本报告 5，成员合计 10，差 5；"
        "三、一、本年新收政府信息公开申请数量 × 总计 本报告 5，成员合计 10，差 5；"
        "三、（一）予以公开 × 自然人 本报告 5，成员合计 10，差 5；"
        "三、（一）予以公开 × 总计 本报告 5，成员合计 10，差 5；"
        "三、（七）总计 × 自然人 本报告 5，成员合计 10，差 5；另有 1 格。"
    )


def test_a_single_wrong_total_is_named_with_its_value(site: Path) -> None:
    agency(site, XIAN, f"members: [{GONGAN}]\n")
    report(site, XIAN, 2023, proactive={"penalties": 521})
    agency(site, GONGAN)
    report(site, GONGAN, 2023, clauses=OWN[GONGAN], proactive={"penalties": 5210})
    (finding,) = found(site)
    assert (finding.code, finding.severity, finding.cell, finding.expected) == (
        *("K01", "warning", "proactive.penalties.decisions", "5210"),
    )
    assert (finding.place.line, finding.place.column) == (7, 14)


def test_totals_that_differ_can_be_accepted(site: Path) -> None:
    agency(site, XIAN, f"members: [{GONGAN}]\n")
    front = "accepted:\n  - {code: K01, at: proactive, reason: 含垂直管理单位}\n"
    report(site, XIAN, 2023, proactive={"penalties": 23}, front=front)
    agency(site, GONGAN)
    report(site, GONGAN, 2023, clauses=OWN[GONGAN], proactive={"penalties": 17})
    assert told(site) == ["xian/2023.md:9 K01 proactive.penalties.decisions accepted"]


def test_members_without_report_are_named_and_the_others_compared(site: Path) -> None:
    agency(site, XIAN, f"members: [{GONGAN}, {MINZHENG}, {SHUILI}]\n")
    report(site, XIAN, 2023, proactive={"licensing": 29, "penalties": 31})
    for key in (GONGAN, MINZHENG, SHUILI):
        agency(site, key)
    report(site, GONGAN, 2023, clauses=OWN[GONGAN], proactive={"licensing": 37, "penalties": 11})
    report(site, MINZHENG, 2023, front="draft: true\n")
    report(site, SHUILI, 2022)
    notice, below = (f for f in found(site) if f.code in {"K01", "K02"})
    assert (notice.code, notice.severity, notice.place.line) == ("K01", "notice", 1)
    assert "缺少成员机关的报告：获嘉县民政局、获嘉县水利局。" in notice.message
    assert below.cell == "proactive.licensing.decisions"
    assert "本报告 29，获嘉县公安局 37，差 8" in below.message


def test_members_are_those_of_the_year(site: Path) -> None:
    agency(site, XIAN, f"members: [{GONGAN}, {MINZHENG}, {SHUILI}, {XIAN}]\n")
    for year, licences in ((2022, 13), (2023, 19)):
        report(site, XIAN, year, proactive={"licensing": licences})
        report(site, GONGAN, year, clauses=OWN[GONGAN][year % 2 :: 2], proactive={"licensing": 11})
    agency(site, GONGAN)
    agency(site, MINZHENG, "valid_to: 2022\n")
    report(site, MINZHENG, 2022, proactive={"licensing": 2})
    agency(site, SHUILI, "valid_from: 2023\n")
    report(site, SHUILI, 2023, proactive={"licensing": 8})
    assert [line for line in told(site) if "proactive" in line or line.endswith("K01")] == []


def test_members_on_another_form_are_not_added_up(site: Path) -> None:
    agency(site, XIAN, f"members: [{GONGAN}, {MINZHENG}]\n")
    report(site, XIAN, 2023, proactive={"licensing": 43})
    for key in (GONGAN, MINZHENG):
        agency(site, key)
    report(site, GONGAN, 2023, clauses=OWN[GONGAN], proactive={"licensing": 41})
    report(site, MINZHENG, 2023, clauses=OWN[MINZHENG], front="edition: {requests: 2019}\n")
    findings = [f for f in found(site) if f.code == "K01"]
    assert [(f.cell, str(f.severity)) for f in findings] == [
        (None, "notice"),
        ("proactive.licensing.decisions", "warning"),
    ]
    assert "没有同一版格式的表：获嘉县民政局第三部分。" in findings[0].message


GRANTED = "granted: [{}, 0, 0, 0, 0, 0, 5]"


def one_member(site: Path) -> None:
    """Write a report that is the sum of its only member's."""
    agency(site, XIAN, f"members: [{GONGAN}]\n")
    agency(site, GONGAN)
    report(site, XIAN, 2023)
    report(site, GONGAN, 2023, clauses=OWN[GONGAN])


def mistype(site: Path, key: str, cell: str, *, wrong: int, right: int = 5) -> None:
    edit(site / "content" / key / "2023.md", cell.format(right), cell.format(wrong))


def about_numbers(site: Path) -> list[tuple[str, str, str | None]]:
    return [
        (f.place.path.split("/")[2], f.code, f.expected)
        for f in check(site).findings
        if f.code[0] in "DEK"
    ]


@pytest.mark.parametrize(("key", "name"), [(XIAN, "xian"), (GONGAN, "gongan")])
def test_a_cell_that_its_own_table_shows_to_be_wrong_is_no_difference_as_well(
    site: Path, key: str, name: str
) -> None:
    one_member(site)
    mistype(site, key, GRANTED, wrong=7)
    assert about_numbers(site) == [(name, "D02", "5")]


def test_a_wrong_cell_that_both_reports_have_is_no_difference(site: Path) -> None:
    one_member(site)
    for key in (XIAN, GONGAN):
        mistype(site, key, GRANTED, wrong=7)
    edit(site / "content" / XIAN / "2023.md", "  licensing: 0", "  licensing: 3")
    assert about_numbers(site) == [
        ("gongan", "D02", "5"),
        ("xian", "K01", "0"),
        ("xian", "D02", "5"),
    ]


def test_a_repaired_cell_that_still_differs_tells_what_is_written(site: Path) -> None:
    one_member(site)
    mistype(site, XIAN, GRANTED, wrong=7)
    for cell in ("new_received: [{}, 0, 0, 0, 0, 0, {}]", "granted: [{}, 0, 0, 0, 0, 0, {}]",
                 "    total: [{}, 0, 0, 0, 0, 0, {}]"):  # fmt: skip
        edit(site / "content" / GONGAN / "2023.md", cell.format(5, 5), cell.format(6, 6))
    (finding,) = (f for f in found(site) if f.code == "K01")
    assert "（一）予以公开 × 自然人 本报告 5（表中写作 7），成员合计 6，差 1" in finding.message


def test_a_table_that_may_be_repaired_in_several_ways_is_not_compared(site: Path) -> None:
    one_member(site)
    remedies = "remedies: 0\n"
    ours, theirs = (site / "content" / key / "2023.md" for key in (XIAN, GONGAN))
    edit(ours, remedies, "remedies: {review: [1, 0, 0, 0, 1], litigation: 0}\n")
    edit(theirs, remedies, "remedies: {review: [1, 0, 0, 0, 2], litigation: 0}\n")
    assert [(name, code) for name, code, _ in about_numbers(site)] == [("gongan", "E01")]
    edit(theirs, "[1, 0, 0, 0, 2]", "[2, 0, 0, 0, 2]")
    assert [(name, code) for name, code, _ in about_numbers(site)] == [("xian", "K01")]


def test_a_members_wrong_cell_is_not_what_a_total_is_smaller_than(site: Path) -> None:
    one_member(site)
    agency(site, XIAN, f"members: [{GONGAN}, {MINZHENG}]\n")
    agency(site, MINZHENG)
    report(site, MINZHENG, 2022)
    mistype(site, GONGAN, GRANTED, wrong=55)
    assert about_numbers(site) == [("gongan", "D02", "5"), ("xian", "K01", None)]
    edit(site / "content" / GONGAN / "2023.md", "  licensing: 0", "  licensing: 3")
    assert [code for _, code, _ in about_numbers(site)] == ["D02", "K01", "K02"]
