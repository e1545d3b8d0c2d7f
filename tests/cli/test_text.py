"""Findings as a terminal shows them."""

from pathlib import Path

import pytest

from generator.cli.text import closing, format_text, summary, where
from generator.commands.report_card import Tally
from generator.ground.diagnostics import Finding, Place, Severity
from tests.cli.samples import ACCEPTED, ERROR, EVERY, KNOWN, NOTICE, WARNING

LINES = "标题\n\t一、abc（甲）\n"


def shown(site: Path, *findings: Finding) -> list[str]:
    (site / "a.md").write_text(LINES, encoding="utf-8")
    return list(format_text(findings, site, Tally(1, 1)))


def finding(place: Place, severity: Severity = Severity.ERROR, hint: str | None = None) -> Finding:
    return Finding("S17", severity, place, "没有这个键。", hint=hint)


@pytest.mark.parametrize(
    ("place", "text"),
    [
        (Place("a.md", 3, 7), "a.md:3:7"),
        (Place("a.md", 3), "a.md:3"),
        (Place("a.md"), "a.md"),
    ],
)
def test_a_place_as_far_as_it_is_known(place: Place, text: str) -> None:
    assert where(place) == text


@pytest.mark.parametrize(
    ("severity", "word"),
    [(Severity.ERROR, "错误"), (Severity.WARNING, "警告"), (Severity.NOTICE, "提示")],
)
def test_weights_in_chinese(tmp_path: Path, severity: Severity, word: str) -> None:
    heading, _, first, *_ = shown(tmp_path, finding(Place("a.md"), severity))
    assert heading == f"a.md　{word} 1 处"
    assert first == f"a.md: {word} S17：没有这个键。"


def test_the_mark_counts_two_columns_for_han_and_one_for_a_tab(tmp_path: Path) -> None:
    lines = shown(tmp_path, finding(Place("a.md", 2, 7), hint="删去。"))
    assert lines == [
        "a.md　错误 1 处",
        "",
        "a.md:2:7: 错误 S17：没有这个键。",
        "    2 │  一、abc（甲）",
        "      │         ^",
        "    改法：删去。",
        "",
        "共检查 1 份报告：错误 1 处，警告 0 处，提示 0 处。",
    ]


def test_the_mark_may_stand_behind_the_last_character(tmp_path: Path) -> None:
    lines = shown(tmp_path, finding(Place("a.md", 1, 3)))
    assert lines[3:5] == ["    1 │ 标题", "      │     ^"]


@pytest.mark.parametrize("place", [Place("a.md", 99, 1), Place("b.md", 1, 1), Place("a.md")])
def test_without_a_line_to_show_there_is_no_frame(tmp_path: Path, place: Place) -> None:
    assert not [line for line in shown(tmp_path, finding(place)) if "│" in line]


def test_an_accepted_finding_shows_its_reason_in_place_of_a_hint(tmp_path: Path) -> None:
    accepted = finding(Place("a.md"), hint="删去。").accepted_because("原件如此")
    assert shown(tmp_path, accepted)[:4] == [
        "a.md　已接受 1 处",
        "",
        "a.md: 已接受 S17：没有这个键。",
        "    接受的理由：原件如此",
    ]


def test_findings_stand_by_agency_and_those_of_shared_files_by_file(tmp_path: Path) -> None:
    lines = shown(tmp_path, *EVERY)
    assert [line for line in lines if "　" in line] == [
        "content/410303/tongji　错误 1 处，警告 1 处，已知 1 处，已接受 1 处",
        "content/410724/jiaoyu　提示 1 处",
        "site.yaml　错误 1 处",
    ]


@pytest.mark.parametrize(
    ("path", "group"),
    [
        ("content/410303/tongji", "content/410303/tongji"),
        ("content/410303/tongji/agency.yaml", "content/410303/tongji"),
        ("content/410303/tongji/2023/原件.exe", "content/410303/tongji"),
        ("content/pages/about.md", "content/pages/about.md"),
        ("content/regions.yaml", "content/regions.yaml"),
        ("content/4103/tongji/2023.md", "content/4103/tongji/2023.md"),
        ("templates/pages/report.html", "templates/pages/report.html"),
    ],
)
def test_the_group_of_a_path(tmp_path: Path, path: str, group: str) -> None:
    assert shown(tmp_path, finding(Place(path)))[0] == f"{group}　错误 1 处"


def test_an_agency_whose_files_are_not_neighbours_is_one_group(tmp_path: Path) -> None:
    """In the order of paths ``ju-2/…`` stands between ``ju`` and ``ju/…``."""
    paths = ("content/410303/ju", "content/410303/ju-2/2023.md", "content/410303/ju/2023.md")
    lines = shown(tmp_path, *(finding(Place(path)) for path in paths))
    assert [line for line in lines if "　" in line] == [
        "content/410303/ju　错误 2 处",
        "content/410303/ju-2　错误 1 处",
    ]


def test_few_findings_are_not_counted_by_code(tmp_path: Path) -> None:
    findings = [ERROR] * 20 + [ACCEPTED] * 3 + [KNOWN] * 5
    assert "按代码统计：" not in shown(tmp_path, *findings)


def test_many_findings_are_counted_by_code_the_most_frequent_first(tmp_path: Path) -> None:
    findings = [NOTICE] * 3 + [ERROR] * 17 + [WARNING] * 3 + [ACCEPTED] * 2 + [KNOWN] * 5
    lines = shown(tmp_path, *findings)
    at = lines.index("按代码统计：")
    assert lines[at + 1 : -1] == [
        "  17 处  D03  row-total-differs　第三部分某一行六类申请人之和，不等于该行的总计",
        "   3 处  A10  acceptance-matches-nothing　接受清单（accepted）里有一项没有对应的问题",
        "   3 处  B01  cell-missing　表格里有没写数字的格子",
        "用 gongkai explain D03 查看一条规则的依据和改法。",
        "",
    ]


@pytest.mark.parametrize(
    ("tally", "text"),
    [
        (Tally(3), "共检查 3 份报告，没有发现问题。"),
        (Tally(3, known=0), "共检查 3 份报告，没有发现问题。"),
        (Tally(3, accepted=2), "共检查 3 份报告，没有发现问题，另有 2 处已接受。"),
        (
            Tally(3, accepted=2, known=19),
            "共检查 3 份报告，没有发现新问题，已知 19 处，另有 2 处已接受。",
        ),
        (
            Tally(3, 5, 7, 11, 13, 5, 17),
            "共检查 3 份报告：错误 5 处，警告 7 处，提示 11 处，已知 17 处，另有 13 处已接受。",
        ),
    ],
)
def test_the_counts(tally: Tally, text: str) -> None:
    assert summary(tally) == text


def test_what_the_baseline_has_over_is_said_last() -> None:
    assert list(closing(Tally(3, known=4, gone=2))) == [
        "共检查 3 份报告，没有发现新问题，已知 4 处。",
        "基线里有 2 处已不存在，用 gongkai check --write-baseline 更新。",
    ]
