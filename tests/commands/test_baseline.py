"""A baseline: which faults are known, and what its file says."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.commands.baseline import (
    BASELINE_FILE,
    can_be_known,
    fingerprint_of,
    read_baseline,
    write_baseline,
)
from generator.commands.baseline_file import (
    BaselineSyntaxError,
    Entry,
    Fingerprint,
    parse_entries,
    text_of,
)
from generator.commands.errors import UsageError
from generator.ground.diagnostics import Finding, Place, Severity

PATH = "content/410303/tongji/2023.md"
CELL = "requests.results.total.total"
ERROR, WARNING, NOTICE = Severity.ERROR, Severity.WARNING, Severity.NOTICE


def finding(code: str = "D02", line: int = 12, expected: str | None = "7") -> Finding:
    place = Place(PATH, line, 5)
    return Finding(code, Severity.ERROR, place, "相差 3。", cell=CELL, expected=expected)


def entry(code: str = "D02") -> Entry:
    return Entry(fingerprint_of(finding(code)), Severity.ERROR)


def weighing(*severities: Severity) -> list[Finding]:
    return [replace(finding(), severity=severity) for severity in severities]


def known_after(folder: Path, old: list[Finding], now: list[Finding]) -> list[bool]:
    """Return which findings of a later check are known, after the baseline of an earlier one."""
    write_baseline(folder, old)
    baseline = read_baseline(folder)
    assert baseline is not None
    return [marked.is_known for marked in baseline.mark(now)]


def test_a_site_without_the_file_has_no_baseline(tmp_path: Path) -> None:
    assert read_baseline(tmp_path) is None


def test_a_known_fault_stays_known_wherever_it_moves_and_however_it_is_worded(
    tmp_path: Path,
) -> None:
    moved = replace(finding(line=41), message="换了说法。", hint="新的改法。")
    assert known_after(tmp_path, [finding()], [moved]) == [True]


@pytest.mark.parametrize(
    "other",
    [
        finding("D03"),
        finding(expected="8"),
        finding(expected=None),
        replace(finding(), cell="requests.results.total.natural_person"),
        replace(finding(), place=Place("content/410303/tongji/2022.md", 12, 5)),
    ],
)
def test_another_rule_cell_file_or_repair_is_a_new_fault(tmp_path: Path, other: Finding) -> None:
    assert known_after(tmp_path, [finding()], [other, finding()]) == [False, True]


def test_of_more_equal_faults_than_are_known_the_last_are_new(tmp_path: Path) -> None:
    now = [finding(line=line) for line in (2, 3, 5, 7)]
    assert known_after(tmp_path, now[:2], now) == [True, True, False, False]


@pytest.mark.parametrize(
    ("old", "now", "known"),
    [
        ([NOTICE], [ERROR], [False]),
        ([NOTICE], [WARNING], [False]),
        ([WARNING], [ERROR], [False]),
        ([WARNING], [NOTICE], [True]),
        ([ERROR], [WARNING], [True]),
        ([ERROR], [NOTICE], [True]),
        ([NOTICE, ERROR], [ERROR, NOTICE], [True, True]),
        ([NOTICE, ERROR], [NOTICE, NOTICE, ERROR], [True, False, True]),
        ([ERROR, ERROR], [NOTICE, ERROR, NOTICE], [True, True, False]),
        ([NOTICE, WARNING], [WARNING, ERROR], [True, False]),
    ],
)
def test_a_fault_is_known_as_long_as_it_weighs_no_more_than_before(
    tmp_path: Path, old: list[Severity], now: list[Severity], known: list[bool]
) -> None:
    assert known_after(tmp_path, weighing(*old), weighing(*now)) == known


def test_a_fault_that_weighs_more_than_before_came_and_went(tmp_path: Path) -> None:
    write_baseline(tmp_path, weighing(NOTICE, ERROR))
    written = write_baseline(tmp_path, weighing(WARNING, ERROR))
    assert (written.size, written.added, written.removed) == (2, 1, 1)


def test_what_the_report_accepts_is_not_written(tmp_path: Path) -> None:
    accepted = finding().accepted_because("原件如此")
    assert write_baseline(tmp_path, [accepted]).size == 0
    assert known_after(tmp_path, [finding()], [accepted]) == [False]


@pytest.mark.parametrize("code", ["S01", "S17", "P01", "H01", "H04", "H05", "A10", "T02", "Z99"])
def test_what_no_report_may_accept_no_baseline_takes(tmp_path: Path, code: str) -> None:
    assert not can_be_known(finding(code))
    written = write_baseline(tmp_path, [finding(code), finding()])
    assert (written.size, written.left) == (1, (finding(code),))


def test_a_line_put_in_by_hand_for_such_a_fault_has_no_effect(tmp_path: Path) -> None:
    text = text_of({entry("S17"): 3})
    (tmp_path / BASELINE_FILE).write_text(text, encoding="utf-8")
    baseline = read_baseline(tmp_path)
    assert baseline is not None
    assert [each.is_known for each in baseline.mark([finding("S17")])] == [False]


def test_writing_again_tells_what_came_and_what_went(tmp_path: Path) -> None:
    first = write_baseline(tmp_path, [finding(), finding(), finding("D03"), finding("E01")])
    assert (first.size, first.added, first.removed) == (4, 4, 0)
    again = write_baseline(tmp_path, [finding(), finding("B02"), finding("D01")])
    assert (again.size, again.added, again.removed) == (3, 2, 3)


def test_the_file_has_one_fault_a_line_in_the_order_of_files_and_cells(tmp_path: Path) -> None:
    elsewhere = replace(finding("B01", expected=None), place=Place("content/410303/a/2021.md"))
    lighter = replace(finding("D03"), severity=WARNING)
    write_baseline(tmp_path, [lighter, finding("D03"), finding(), finding(), elsewhere])
    lines = (tmp_path / BASELINE_FILE).read_text(encoding="utf-8").splitlines()
    place = f'"path": "{PATH}", "cell": "{CELL}", "expected": "7"'
    other = f'"path": "content/410303/a/2021.md", "cell": "{CELL}", "expected": null, "count": 1'
    assert lines[0] == "{"
    assert lines[1].startswith('  "about": "采用 gongkai 时已有的问题：')
    assert lines[2:] == [
        '  "version": 2,',
        '  "findings": [',
        f'    {{"code": "B01", "severity": "error", {other}}},',
        f'    {{"code": "D02", "severity": "error", {place}, "count": 2}},',
        f'    {{"code": "D03", "severity": "error", {place}, "count": 1}},',
        f'    {{"code": "D03", "severity": "warning", {place}, "count": 1}}',
        "  ]",
        "}",
    ]


names = st.builds(
    Fingerprint,
    path=st.text(),
    cell=st.none() | st.text(),
    code=st.sampled_from(["D01", "E01"]),
    expected=st.none() | st.text(),
)
entries = st.builds(Entry, name=names, severity=st.sampled_from(Severity))


@given(counts=st.dictionaries(entries, st.integers(1, 9)))
def test_a_baseline_is_read_as_it_was_written(counts: dict[Entry, int]) -> None:
    text = text_of(counts)
    assert parse_entries(text) == counts
    assert text_of(dict(reversed(counts.items()))) == text
    assert len(text.splitlines()) >= 5
    assert set(json.loads(text)) == {"about", "version", "findings"}


def test_equal_lines_that_merging_left_add_up() -> None:
    lines = text_of({entry(): 2}).replace("}\n  ]", "},\n@\n  ]")
    row = next(line for line in lines.splitlines() if '"code"' in line)
    merged = lines.replace("@", row.rstrip(","))
    assert parse_entries(merged) == {entry(): 4}


def faulty(old: str, new: str) -> str:
    text = text_of({entry(): 1})
    assert old in text
    return text.replace(old, new)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "第 1 行不是合格的 JSON"),
        (faulty("    {", "<<<<<<< HEAD\n    {"), "第 5 行不是合格的 JSON"),
        ("[" * 100_000, "不是合格的 JSON"),
        (faulty('"count": 1', f'"count": {"9" * 5000}'), "不是合格的 JSON"),
        ("[]", "不是 gongkai 写的基线"),
        ('{"name": "别的工具"}', "不是 gongkai 写的基线"),
        ('{"findings": {}}', "不是 gongkai 写的基线"),
        (faulty('"version": 2', '"version": 1'), "是另一个版本的 gongkai 写的"),
        (faulty('"count": 1', '"count": 0'), "findings 的第 1 项缺少内容或写法不对"),
        (faulty('"count": 1', '"count": true'), "findings 的第 1 项缺少内容或写法不对"),
        (faulty('"code": "D02"', '"code": null'), "findings 的第 1 项缺少内容或写法不对"),
        (faulty('"expected": "7"', '"expected": 7'), "findings 的第 1 项缺少内容或写法不对"),
        (faulty('"error"', '"fatal"'), "findings 的第 1 项缺少内容或写法不对"),
        (faulty('"error"', '["error"]'), "findings 的第 1 项缺少内容或写法不对"),
        ('{"version": 2, "findings": [3]}', "findings 的第 1 项缺少内容或写法不对"),
    ],
)
def test_any_other_text_is_refused_with_the_reason(text: str, reason: str) -> None:
    with pytest.raises(BaselineSyntaxError) as refused:
        parse_entries(text)
    assert str(refused.value) == reason


def test_a_file_that_is_no_baseline_is_neither_read_nor_replaced(tmp_path: Path) -> None:
    path = tmp_path / BASELINE_FILE
    for data in (b"\xff\xfe\x00", b'{"name": 1}', b""):
        path.write_bytes(data)
        with pytest.raises(UsageError, match=r"baseline\.json 读不懂"):
            read_baseline(tmp_path)
        with pytest.raises(UsageError, match="--write-baseline 重新写"):
            write_baseline(tmp_path, [finding()])
        assert path.read_bytes() == data


def test_a_folder_or_a_link_to_nothing_in_its_place_is_refused(tmp_path: Path) -> None:
    path = tmp_path / BASELINE_FILE
    path.mkdir()
    with pytest.raises(UsageError, match="它不是文件"):
        read_baseline(tmp_path)
    path.rmdir()
    path.symlink_to(tmp_path / "meiyou")
    with pytest.raises(UsageError, match="它不是文件"):
        read_baseline(tmp_path)


def test_a_byte_order_mark_that_an_editor_put_in_does_no_harm(tmp_path: Path) -> None:
    write_baseline(tmp_path, [finding()])
    path = tmp_path / BASELINE_FILE
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    baseline = read_baseline(tmp_path)
    assert baseline is not None
    assert baseline.size == 1
