"""What ``status`` prints as a table, JSON and CSV, and what the portal shows of the same."""

import csv
import io
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.running import REPOSITORY, edit, run

TONGJIJU = "content/410303/tongjiju"
ZHENGWU = "content/410724/zhengwu"
BUREAU = "西工区政务服务和大数据管理局"
COLUMNS = (
    *("年度", "地区代码", "地区", "机关代码", "机关", "类别"),
    *("情况", "发布日期", "期限", "逾期天数", "错误", "警告"),
)


def agencies(site: Path, *options: str) -> dict[str, Any]:
    """The agencies of a run, by their keys."""
    done = run("status", "--format", "json", *options, cwd=site)
    assert done.status == 0, done.err
    return {each["agency"]: each for each in done.json["agencies"]}


@pytest.fixture
def mixed(site: Path) -> Path:
    """A site in which every state occurs."""
    edit(site / "site.yaml", "footer:", "as_of: 2024-03-20\nfooter:")
    edit(site / TONGJIJU / "2023.md", "published: 2024-01-25", "published: 2024-02-03")
    edit(site / ZHENGWU / "2023.md", "published: 2024-03-20\n", "")
    for slug, kind in (("queshi", "department"), ("quzhengfu", "government")):
        (site / "content/410303" / slug).mkdir()
        (site / "content/410303" / slug / "agency.yaml").write_text(
            f"name: 西工区{slug}\nkind: {kind}\nvalid_from: 2023\n", encoding="utf-8"
        )
    return site


def test_the_table_has_a_line_for_each_agency_and_a_summary(mixed: Path) -> None:
    done = run("status", cwd=mixed)
    assert (done.status, done.err) == (0, "")
    title, _, heads, *lines, _, summary = done.out.splitlines()
    assert title == "2023年度报告公布情况（没有指定年度，取最近的一个；截至2024年3月20日）"
    assert heads.split() == ["地区", "机关", "情况", *COLUMNS[7:]]
    county, district = "河南省新乡市获嘉县", "河南省洛阳市西工区"
    assert [line.split()[:-2] for line in lines] == [
        [district, "西工区queshi", "未公布", "-", "2024-01-31", "49"],
        [district, "西工区quzhengfu", "未到期限", "-", "2024-03-31", "-"],
        [district, BUREAU, "按期公布", "2024-01-30", "2024-01-31", "-"],
        [district, "西工区统计局", "逾期公布", "2024-02-03", "2024-01-31", "3"],
        [county, "获嘉县人民政府", "日期不明", "-", "2024-03-31", "-"],
    ]
    assert summary.startswith(
        "应公布 5 份：按期公布 1，逾期公布 1，日期不明 1，未公布 1，未到期限 1；按期率 33.3%。"
    )


def test_columns_stand_below_each_other_where_han_take_two_places(mixed: Path) -> None:
    _, _, heads, *lines, _, _ = run("status", cwd=mixed).out.splitlines()

    def place(line: str, word: str) -> int:
        return len(line[: line.index(word)].encode("gb18030"))

    assert {place(line, "2024-0") - place(heads, "发布日期") for line in lines[2:4]} == {0}
    assert {place(line, "2024-01-31") - place(heads, "期限") for line in lines[:1]} == {0}
    assert len({len(line.encode("gb18030")) for line in (heads, *lines)}) == 1


def test_a_region_takes_in_what_lies_below_it(mixed: Path) -> None:
    assert set(agencies(mixed, "--region", "410700")) == {"410724/zhengwu"}
    assert set(agencies(mixed, "--region", "410000")) == set(agencies(mixed))
    assert len(agencies(mixed)) == 5


def test_json_has_stable_keys(mixed: Path) -> None:
    found = run("status", "--format", "json", "--region", "410303", cwd=mixed).json
    assert found.keys() == {"year", "today", "region", "agencies", "summary", "unread"}
    assert (found["year"], found["today"], found["region"]) == (2023, "2024-03-20", "410303")
    late = found["agencies"][3]
    assert late == {
        "agency": "410303/tongjiju",
        "name": "西工区统计局",
        "kind": "department",
        "region": "410303",
        "region_name": "河南省洛阳市西工区",
        "state": "late",
        "published": "2024-02-03",
        "due": "2024-01-31",
        "days_late": 3,
        "errors": late["errors"],
        "warnings": late["warnings"],
    }
    assert found["summary"] == {
        "expected": 4,
        "on_time": 1,
        "late": 1,
        "undated": 0,
        "missing": 1,
        "pending": 1,
        "share": 33.3,
        "errors": sum(each["errors"] for each in found["agencies"]),
        "warnings": sum(each["warnings"] for each in found["agencies"]),
    }


def test_faults_that_block_are_counted_with_the_agency_and_its_year(mixed: Path) -> None:
    before, last_year = agencies(mixed), agencies(mixed, "--year", "2022")
    edit(mixed / TONGJIJU / "2023.md", "licensing: 29", "licensing: 29件")
    entry = "accepted:\n  - {code: D01, at: requests.carried_in, reason: 多余的一项}\n"
    edit(mixed / "content/410303/zhengwuju/2023.md", "accepted:\n", entry)
    after = agencies(mixed)
    more = {
        (key, count): each[count] - before[key][count]
        for key, each in after.items()
        for count in ("errors", "warnings")
        if each[count] != before[key][count]
    }
    assert more == {("410303/tongjiju", "errors"): 1, ("410303/zhengwuju", "warnings"): 1}
    assert agencies(mixed, "--year", "2022") == last_year
    assert "有错误、不能发布的机关 " in run("status", cwd=mixed).out


