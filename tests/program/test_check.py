"""What ``check`` prints, in text and in JSON, and which status it leaves."""

import re
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from tests.running import Done, edit, run, tree_of

FOLDER = "content/410303/tongjiju"
OTHER = "content/410303/zhengwuju/2023.md"
KEYS = {
    *("code", "severity", "path", "line", "column", "cell", "message", "expected", "hint"),
    *("accepted", "equations"),
}


def pending(done: Done) -> list[dict[str, Any]]:
    """Return what has to be mended: neither accepted nor a notice, of which the site has some."""
    found = done.json["findings"]
    return [each for each in found if not each["accepted"] and each["severity"] != "notice"]


def places(done: Done) -> list[str]:
    return ["{path}:{line}:{column} {code}".format(**finding) for finding in pending(done)]


@pytest.fixture
def faulty(site: Path) -> Path:
    """A site with a fault in each of two reports, a free page and the settings."""
    edit(site / FOLDER / "2023.md", "licensing: 29", "licensing: 29件")
    edit(site / FOLDER / "2022.md", "全年**依申请公开**平稳。", "全年依申请公开<b>平稳</b>。")
    edit(site / OTHER, "proactive: 0", "proactive: 0\nlicences: 0")
    edit(site / "content/pages/zhidu.md", "(about.md)", "(没有.md)")
    edit(site / "site.yaml", "footer:", "foot:")
    return site


def test_content_without_fault(site: Path) -> None:
    before = tree_of(site)
    done = run("check", cwd=site)
    assert done.status == 0
    assert pending(run("check", "--format", "json", cwd=site)) == []
    last = done.out.splitlines()[-1]
    assert last.startswith("共检查 6 份报告")
    assert last.endswith("，另有 2 处已接受。")
    assert tree_of(site) == before


def test_a_draft_is_counted_by_a_check_and_not_by_a_build_which_leaves_it_out(site: Path) -> None:
    assert run("check", "--format", "json", cwd=site).json["summary"]["reports"] == 6
    built = run("build", cwd=site)
    assert built.status == 0
    assert "共检查 5 份报告" in built.out


def test_all_findings_of_all_files_in_one_run(faulty: Path) -> None:
    done = run("check", "--format", "json", cwd=faulty)
    assert done.status == 1
    assert places(done) == [
        f"{FOLDER}/2022.md:40:8 S30",
        f"{FOLDER}/2022.md:40:13 S30",
        f"{FOLDER}/2023.md:6:14 B03",
        f"{OTHER}:4:1 S17",
        "content/pages/zhidu.md:6:9 S35",
        "site.yaml:4:1 S17",
    ]


@pytest.mark.parametrize(
    ("path", "files"),
    [
        (f"{FOLDER}/2023.md", {f"{FOLDER}/2023.md"}),
        (f"{FOLDER}", {f"{FOLDER}/2022.md", f"{FOLDER}/2023.md"}),
        ("content/410303", {f"{FOLDER}/2022.md", f"{FOLDER}/2023.md", OTHER}),
        ("content/410724", set()),
        ("content/pages", {"content/pages/zhidu.md"}),
        ("site.yaml", {"site.yaml"}),
        (".", {f"{FOLDER}/2022.md", f"{FOLDER}/2023.md", OTHER, "content/pages/zhidu.md",
               "site.yaml"}),
    ],
)  # fmt: skip
def test_findings_of_some_paths_alone(faulty: Path, path: str, files: set[str]) -> None:
    done = run("check", path, "--format", "json", cwd=faulty)
    found = {finding["path"] for finding in pending(done)}
    assert found == files
    assert done.status == (1 if files else 0)


def test_paths_are_relative_to_the_current_folder_and_findings_to_the_site(faulty: Path) -> None:
    done = run("check", "2023.md", "2022.md", "--format", "json", cwd=faulty / FOLDER)
    assert [finding["path"] for finding in pending(done)] == [
        f"{FOLDER}/2022.md",
        f"{FOLDER}/2022.md",
        f"{FOLDER}/2023.md",
    ]


def test_an_unknown_path_is_a_wrong_use(site: Path) -> None:
    done = run("check", "content/410303/meiyou", cwd=site)
    assert done.status == 2
    assert "没有这个文件或文件夹：content/410303/meiyou" in done.err
    assert done.out == ""


def test_a_path_outside_the_site_is_a_wrong_use(site: Path, tmp_path: Path) -> None:
    done = run("check", tmp_path, cwd=site)
    assert done.status == 2
    assert str(tmp_path) in done.err


def test_json_has_the_documented_shape_and_stands_alone(faulty: Path) -> None:
    done = run("check", "--format", "json", cwd=faulty)
    document = done.json
    assert set(document) == {"findings", "summary"}
    notices = document["summary"].pop("notices")
    assert document["summary"] == {"reports": 6, "errors": 6, "warnings": 0}
    assert len(document["findings"]) == 6 + notices + 2
    for finding in document["findings"]:
        assert set(finding) == KEYS
        assert finding["severity"] in {"error", "warning", "notice"}
        assert isinstance(finding["accepted"], bool)
        assert isinstance(finding["equations"], list)
    (number,) = (f for f in document["findings"] if f["code"] == "B03")
    assert number == {
        "code": "B03",
        "severity": "error",
        "path": f"{FOLDER}/2023.md",
        "line": 6,
        "column": 14,
        "cell": "proactive.licensing.decisions",
        "message": "二、行政许可 × 本年处理决定数量 写作“29件”，要写成半角数字 29。",
        "expected": "29",
        "hint": "不写引号、单位、千位分隔、前导零、正号和全角数字；说明文字写在 notes 里。",
        "accepted": False,
        "equations": [],
    }


