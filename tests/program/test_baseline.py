"""An archive with old faults adopts the tool: they are counted, and only new ones block."""

import json
from pathlib import Path

import pytest

from generator.commands.init import REGION, YEAR, init
from tests.running import edit, run

FOLDER = f"content/{REGION}/shujuju"
REPORT = f"{FOLDER}/{YEAR}.md"

PROACTIVE = """\
proactive:
  licensing: 29件
  penalties: 0
  coercion: 0
  fees: 0
  regulations: 0
  normative_documents: 0
"""


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """A site with one fault: an old number with its unit, which a baseline may hold."""
    site = tmp_path / "site"
    init(site)
    edit(site / REPORT, "proactive: 0\n", PROACTIVE)
    return site


@pytest.fixture
def adopted(archive: Path) -> Path:
    """The same site with its baseline."""
    assert run("check", cwd=archive).status == 1
    assert run("check", "--write-baseline", cwd=archive).status == 0
    return archive


def test_writing_says_how_many_faults_are_known_from_now_on(archive: Path) -> None:
    done = run("check", "--write-baseline", cwd=archive)
    assert (done.status, done.err) == (0, "")
    assert done.out == (
        "已写入 baseline.json：已知问题 1 处（增加 1 处，减少 0 处）。"
        "它们照常计数，不再阻止发布。\n"
    )
    document = json.loads((archive / "baseline.json").read_text(encoding="utf-8"))
    assert document["findings"] == [
        {
            "code": "B03",
            "severity": "error",
            "path": REPORT,
            "cell": "proactive.licensing.decisions",
            "expected": "29",
            "count": 1,
        }
    ]
    assert sorted(path.name for path in archive.iterdir() if "baseline" in path.name) == [
        "baseline.json"
    ]


def test_a_known_fault_is_counted_and_neither_listed_nor_in_the_way(adopted: Path) -> None:
    done = run("check", "--strict", cwd=adopted)
    assert done.status == 0
    assert "B03" not in done.out
    last = done.out.splitlines()[-1]
    assert last == "共检查 1 份报告，没有发现新问题，已知 1 处。"
    built = run("build", cwd=adopted)
    assert built.status == 0
    assert built.out.startswith("共检查 1 份报告，没有发现新问题，已知 1 处。\n")
    assert (adopted / "output/index.html").is_file()


def test_known_faults_are_listed_on_request(adopted: Path) -> None:
    done = run("check", "--all", cwd=adopted)
    assert done.status == 0
    assert f"{REPORT}:4:14: 已知 B03：" in done.out
    assert f"{FOLDER}　已知 1 处\n\n" in done.out


def test_a_new_fault_blocks(adopted: Path) -> None:
    edit(adopted / REPORT, "penalties: 0", "penalties: 31件")
    done = run("check", cwd=adopted)
    assert done.status == 1
    assert "错误 1 处，警告 0 处，提示 0 处，已知 1 处" in done.out.splitlines()[-1]
    assert run("build", cwd=adopted).status == 1
    assert not (adopted / "output").exists()


def test_a_known_notice_about_a_missing_date_hides_no_date_that_is_wrong(archive: Path) -> None:
    edit(archive / "site.yaml", "footer:", f"as_of: {YEAR + 1}-03-02\nfooter:")
    edit(archive / REPORT, f"published: {YEAR + 1}-01-20\n", "")
    assert "已知问题 2 处" in run("check", "--write-baseline", cwd=archive).out
    edit(archive / REPORT, "---\nproactive", f"---\npublished: {YEAR + 1}-03-09\nproactive")
    done = run("check", "--format", "json", cwd=archive)
    assert done.status == 1
    assert [(each["code"], each["severity"]) for each in done.json["findings"]] == [
        ("J01", "error")
    ]
    edit(archive / REPORT, f"published: {YEAR + 1}-03-09\n", "")
    assert run("check", "--strict", cwd=archive).status == 0


def test_a_known_notice_about_a_short_section_hides_no_empty_one(archive: Path) -> None:
    report = archive / REPORT
    whole = report.read_text(encoding="utf-8")
    before, heading, rest = whole.partition("## 五、存在的主要问题及改进情况\n\n")
    after = rest[rest.index("\n## ") :]
    report.write_text(f"{before}{heading}人手不足，今后改进。\n{after}", encoding="utf-8")
    assert "已知问题 2 处" in run("check", "--write-baseline", cwd=archive).out
    assert run("check", "--strict", cwd=archive).status == 0
    report.write_text(f"{before}{heading}无。\n{after}", encoding="utf-8")
    done = run("check", "--strict", "--format", "json", cwd=archive)
    assert done.status == 1
    assert [(each["code"], each["severity"]) for each in done.json["findings"]] == [
        ("A07", "warning")
    ]


