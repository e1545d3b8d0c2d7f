"""What was published and changed without a word: figures, dates, whole reports."""

import re
from pathlib import Path

import pytest

from generator.commands.against import findings_against
from generator.ground.diagnostics import Finding
from generator.read.yaml_tree import read_yaml
from tests.history import new_history
from tests.running import copy_site, edit

AGENCY = "content/410303/tongjiju"
REPORT = f"{AGENCY}/2023.md"
PENALTIES = "proactive.penalties.decisions"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site whose state of publication is the tag 公布."""
    found = copy_site(tmp_path)
    history = new_history(found)
    history.commit("公布")
    history.git("tag", "公布")
    return found


def found(site: Path) -> tuple[Finding, ...]:
    return findings_against(site, "公布")


def told(site: Path) -> list[str]:
    return [f"{f.code} {f.place.path}:{f.place.line} {f.message}" for f in found(site)]


def add_revisions(site: Path, *entries: str) -> None:
    lines = "".join(f"  - {entry}\n" for entry in entries)
    edit(site / REPORT, "source: {", f"revisions:\n{lines}source: {{")


def test_nothing_is_said_of_a_site_that_did_not_change(site: Path) -> None:
    assert found(site) == ()


def test_a_changed_figure_is_named_with_its_place_and_both_values(site: Path) -> None:
    edit(site / REPORT, "penalties: 31", "penalties: 34")
    (finding,) = found(site)
    assert finding.code == "F06"
    assert (finding.place.line, finding.place.column) == (7, 14)
    assert finding.cell == PENALTIES
    assert finding.message == (
        "二、行政处罚 × 本年处理决定数量 公布的是 31，现在是 34，更正说明（revisions）里没有写。"
    )
    assert finding.expected == "31"


def test_the_hint_holds_an_entry_that_only_lacks_date_and_reason(site: Path) -> None:
    edit(site / REPORT, "penalties: 31", "penalties: 34")
    (finding,) = found(site)
    written = re.search(r"- (\{.*\})", finding.hint or "")
    assert written is not None
    assert read_yaml(written[1], "hint").findings == ()
    entry = (
        written[1].replace("date: ~", "date: 2024-03-02").replace("reason: ~", "reason: 漏计三件")
    )
    add_revisions(site, entry)
    assert found(site) == ()


@pytest.mark.parametrize(
    "entries",
    [
        ["{date: 2024-03-02, cell: proactive.penalties, old: 31, new: 34, reason: 漏计}"],
        ["{date: 2024-03-02, cell: proactive.penalties, old: 31件, new: ３４, reason: 漏计}"],
        [
            "{date: 2024-04-08, cell: proactive.penalties, old: 33, new: 34, reason: 又漏计一件}",
            "{date: 2024-03-02, cell: proactive.penalties, old: 31, new: 33, reason: 漏计二件}",
        ],
        [
            "{date: 2024-02-02, cell: proactive.penalties, old: 30, new: 31, reason: 早先的更正}",
            "{date: 2024-03-02, cell: proactive.penalties, old: 31, new: 34, reason: 漏计}",
        ],
        ["{date: 2024-03-02, cell: proactive, reason: 第二部分全表重新核对}"],
    ],
)
def test_a_figure_that_the_entries_lead_to_is_explained(site: Path, entries: list[str]) -> None:
    edit(site / REPORT, "penalties: 31", "penalties: 34")
    add_revisions(site, *entries)
    assert found(site) == ()


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        (
            "{date: 2024-03-02, cell: proactive.penalties, old: 31, new: 33, reason: 漏计}",
            "2024-03-02 的更正说明写的却是由 31 改为 33",
        ),
        (
            "{date: 2024-03-02, cell: proactive.penalties, old: 29, new: 34, reason: 漏计}",
            "2024-03-02 的更正说明写的却是由 29 改为 34",
        ),
        (
            "{date: 2024-03-02, cell: proactive.penalties, new: 34, reason: 漏计}",
            "2024-03-02 的更正说明写的却是由 缺 改为 34",
        ),
        (
            "{date: 2024-03-02, cell: proactive.penalties, reason: 漏计}",
            "2024-03-02 的更正说明没有写原数和改后的数",
        ),
        (
            "{date: 2024-03-02, cell: proactive.coercion, old: 31, new: 34, reason: 漏计}",
            "更正说明（revisions）里没有写",
        ),
    ],
)
def test_an_entry_that_says_something_else_is_quoted(site: Path, entry: str, said: str) -> None:
    edit(site / REPORT, "penalties: 31", "penalties: 34")
    add_revisions(site, entry)
    (finding,) = found(site)
    assert finding.message.endswith(f"{said}。")


def test_an_entry_about_a_whole_table_explains_only_what_came_with_it(tmp_path: Path) -> None:
    site = copy_site(tmp_path)
    add_revisions(site, "{date: 2024-03-02, cell: proactive, reason: 第二部分全表重新核对}")
    history = new_history(site)
    history.commit("公布")
    history.git("tag", "公布")
    edit(site / REPORT, "penalties: 31", "penalties: 34")
    (finding,) = found(site)
    assert "在此之前就有，说的不是这次改动" in finding.message


def test_a_line_may_be_corrected_by_one_entry(site: Path) -> None:
    edit(site / REPORT, "[20, 3, 0, 2, 1, 7, 33]", "[21, 3, 0, 2, 1, 8, 35]")
    assert len(found(site)) == 3
    add_revisions(
        site,
        "{date: 2024-03-02, cell: requests.new_received, "
        'old: "20, 3, 0, 2, 1, 7, 33", new: "21, 3, 0, 2, 1, 8, 35", reason: 漏计二件}',
    )
    assert found(site) == ()


def test_a_group_that_went_missing_is_one_finding_with_one_entry(site: Path) -> None:
    edit(site / REPORT, "    unavailable: 0\n", "")
    (finding,) = found(site)
    assert finding.message.startswith("三、（四）无法提供（21 格） 公布的是 0，现在是 缺，")
    add_revisions(
        site,
        "{date: 2024-03-02, cell: requests.results.unavailable, old: 0, reason: 原件空白，误填}",
    )
    assert found(site) == ()


def test_an_amount_written_with_another_zero_is_the_same_figure(site: Path) -> None:
    edit(site / REPORT, "fees: 9116.36", "fees: 9116.360")
    assert found(site) == ()


def test_prose_is_no_figure(site: Path) -> None:
    edit(site / REPORT, "申请增加", "申请增加五成")
    assert found(site) == ()


def test_drafts_and_new_reports_were_never_published(site: Path) -> None:
    edit(site / "content/410724/zhengwu/2024.md", "proactive: 0", "proactive: ~")
    (site / AGENCY / "2024.md").write_text((site / REPORT).read_text(encoding="utf-8"), "utf-8")
    assert found(site) == ()


def test_a_report_that_became_a_draft_is_named(site: Path) -> None:
    edit(site / REPORT, "published:", "draft: true\npublished:")
    assert told(site) == [f"F06 {REPORT}:2 2023 年的报告已经公布过，现在改回了草稿。"]
    (finding,) = found(site)
    assert (finding.hint or "").startswith("请删去 draft 一行。")


def test_a_report_that_is_gone_is_named(site: Path) -> None:
    (site / AGENCY / "2022.md").unlink()
    assert told(site) == [
        f"F06 {AGENCY}/2022.md:None 2022 年的报告已经公布过，现在没有这份文件了。"
    ]


def test_an_agency_that_replaced_another_may_keep_its_reports(site: Path) -> None:
    heir = site / "content/410303/shujuju"
    (site / AGENCY).rename(heir)
    lost = [f"F06 {AGENCY}/{year}.md" for year in (2022, 2023)]
    assert [line.partition(":")[0] for line in told(site)] == lost
    agency = heir / "agency.yaml"
    agency.write_text(
        agency.read_text(encoding="utf-8") + "predecessors: [410303/tongjiju]\n", "utf-8"
    )
    assert found(site) == ()
    (heir / "2022.md").unlink()
    edit(heir / "2023.md", "published:", "draft: true\npublished:")
    assert [line.partition(":")[0] for line in told(site)] == lost


def test_a_changed_date_of_publication_is_named(site: Path) -> None:
    edit(site / REPORT, "published: 2024-01-25", "published: 2024-02-06")
    (finding,) = found(site)
    assert (finding.code, finding.place.line, finding.expected) == ("J02", 2, "2024-01-25")
    assert finding.message == (
        "发布日期公布的是 2024-01-25，现在是 2024-02-06，更正说明（revisions）里没有写。"
    )
    add_revisions(
        site, "{date: 2024-03-02, cell: published, old: 2024-01-25, new: 2024-02-06, reason: 误录}"
    )
    assert found(site) == ()


def test_a_date_of_publication_that_is_gone_is_named(site: Path) -> None:
    edit(site / REPORT, "published: 2024-01-25\n", "")
    (finding,) = found(site)
    assert finding.code == "J02"
    assert "现在没有写" in finding.message


def test_a_date_that_was_not_stated_may_be_added(tmp_path: Path) -> None:
    before, now = copy_site(tmp_path / "旧"), copy_site(tmp_path / "新")
    edit(before / REPORT, "published: 2024-01-25\n", "")
    assert findings_against(now, before) == ()


def test_a_report_that_could_not_be_read_then_is_a_notice(tmp_path: Path) -> None:
    before, now = copy_site(tmp_path / "旧"), copy_site(tmp_path / "新")
    (before / REPORT).write_text("没有数据区", encoding="utf-8")
    (finding,) = findings_against(now, before)
    assert (finding.severity, finding.place.path) == ("notice", REPORT)


def test_only_the_agencies_asked_for_are_compared(site: Path) -> None:
    edit(site / REPORT, "penalties: 31", "penalties: 34")
    only = findings_against(site, "公布", is_wanted=lambda folder: folder.slug != "tongjiju")
    assert only == ()
