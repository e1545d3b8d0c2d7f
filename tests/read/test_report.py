"""What a report states beside its tables: dates, notes, acceptances, revisions, origin."""

from datetime import date

import pytest

from generator.ground.source import SourceText
from generator.model.agency import Agency, FormerName
from generator.model.report import Acceptance, Origin, Report, Revision
from generator.read.front_matter import MAX_LINES
from generator.read.report import ReportFile, parse_report

AGENCY = Agency(
    "410303",
    "tongjiju",
    "西工区统计局",
    "department",
    former_names=(FormerName("西工区统计处", None, 2020),),
)
FULL = """\
---
published: 2024-01-25
title: 西工区统计局年度报告
year: 2023
region: "410303"
agency: tongjiju
draft: true
edition: {requests: 2021}
proactive: {fees: 0.10}
requests: {carried_in: [3, 5, 7, 11, 13, 17, 56]}
notes:
  requests.carried_in: 含上年度
  requests.carried_in.total: ~
accepted:
  - {code: D01, at: requests, reason: 原件如此}
  - {code: B01, reason: 原件空白}
revisions:
  - {date: 2024-03-01, cell: requests.carried_in.total, old: 55, new: 56, reason: 漏计一件}
source: {title: 区政府网站, url: "https://www.example.gov.cn/1"}
---
前言。

## 一、总体情况

正文。
"""


def report(text: str, year: int = 2023, attachments: tuple[str, ...] = ()) -> Report:
    path = f"content/410303/tongjiju/{year}.md"
    read = parse_report(SourceText(path, text), ReportFile(path, AGENCY, year, attachments))
    assert read.findings == ()
    assert read.report is not None
    return read.report


def test_everything_that_a_report_states() -> None:
    found = report(FULL, attachments=("原件.pdf",))
    assert (found.published, found.title) == (date(2024, 1, 25), "西工区统计局年度报告")
    assert (found.stated_year, found.stated_region, found.is_draft) == (2023, "410303", True)
    assert found.notes == {"requests.carried_in": "含上年度"}
    assert found.accepted == (
        Acceptance("D01", "requests", "原件如此", 15, 5),
        Acceptance("B01", "", "原件空白", 16, 5),
    )
    cell = "requests.carried_in.total"
    assert found.revisions == (Revision(date(2024, 3, 1), cell, "55", "56", "漏计一件"),)
    assert found.origin == Origin("区政府网站", "https://www.example.gov.cn/1")
    assert found.attachments == ("原件.pdf",)
    assert [(p.heading, p.line, p.level) for p in found.passages] == [
        ("", 21, 0),
        ("一、总体情况", 23, 2),
    ]
    assert found.value(cell) == 56
    assert found.value("requests.carried_out.total") is None
    assert found.value("remedies.review.total") is None


def test_what_is_not_stated() -> None:
    found = report("---\n---\n正文。\n")
    assert found.published is None
    assert found.stated_year is None
    assert found.origin is None
    assert found.tables == {}
    assert found.has_tables
    assert not found.is_draft


@pytest.mark.parametrize(
    ("year", "title"),
    [
        (2020, "西工区统计处2020年政府信息公开工作年度报告"),
        (2021, "西工区统计局2021年政府信息公开工作年度报告"),
    ],
)
def test_a_title_that_is_not_stated_has_the_name_of_that_year(year: int, title: str) -> None:
    assert report("---\n---\n正文。\n", year).title == title


def test_a_report_in_free_outline_has_no_tables() -> None:
    assert not report("---\n---\n正文。\n", 2018).has_tables
    assert not report("---\ntables: none\n---\n正文。\n").has_tables


@pytest.mark.parametrize(
    ("at", "cell", "is_covered"),
    [
        ("", None, True),
        ("", "requests.carried_in.total", True),
        ("requests", "requests", True),
        ("requests", "requests.carried_in.total", True),
        ("requests.carried", "requests.carried_in.total", False),
        ("requests.carried_in", "requests", False),
        ("requests", None, False),
    ],
)
def test_an_acceptance_covers_its_key_path_and_all_beneath(
    at: str, cell: str | None, *, is_covered: bool
) -> None:
    entry = Acceptance("D01", at, "原件如此", 2, 3)
    assert entry.covers("D01", cell) is is_covered
    assert not entry.covers("D02", cell)


@pytest.mark.parametrize("line", ["|1|2|", "- 甲", "甲\n", "requests: 0"])
def test_a_report_of_too_many_lines_is_refused_before_it_is_read(line: str) -> None:
    path = "content/410303/tongjiju/2023.md"
    text = f"---\nrequests: 0\n---\n\n{line}\n" + f"{line}\n" * MAX_LINES
    read = parse_report(SourceText(path, text), ReportFile(path, AGENCY, 2023))
    assert read.report is None
    assert [(f.code, f.place.line) for f in read.findings] == [("S03", MAX_LINES + 1)]