def test_json_of_an_accepted_finding(site: Path) -> None:
    found = run("check", OTHER, "--format", "json", cwd=site).json
    (finding,) = (each for each in found["findings"] if each["accepted"])
    assert finding["accepted"] is True
    assert finding["expected"] == "9"
    assert finding["cell"] == "requests.results.granted.total"
    assert finding["equations"] == [
        "t3_result_total:total",
        "t3_row_total:requests.results.granted",
    ]
    assert found["summary"]["errors"] == 0


def test_an_acceptance_that_matches_nothing_is_reported(site: Path) -> None:
    edit(site / OTHER, "[9, 0, 0, 0, 0, 0, 10]", "[9, 0, 0, 0, 0, 0, 9]")
    done = run("check", "--format", "json", cwd=site)
    assert places(done) == [f"{OTHER}:23:5 A10"]
    assert done.status == 0
    assert run("check", "--strict", cwd=site).status == 1


def columns(text: str) -> int:
    """The width of a text on a terminal, where Han and full-width signs take two columns."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def test_the_mark_of_a_frame_stands_under_the_character_meant(faulty: Path) -> None:
    lines = run("check", f"{FOLDER}/2022.md", cwd=faulty).out.splitlines()
    first = next(number for number, line in enumerate(lines) if ":40:8:" in line)
    source, mark = lines[first + 1], lines[first + 2]
    assert source == "   40 │ 全年依申请公开<b>平稳</b>。"
    assert source.index("<") > 0
    assert columns(mark.rstrip("^")) == columns(source[: source.index("<")])
    assert mark.endswith("^")
    assert lines[first + 3].startswith("    改法：")


def test_a_frame_of_a_long_line_shows_the_part_around_the_place(site: Path) -> None:
    edit(site / FOLDER / "2023.md", "申请增加。", "申请增加，" * 200 + "<b>粗</b>。")
    lines = run("check", f"{FOLDER}/2023.md", "--select", "S30", cwd=site).out.splitlines()
    source, mark = lines[3], lines[4]
    assert len(source) < 120
    assert columns(mark.rstrip("^")) == columns(source[: source.index("<b>")])


def test_text_of_a_finding_reads_place_weight_code_message(faulty: Path) -> None:
    lines = run("check", f"{FOLDER}/2023.md", "--select", "B03", cwd=faulty).out.splitlines()
    message = "二、行政许可 × 本年处理决定数量 写作“29件”，要写成半角数字 29。"
    assert lines == [
        f"{FOLDER}　错误 1 处",
        "",
        f"{FOLDER}/2023.md:6:14: 错误 B03：{message}",
        "    6 │   licensing: 29件",
        "      │              ^",
        "    改法：不写引号、单位、千位分隔、前导零、正号和全角数字；说明文字写在 notes 里。",
        "",
        "共检查 1 份报告：错误 1 处，警告 0 处，提示 0 处。",
    ]


def test_findings_stand_by_agency_and_shared_files_apart(faulty: Path) -> None:
    lines = run("check", "--select", "B", "D02", "S", cwd=faulty).out.splitlines()
    assert [line for line in lines if re.fullmatch(r"\S+　.*处", line)] == [
        f"{FOLDER}　错误 3 处",
        "content/410303/zhengwuju　错误 1 处，已接受 2 处",
        "content/pages/zhidu.md　错误 1 处",
        "site.yaml　错误 1 处",
    ]


def test_many_findings_are_counted_by_code(site: Path) -> None:
    edit(site / FOLDER / "2023.md", "申请增加。", "申请增加，" + "<b>粗</b>。" * 12)
    lines = run("check", cwd=site).out.splitlines()
    at = lines.index("按代码统计：")
    assert lines[at + 1].startswith("  24 处  S30  ")
    assert "用 gongkai explain S30 查看一条规则的依据和改法。" in lines[at:]


def test_a_fault_that_both_equations_of_a_cell_show_is_one_finding_with_the_repair(
    site: Path,
) -> None:
    edit(site / FOLDER / "2023.md", "[0, 0, 0, 2, 0, 0, 2]", "[0, 0, 0, 5, 0, 0, 2]")
    done = run("check", "--format", "json", cwd=site)
    (finding,) = pending(done)
    line = "requests.results.refused.internal_affairs"
    assert finding["cell"] == f"{line}.organisation.public_welfare"
    assert (finding["line"], finding["column"], finding["expected"]) == (21, 35, "2")
    assert "三、（三）5.属于三类内部事务信息 × 社会公益组织" in finding["message"]
    assert done.status == 1