def test_an_edit_elsewhere_in_the_file_changes_nothing(adopted: Path) -> None:
    edit(adopted / REPORT, "---\npublished", "---\n# 一行说明\n\npublished")
    assert run("check", cwd=adopted).status == 0


def test_a_fault_that_is_gone_is_said_and_never_an_error(adopted: Path) -> None:
    edit(adopted / REPORT, "licensing: 29件", "licensing: 29")
    done = run("check", "--strict", cwd=adopted)
    assert done.status == 0
    last = "基线里有 1 处已不存在，用 gongkai check --write-baseline 更新。"
    assert done.out.splitlines()[-1] == last
    written = run("check", "--write-baseline", cwd=adopted).out
    assert "已知问题 0 处（增加 0 处，减少 1 处）" in written
    assert last not in run("check", cwd=adopted).out


def test_a_build_leaves_drafts_out_and_does_not_take_their_faults_for_gone(adopted: Path) -> None:
    edit(adopted / REPORT, "---\npublished", "---\ndraft: true\npublished")
    assert "已知 1 处" in run("check", cwd=adopted).out
    built = run("build", cwd=adopted)
    assert built.status == 0
    assert "基线" not in built.out


@pytest.mark.parametrize("part", [("content",), ("--select", "B"), ("--ignore", "A10")])
def test_a_part_of_the_site_does_not_tell_what_is_gone(
    adopted: Path, part: tuple[str, ...]
) -> None:
    edit(adopted / REPORT, "licensing: 29件", "licensing: 29")
    assert "基线里有" not in run("check", *part, cwd=adopted).out


@pytest.mark.parametrize(
    "part",
    [
        ("content",),
        ("--select", "B"),
        ("--ignore", "A10"),
        ("--format", "json"),
        ("--all",),
        ("--against", "."),
    ],
)
def test_a_baseline_is_written_for_the_whole_site_alone(
    archive: Path, part: tuple[str, ...]
) -> None:
    done = run("check", *part, "--write-baseline", cwd=archive)
    assert (done.status, done.out) == (2, "")
    assert "--write-baseline" in done.err
    assert not (archive / "baseline.json").exists()


def test_what_has_to_be_mended_all_the_same_is_counted(archive: Path) -> None:
    edit(archive / "site.yaml", "footer:", "foot:")
    edit(archive / REPORT, "这是一份示例报告，", "这是一份<b>示例报告</b>。")
    done = run("check", "--write-baseline", cwd=archive)
    assert done.status == 1
    first, second, *table = done.out.splitlines()
    assert first.startswith("已写入 baseline.json：已知问题 1 处")
    assert second == "另有 3 处不能列入基线，请逐处改正（用 gongkai check 查看）："
    assert [row.split()[:3] for row in table[:2]] == [["2", "处", "S30"], ["1", "处", "S17"]]
    assert run("check", cwd=archive).status == 1


def test_json_leaves_out_what_is_known_and_counts_it(adopted: Path) -> None:
    document = run("check", "--format", "json", cwd=adopted).json
    assert document == {
        "findings": [],
        "summary": {"reports": 1, "errors": 0, "warnings": 0, "notices": 0, "known": 1},
    }
    everything = run("check", "--format", "json", "--all", cwd=adopted).json["findings"]
    assert [each["code"] for each in everything if each.get("known")] == ["B03"]


def test_github_leaves_out_what_is_known_and_sarif_marks_it(adopted: Path) -> None:
    edit(adopted / REPORT, "penalties: 0", "penalties: 31件")
    github = run("check", "--format", "github", cwd=adopted).out.splitlines()
    assert [line.partition("title=")[2].partition(" ")[0] for line in github[:-1]] == ["B03"]
    results = run("check", "--format", "sarif", cwd=adopted).json["runs"][0]["results"]
    states = [(each["ruleId"], each["baselineState"]) for each in results]
    assert states == [("B03", "unchanged"), ("B03", "new")]


@pytest.mark.parametrize("command", [("check",), ("build",), ("check", "--write-baseline")])
def test_a_baseline_that_was_merged_badly_is_refused_and_left_alone(
    adopted: Path, command: tuple[str, ...]
) -> None:
    edit(adopted / "baseline.json", '  "findings": [', '<<<<<<< HEAD\n  "findings": [')
    before = (adopted / "baseline.json").read_bytes()
    done = run(*command, cwd=adopted)
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith("错误：baseline.json 读不懂：第 4 行不是合格的 JSON。\n")
    assert "删去后用 gongkai check --write-baseline 重新写" in done.err
    assert (adopted / "baseline.json").read_bytes() == before
