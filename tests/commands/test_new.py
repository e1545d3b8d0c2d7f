"""The skeleton of ``gongkai new``: what it settles, and that it is never published unfilled."""

from pathlib import Path

import pytest

from generator.checks.context import ReportContext
from generator.checks.rules.a09_placeholder_left import placeholder_left
from generator.commands.check import check
from generator.commands.new import new_report
from generator.ground.diagnostics import Severity
from generator.model.agency import Agency
from generator.model.region import Regions
from generator.read.agency import read_agency
from generator.read.canonical.source import canonical
from generator.read.report import ReportFile, ReportRead, read_report

KEY = "410303/ju"
JU = Agency("410303", "ju", "甲局", "department")
AGENCY = "name: 甲局\nkind: department\n"
LAST_YEAR = """\
---
proactive:
  regulations:         0
  normative_documents: {issued: 3, repealed: 1, in_force: 17}
requests:
  carried_out: [11, 7, 5, 3, 2, 1, 29]
---

## 一、总体情况
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    write(
        tmp_path, "site.yaml", "name: 年报\ndeadlines: {regions: {410300: {department: 01-20}}}\n"
    )
    write(tmp_path, "content/regions.yaml", "410300: 洛阳市\n410303: 西工区\n")
    write(tmp_path, f"content/{KEY}/agency.yaml", AGENCY)
    return tmp_path


def write(site: Path, path: str, text: str) -> None:
    (site / path).parent.mkdir(parents=True, exist_ok=True)
    (site / path).write_text(text, encoding="utf-8")


def new(site: Path, year: int = 2024) -> str:
    return (site / new_report(site, KEY, year)).read_text(encoding="utf-8")


def line_of(text: str, key: str) -> str:
    (line,) = (line for line in text.splitlines() if line.strip().startswith(f"{key}:"))
    return line


def reread(site: Path, year: int = 2024) -> ReportRead:
    agency = read_agency(site, "410303", "ju", [])
    assert agency is not None
    return read_report(site, ReportFile(f"content/{KEY}/{year}.md", agency, year))


def test_all_seven_columns_of_last_year_are_carried_in(site: Path) -> None:
    write(site, f"content/{KEY}/2023.md", LAST_YEAR)
    text = new(site)
    line = line_of(text, "carried_in")
    assert "[11, 7, 5, 3, 2, 1, 29]" in line
    assert line.endswith("# 二、上年结转政府信息公开申请数量，已照 2023 年报告的结转下年度填写")
    table = reread(site).report
    assert table is not None
    assert table.value("requests.carried_in.organisation.commercial_enterprise") == 7


def test_a_cell_that_last_year_lacks_stays_open(site: Path) -> None:
    write(site, f"content/{KEY}/2023.md", LAST_YEAR.replace("11, 7,", "11, ~,"))
    assert "[11, ~, 5, 3, 2, 1, 29]" in line_of(new(site), "carried_in")


def test_last_years_documents_in_force_stand_beside_this_years(site: Path) -> None:
    write(site, f"content/{KEY}/2023.md", LAST_YEAR)
    text = new(site)
    assert line_of(text, "regulations").endswith("，上年现行有效件数 0")
    assert line_of(text, "normative_documents").endswith("，上年现行有效件数 17")
    assert "in_force: ~" in line_of(text, "normative_documents")
    assert "上年现行有效" not in line_of(text, "licensing")


def test_figures_of_the_old_form_are_not_taken_for_those_of_the_new(site: Path) -> None:
    old = LAST_YEAR.replace("{issued: 3, repealed: 1, in_force: 17}", "{total_public: 17}")
    write(site, f"content/{KEY}/2020.md", old)
    text = new(site, 2021)
    assert "上年现行有效" not in text
    assert "[11, 7, 5, 3, 2, 1, 29]" in line_of(text, "carried_in")


def test_a_first_report_says_that_there_is_none_to_carry_over_from(site: Path) -> None:
    line = line_of(new(site), "carried_in")
    assert "[~, ~, ~, ~, ~, ~, ~]" in line
    assert line.endswith("，没有 2023 年的报告可以照填")


def test_the_only_predecessor_with_a_report_is_carried_over_from(site: Path) -> None:
    write(site, f"content/{KEY}/agency.yaml", f"{AGENCY}predecessors: [410303/yi, 410303/bing]\n")
    write(site, "content/410303/yi/2023.md", LAST_YEAR)
    line = line_of(new(site), "carried_in")
    assert "[11, 7, 5, 3, 2, 1, 29]" in line
    assert line.endswith("，已照前身机构 410303/yi 的 2023 年报告填写")


def test_the_agencys_own_report_goes_before_a_predecessors(site: Path) -> None:
    write(site, f"content/{KEY}/agency.yaml", f"{AGENCY}predecessors: [410303/yi]\n")
    write(site, "content/410303/yi/2023.md", LAST_YEAR)
    write(site, f"content/{KEY}/2023.md", LAST_YEAR.replace("11, 7, 5", "13, 7, 5"))
    assert "[13, 7, 5, 3, 2, 1, 29]" in line_of(new(site), "carried_in")


def test_of_two_predecessors_with_reports_none_is_chosen(site: Path) -> None:
    write(site, f"content/{KEY}/agency.yaml", f"{AGENCY}predecessors: [410303/yi, 410303/bing]\n")
    for slug in ("yi", "bing"):
        write(site, f"content/410303/{slug}/2023.md", LAST_YEAR)
    line = line_of(new(site), "carried_in")
    assert "[~, ~, ~, ~, ~, ~, ~]" in line
    assert "前身机构 410303/yi、410303/bing 都有 2023 年的报告" in line


def test_a_predecessor_that_is_no_path_is_passed_over(site: Path) -> None:
    write(site, f"content/{KEY}/agency.yaml", f"{AGENCY}predecessors: [../../etc, 乙局]\n")
    assert "没有 2023 年的报告" in line_of(new(site), "carried_in")


def test_the_deadline_of_its_region_stands_beside_the_date(site: Path) -> None:
    assert line_of(new(site), "published").endswith("公布期限：2025-01-20")


@pytest.mark.parametrize("year", [2016, 2020, 2024])
def test_a_skeleton_is_in_canonical_form(site: Path, year: int) -> None:
    write(site, f"content/{KEY}/{year - 1}.md", LAST_YEAR)
    text = new(site, year)
    assert canonical(text.encode(), f"content/{KEY}/{year}.md").after == text


@pytest.mark.parametrize("year", [2016, 2020, 2024])
def test_every_passage_to_write_is_a_placeholder_that_blocks(site: Path, year: int) -> None:
    text = new(site, year)
    read = reread(site, year)
    assert read.report is not None
    found = list(
        placeholder_left.find(
            ReportContext(read.report, JU, Regions({}), read.locate, read.body_line, read.source)
        )
    )
    assert found
    assert len(found) == text.count("\n（待补充：")
    assert {finding.severity for finding in found} == {Severity.ERROR}


def test_a_governments_skeleton_asks_for_evaluation_and_accountability(site: Path) -> None:
    wanted = "（待补充：工作考核、社会评议和责任追究结果）"
    assert wanted not in new(site)
    write(site, f"content/{KEY}/agency.yaml", AGENCY.replace("department", "government"))
    assert wanted in new(site, 2025)


def test_a_skeleton_is_blocked_until_its_cells_are_filled(site: Path) -> None:
    new(site)
    codes = {finding.code for finding in check(site).findings}
    assert "A02" in codes
    path = site / f"content/{KEY}/2024.md"
    started = path.read_text(encoding="utf-8").replace("new_received: [~", "new_received: [1")
    path.write_text(started, encoding="utf-8")
    assert "B01" in {finding.code for finding in check(site).findings}
