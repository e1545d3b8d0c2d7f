"""``gongkai fmt`` from end to end: what it rewrites, what it only shows, what it leaves alone."""

import stat
from pathlib import Path

import pytest

from tests.running import run, tree_of

AGENCY = "content/410303/ju/agency.yaml"
REPORT = "content/410303/ju/2023.md"
REPORT_TEXT = """\
---
remedies: 0
requests:
    new_received: [3,1,0,0,0,0,4]   # 一、本年新收
published: 2024-01-25
---

## 一、总体情况
"""
CANONICAL_REPORT = """\
---
published: 2024-01-25
requests:
  new_received: [3, 1, 0, 0, 0, 0, 4]  # 一、本年新收
remedies: 0
---

## 一、总体情况
"""


@pytest.fixture
def messy(tmp_path: Path) -> Path:
    """A site with one canonical source and two that are not."""
    folder = tmp_path / "site"
    texts = {
        "site.yaml": "name: 年报\n",
        "content/regions.yaml": "410303:   西工区\n",
        AGENCY: "name: 甲局\nkind: other\n",
        REPORT: REPORT_TEXT,
    }
    for path, text in texts.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return folder


def test_every_source_is_rewritten_and_named(messy: Path) -> None:
    done = run("fmt", cwd=messy)
    assert (done.status, done.err) == (0, "")
    assert done.out.splitlines() == [
        "已整理：content/regions.yaml",
        f"已整理：{REPORT}",
        "共 4 个源文件：已整理 2 个，本来就符合的 2 个。",
    ]
    assert (messy / REPORT).read_text(encoding="utf-8") == CANONICAL_REPORT
    assert (messy / "content/regions.yaml").read_bytes() == "410303: 西工区\n".encode()


def test_a_second_run_changes_nothing(messy: Path) -> None:
    run("fmt", cwd=messy)
    before = tree_of(messy)
    times = {path: (messy / path).stat().st_mtime_ns for path in before}
    done = run("fmt", "--check", cwd=messy)
    assert done.status == 0
    assert run("fmt", cwd=messy).out == "共 4 个源文件：已整理 0 个，本来就符合的 4 个。\n"
    assert tree_of(messy) == before
    assert {path: (messy / path).stat().st_mtime_ns for path in before} == times


def test_check_writes_nothing_and_fails_where_something_would_change(messy: Path) -> None:
    before = tree_of(messy)
    done = run("fmt", "--check", cwd=messy)
    assert done.status == 1
    assert f"要整理：{REPORT}" in done.out
    assert tree_of(messy) == before


def test_diff_shows_what_would_change_and_writes_nothing(messy: Path) -> None:
    before = tree_of(messy)
    done = run("fmt", "--diff", REPORT, cwd=messy)
    assert done.status == 1
    assert done.out.startswith(f"--- a/{REPORT}\n+++ b/{REPORT}\n@@ ")
    assert "\n-    new_received: [3,1,0,0,0,0,4]   # 一、本年新收\n" in done.out
    assert "\n+  new_received: [3, 1, 0, 0, 0, 0, 4]  # 一、本年新收\n" in done.out
    assert "共 1 个源文件" in done.err
    assert tree_of(messy) == before


def test_diff_tells_of_a_missing_line_end_and_of_what_cannot_be_seen(messy: Path) -> None:
    (messy / AGENCY).write_bytes("name: 甲局\nkind: other".encode())
    done = run("fmt", "--diff", AGENCY, cwd=messy)
    assert done.out.splitlines()[-3:] == [
        "-kind: other",
        "\\ No newline at end of file",
        "+kind: other",
    ]
    (messy / AGENCY).write_bytes(b"\xef\xbb\xbf" + "name: 甲局\r\nkind: other\r\n".encode())
    done = run("fmt", "--diff", AGENCY, cwd=messy)
    assert done.out == f"{AGENCY}：只是换行符或 BOM 与统一的写法不同。\n"
    assert done.status == 1


def test_only_the_named_paths_are_touched(messy: Path) -> None:
    done = run("fmt", "ju", cwd=messy / "content/410303")
    assert done.out.splitlines()[-1] == "共 2 个源文件：已整理 1 个，本来就符合的 1 个。"
    assert (messy / "content/regions.yaml").read_text(encoding="utf-8") == "410303:   西工区\n"


def test_a_source_that_cannot_be_read_is_named_and_left(messy: Path) -> None:
    wrong = "kind: other\nname: 甲局\nkind: department\n"
    (messy / AGENCY).write_text(wrong, encoding="utf-8")
    done = run("fmt", cwd=messy)
    assert done.status == 1
    assert f"没有动 {AGENCY}:3:1：S11 " in done.err
    assert (
        done.out.splitlines()[-1] == "共 4 个源文件：已整理 2 个，本来就符合的 1 个，没有动 1 个。"
    )
    assert (messy / AGENCY).read_text(encoding="utf-8") == wrong


def test_a_path_that_is_no_source_is_refused(messy: Path) -> None:
    (messy / "content/410303/ju/2023").mkdir()
    (messy / "content/410303/ju/2023/原件.txt").write_bytes(b"x")
    before = tree_of(messy)
    for path in ("content/410303/ju/2023", "meiyou.md"):
        done = run("fmt", path, cwd=messy)
        assert (done.status, done.out) == (2, "")
        assert done.err.startswith("错误：")
    assert tree_of(messy) == before


def test_permissions_stay_and_nothing_is_left_behind(messy: Path) -> None:
    (messy / REPORT).chmod(0o640)
    run("fmt", cwd=messy)
    assert stat.S_IMODE((messy / REPORT).stat().st_mode) == 0o640
    assert sorted(each.name for each in (messy / REPORT).parent.iterdir()) == [
        "2023.md",
        "agency.yaml",
    ]


def test_a_new_site_and_a_new_skeleton_are_canonical(tmp_path: Path) -> None:
    run("init", "nianbao", cwd=tmp_path)
    site = tmp_path / "nianbao"
    run("new", "990000/shujuju", "2025", cwd=site)
    done = run("fmt", "--check", cwd=site)
    assert (done.status, done.err) == (0, "")
