"""``gongkai diff`` from end to end: folders, revisions, what is listed and what is refused."""

import json
from pathlib import Path

import pytest

from tests.history import new_history
from tests.running import copy_site, edit, run

AGENCY = "content/410303/tongjiju"
REPORT = f"{AGENCY}/2023.md"


def change(site: Path) -> None:
    """One change of each kind."""
    edit(site / REPORT, "issued: 5,", "issued: 7,")
    edit(site / REPORT, "licensing: 29", "licensing: ~")
    edit(site / REPORT, "申请增加。", "申请增加五成。")
    edit(site / REPORT, "published: 2024-01-25", "published: 2024-01-26")
    edit(
        site / AGENCY / "agency.yaml", "kind: department", "kind: department\ncontact: 电话 1234567"
    )
    edit(site / "content/regions.yaml", "410303: 西工区", "410303: 西工新区")
    (site / AGENCY / "2023/原件.txt").write_text("换过的原件", encoding="utf-8")
    (site / "content/410303/zhengwuju/2020.md").rename(site / "content/410303/zhengwuju/2021.md")


LISTED = """\

地区
  地区：410303 西工区，上级 410300 → 410303 西工新区，上级 410300

410303/tongjiju 西工区统计局
  联系方式：+ 电话 1234567
  2023年：改动 content/410303/tongjiju/2023.md
    发布日期：2024-01-25 → 2024-01-26
    附件：原件.txt → 原件.txt（内容换过）
    二、行政规范性文件 × 本年制发件数：5 → 7
    二、行政许可 × 本年处理决定数量：29 → 缺
    一、总体情况
      - 与上一年相比，申请增加。
      + 与上一年相比，申请增加五成。

410303/zhengwuju 西工区政务服务和大数据管理局
  2020年：删去 content/410303/zhengwuju/2020.md
    西工区政务服务和大数据管理局2020年政府信息公开工作年度报告
  2021年：新增 content/410303/zhengwuju/2021.md
    西工区政务服务和大数据管理局2021年政府信息公开工作年度报告

共涉及 2 个机关、3 份报告：新增 1 份，删去 1 份，改动 1 份；改动数字 2 格，文字 1 处。
"""


def test_two_folders_are_compared_from_anywhere(tmp_path: Path) -> None:
    copy_site(tmp_path / "旧")
    change(copy_site(tmp_path / "新"))
    done = run("diff", "旧/site", "新/site", cwd=tmp_path)
    assert (done.status, done.err) == (0, "")
    assert done.out == f"对照：旧/site → 新/site\n{LISTED}"


def test_a_revision_is_compared_with_the_site_as_it_is(site: Path) -> None:
    new_history(site).commit("公布")
    change(site)
    done = run("diff", "HEAD", cwd=site)
    assert (done.status, done.err) == (0, "")
    assert done.out == f"对照：HEAD → {site}\n{LISTED}"


def test_two_revisions_are_compared_wherever_the_site_stands_now(site: Path) -> None:
    history = new_history(site)
    history.commit("公布")
    change(site)
    history.commit("更正")
    (site / REPORT).unlink()
    done = run("--site", site, "diff", "HEAD~1", "HEAD", cwd=site.parent)
    assert done.status == 0
    assert done.out == f"对照：HEAD~1 → HEAD\n{LISTED}"


def test_a_site_that_is_a_folder_of_its_repository(tmp_path: Path) -> None:
    site = copy_site(tmp_path)
    new_history(tmp_path).commit("公布")
    change(site)
    done = run("diff", "HEAD", cwd=site / "content")
    assert done.out == f"对照：HEAD → {site}\n{LISTED}"


def test_laying_a_source_out_anew_is_no_difference(site: Path) -> None:
    new_history(site).commit("公布")
    edit(site / REPORT, "published: 2024-01-25\n", "")
    edit(site / REPORT, "---\n\n## 一", "published: 2024-01-25 # 已核对\n---\n\n\n## 一")
    edit(site / REPORT, "[20, 3, 0, 2, 1, 7, 33]", "[ 20,3,0,2,1,7,33 ]")
    edit(site / REPORT, "申请增加", "申请\n增加")
    assert run("diff", "HEAD", cwd=site).out.endswith("\n没有改动。\n")


def test_drafts_are_marked(site: Path) -> None:
    new_history(site).commit("公布")
    edit(site / "content/410724/zhengwu/2024.md", "这是草稿；", "这是第二稿；")
    out = run("diff", "HEAD", cwd=site).out
    assert "  2024年（草稿）：改动 content/410724/zhengwu/2024.md\n" in out


def test_what_cannot_be_read_is_named(site: Path) -> None:
    new_history(site).commit("公布")
    (site / REPORT).write_text("没有数据区", encoding="utf-8")
    out = run("diff", "HEAD", cwd=site).out
    assert f"  2023年：读不懂，不能对照 {REPORT}\n" in out
    assert "读不懂 1 份" in out


def test_long_changes_of_prose_are_cut_on_the_terminal_alone(site: Path) -> None:
    new_history(site).commit("公布")
    added = "".join(f"第{n}句是新的。" for n in range(1, 8))
    edit(site / REPORT, "无其他事项，", f"{added}无其他事项，")
    out = run("diff", "HEAD", cwd=site).out
    assert "      + 第4句是新的。\n      + ……另有 3 句\n" in out
    found = run("diff", "HEAD", "--format", "json", cwd=site).json
    ((passage,),) = ([r["passages"] for a in found["agencies"] for r in a["reports"]],)
    assert len(passage[0]["added"]) == 7


def test_json_has_every_cell_by_key_path_and_address(site: Path) -> None:
    new_history(site).commit("公布")
    change(site)
    found = run("diff", "HEAD", "--format", "json", cwd=site).json
    assert (found["old"], found["new"]) == ("HEAD", str(site))
    assert [agency["agency"] for agency in found["agencies"]] == [
        "410303/tongjiju",
        "410303/zhengwuju",
    ]
    (report,) = found["agencies"][0]["reports"]
    assert report["cells"] == [
        {
            "cell": "proactive.normative_documents.issued",
            "address": "二、行政规范性文件 × 本年制发件数",
            "old": "5",
            "new": "7",
        },
        {
            "cell": "proactive.licensing.decisions",
            "address": "二、行政许可 × 本年处理决定数量",
            "old": "29",
            "new": None,
        },
    ]
    assert report["facts"][0] == {
        "key": "published",
        "label": "发布日期",
        "old": "2024-01-25",
        "new": "2024-01-26",
    }
    assert found["summary"] == {
        "agencies": 2,
        "reports": 3,
        "added": 1,
        "removed": 1,
        "changed": 1,
        "unreadable": 0,
        "cells": 2,
        "passages": 1,
    }
    assert json.dumps(found, ensure_ascii=False).count("西工新区") == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("meiyou",), "既不是文件夹，也不是 git 里的版本"),
        (("HEAD", "meiyou"), "既不是文件夹，也不是 git 里的版本"),
        (("content",), "没有 site.yaml"),
        (("--", "--help"), "不能作版本的名字"),
        ((), "缺少参数"),
    ],
)
def test_what_cannot_be_compared_is_refused(
    site: Path, arguments: tuple[str, ...], said: str
) -> None:
    new_history(site).commit("公布")
    done = run("diff", *arguments, cwd=site)
    assert (done.status, done.out) == (2, "")
    assert said in done.err