def test_what_the_baseline_knows_is_not_counted(mixed: Path) -> None:
    edit(mixed / TONGJIJU / "2023.md", "carried_out: [0, 0, 0, 0, 0, 7, 7]", "carried_out: 0")
    assert agencies(mixed)["410303/tongjiju"]["errors"] > 0
    assert run("check", "--write-baseline", cwd=mixed).status == 0
    assert agencies(mixed)["410303/tongjiju"]["errors"] == 0


def test_an_agency_whose_file_cannot_be_read_is_named(mixed: Path) -> None:
    (mixed / TONGJIJU / "agency.yaml").write_text("name：统计局\n", encoding="utf-8")
    done = run("status", "--format", "json", cwd=mixed)
    assert (done.status, done.json["unread"]) == (0, ["410303/tongjiju"])
    said = "另有 1 个机关的文件不能使用，没有列出：410303/tongjiju。"
    assert said in run("status", cwd=mixed).out
    assert said not in run("status", "--region", "410724", cwd=mixed).out


def test_csv_opens_in_a_spreadsheet_and_runs_nothing_there(mixed: Path) -> None:
    name = mixed / "content/410303/queshi/agency.yaml"
    edit(name, "name: 西工区queshi", 'name: \'=HYPERLINK("http://x","点")\'')
    done = run("status", "--format", "csv", cwd=mixed)
    assert done.status == 0
    assert done.out.startswith("\ufeff年度,")
    rows = list(csv.reader(io.StringIO(done.out[1:])))
    assert tuple(rows[0]) == COLUMNS
    assert rows[1][3:10] == [
        *("410303/queshi", '\'=HYPERLINK("http://x","点")', "部门", "未公布", ""),
        *("2024-01-31", "49"),
    ]
    assert agencies(mixed)["410303/queshi"]["name"] == '=HYPERLINK("http://x","点")'


def test_csv_lines_end_as_in_windows(mixed: Path) -> None:
    command = [sys.executable, "-m", "generator", "status", "--format", "csv"]
    own = {**os.environ, "PYTHONPATH": str(REPOSITORY)}
    data = subprocess.run(command, cwd=mixed, env=own, capture_output=True, check=True).stdout
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\n") == data.count(b"\r\n") == 6


def test_a_year_that_is_due_is_the_latest_though_nobody_published(mixed: Path) -> None:
    edit(mixed / "site.yaml", "as_of: 2024-03-20", "as_of: 2025-02-01")
    done = run("status", "--format", "json", cwd=mixed)
    states = {each["agency"]: each["state"] for each in done.json["agencies"]}
    assert done.json["year"] == 2024
    assert states["410303/tongjiju"] == "missing"
    assert states["410724/zhengwu"] == "pending"


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--region", "419999"), "regions.yaml 里没有“419999”这个地区"),
        (("--region", "西工区"), "要写六位代码"),
        (("--year", "2019"), "可以查看的年度有 2023、2022"),
        (("--year", "23"), "四位数字"),
        (("--format", "xml"), "--format 只能是"),
    ],
)
def test_what_is_not_there_is_refused(mixed: Path, options: tuple[str, ...], said: str) -> None:
    done = run("status", *options, cwd=mixed)
    assert (done.status, done.out) == (2, "")
    assert said in done.err


def test_a_site_without_reports_has_nothing_to_show(site: Path) -> None:
    for path in (site / "content").glob("*/*/*.md"):
        path.unlink()
    done = run("status", cwd=site)
    assert done.status == 2
    assert "还没有报告" in done.err


def test_pages_show_the_same_states_and_no_fault(mixed: Path) -> None:
    entry = "accepted:\n  - {code: D01, at: requests.carried_in, reason: 多余的一项}\n"
    edit(mixed / "content/410303/zhengwuju/2023.md", "accepted:\n", entry)
    assert run("build", cwd=mixed).status == 0
    page = (mixed / "output/status/2023/index.html").read_text(encoding="utf-8")
    assert "按期率 33.3%" in page
    assert "西工区queshi" in page
    assert "西工区quzhengfu" not in page
    assert "警告" not in page
    assert (mixed / "output/status/index.html").is_file()


def test_settings_may_leave_the_pages_out(mixed: Path) -> None:
    edit(mixed / "site.yaml", "footer:", "status_pages: false\nfooter:")
    edit(mixed / "content/pages/zhidu.md", "(about.md)", "(../../status/2023/)")
    places = run("check", "--format", "json", cwd=mixed).places
    assert "content/pages/zhidu.md:6:9 S35" in places
    edit(mixed / "content/pages/zhidu.md", "(../../status/2023/)", "(about.md)")
    assert run("build", cwd=mixed).status == 0
    assert not (mixed / "output/status").exists()
    assert "公布情况" not in (mixed / "output/index.html").read_text(encoding="utf-8")
