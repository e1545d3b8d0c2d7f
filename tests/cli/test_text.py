"""Findings as a terminal shows them."""

from pathlib import Path

import pytest

from generator.cli.text import format_text, summary, where, width
from generator.commands.report_card import Tally
from generator.ground.diagnostics import Finding, Place, Severity

LINES = "标题\n\t一、abc（甲）\n"


def shown(site: Path, finding: Finding) -> list[str]:
    (site / "a.md").write_text(LINES, encoding="utf-8")
    return list(format_text([finding], site, Tally(1, 1)))


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
    first = shown(tmp_path, finding(Place("a.md"), severity))[0]
    assert first == f"a.md: {word} S17：没有这个键。"


def test_the_mark_counts_two_columns_for_han_and_one_for_a_tab(tmp_path: Path) -> None:
    lines = shown(tmp_path, finding(Place("a.md", 2, 7), hint="删去。"))
    assert lines == [
        "a.md:2:7: 错误 S17：没有这个键。",
        "    2 │  一、abc（甲）",
        "      │         ^",
        "    改法：删去。",
        "",
        "共检查 1 份报告：错误 1 处，警告 0 处，提示 0 处。",
    ]


def test_the_mark_may_stand_behind_the_last_character(tmp_path: Path) -> None:
    lines = shown(tmp_path, finding(Place("a.md", 1, 3)))
    assert lines[1:3] == ["    1 │ 标题", "      │     ^"]


@pytest.mark.parametrize("place", [Place("a.md", 99, 1), Place("b.md", 1, 1), Place("a.md")])
def test_without_a_line_to_show_there_is_no_frame(tmp_path: Path, place: Place) -> None:
    assert len(shown(tmp_path, finding(place))) == 3


def test_an_accepted_finding_shows_its_reason_in_place_of_a_hint(tmp_path: Path) -> None:
    accepted = finding(Place("a.md"), hint="删去。").accepted_because("原件如此")
    assert shown(tmp_path, accepted)[:2] == [
        "a.md: 已接受 S17：没有这个键。",
        "    接受的理由：原件如此",
    ]


@pytest.mark.parametrize(
    ("tally", "text"),
    [
        (Tally(3), "共检查 3 份报告，没有发现问题。"),
        (Tally(3, accepted=2), "共检查 3 份报告，没有发现问题，另有 2 处已接受。"),
        (
            Tally(3, 5, 7, 11, 13),
            "共检查 3 份报告：错误 5 处，警告 7 处，提示 11 处，另有 13 处已接受。",
        ),
    ],
)
def test_the_closing_line(tally: Tally, text: str) -> None:
    assert summary(tally) == text


def test_width_on_a_terminal() -> None:
    assert width("一、a（é）") == 4 + 1 + 2 + 1 + 2
