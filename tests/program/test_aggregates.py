"""Reports of governments against those of their declared members."""

from pathlib import Path

import pytest

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
