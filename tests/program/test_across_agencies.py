"""What only several agencies together bring up: copies, missing reports, predecessors."""

from pathlib import Path

import pytest

from tests.narratives import CLAUSES
from tests.running import run
from tests.several import (
    GONGAN,
    MINZHENG,
    NAMES,
    OWN,
    SHUILI,
    XIAN,
    agency,
    found,
    new_site,
    report,
    told,
    write,
)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return new_site(tmp_path)


def test_prose_of_last_year_with_other_numbers_is_reported(site: Path) -> None:
    agency(site, GONGAN)
    report(site, GONGAN, 2022, clauses=OWN[GONGAN])
    report(site, GONGAN, 2023, clauses=OWN[GONGAN][:55] + OWN[XIAN][:5])
    (finding,) = found(site)
    assert finding.message.startswith(
        "报告的文字与本机关 2022 年的报告（content/410724/gongan/2022.md）有 91% 相同"
    )
    assert told(site) == ["gongan/2023.md:25 F04"]
    lines = (site / "content/410724/gongan/2023.md").read_text(encoding="utf-8").splitlines()
    assert lines[24] == "## 一、总体情况"


def test_prose_of_last_year_that_was_rewritten_in_part_is_not_reported(site: Path) -> None:
    agency(site, GONGAN)
    report(site, GONGAN, 2021, clauses=OWN[GONGAN])
    report(site, GONGAN, 2022, clauses=OWN[GONGAN][:42] + OWN[XIAN][:18])
    report(site, GONGAN, 2023, clauses=OWN[MINZHENG][:40] + OWN[XIAN][:20])
    assert told(site) == []


def test_one_prose_of_many_agencies_is_reported_against_the_first(site: Path) -> None:
    for at, key in enumerate((GONGAN, MINZHENG, SHUILI)):
        agency(site, key)
        mine = f"{NAMES[key]}的{CLAUSES[0]}"
        report(site, key, 2023, clauses=[mine, *CLAUSES[1 : 60 + at]])
    findings = found(site)
    assert told(site) == ["minzheng/2023.md:25 F04", "shuili/2023.md:25 F04"]
    assert all("与获嘉县公安局 2023 年的报告" in finding.message for finding in findings)
    assert [finding.message.partition("%")[0][-2:] for finding in findings] == ["98", "96"]


def test_a_short_text_inside_a_long_one_of_another_agency_is_no_copy(site: Path) -> None:
    for key, count in ((GONGAN, 60), (MINZHENG, 40)):
        agency(site, key)
        report(site, key, 2023, clauses=CLAUSES[:count])
    assert told(site) == []


def test_copies_are_accepted_with_a_reason(site: Path) -> None:
    for key in (GONGAN, MINZHENG):
        agency(site, key)
        report(
            site,
            key,
            2023,
            clauses=CLAUSES[:60],
            front="accepted:\n  - {code: F04, reason: 两个机关合署办公}\n",
        )
    # The first of the two is nobody's copy, and its entry accepts nothing.
    assert told(site) == ["gongan/2023.md:4 A10", "minzheng/2023.md:27 F04 accepted"]


def test_part_of_a_site_is_judged_by_itself_alone(site: Path) -> None:
    accepted = "accepted:\n  - {code: F04, reason: 两个机关合署办公}\n"
    agency(site, XIAN, f"members: [{GONGAN}, {MINZHENG}]\n")
    report(site, XIAN, 2023, proactive={"licensing": 3})
    for key in (GONGAN, MINZHENG):
        agency(site, key)
        report(site, key, 2023, clauses=CLAUSES[:60], front=accepted, proactive={"licensing": 7})
    assert told(site, f"content/{MINZHENG}") == []
    assert told(site, f"content/{XIAN}") == []
    assert told(site, f"content/{XIAN}", f"content/{GONGAN}") == [
        "xian/2023.md:6 K02 proactive.licensing.decisions"
    ]
    assert told(site) == [
        "gongan/2023.md:4 A10",
        "minzheng/2023.md:27 F04 accepted",
        "xian/2023.md:6 K01 proactive.licensing.decisions",
        "xian/2023.md:10 K01 requests",
    ]


def test_a_report_that_cannot_be_read_is_not_missing(site: Path) -> None:
    agency(site, XIAN, f"members: [{GONGAN}]\n")
    report(site, XIAN, 2023)
    agency(site, GONGAN)
    report(site, GONGAN, 2022)
    write(site / "content" / GONGAN / "2023.md", "没有元数据。\n")
    assert told(site) == []
    (site / "content" / GONGAN / "2022.md").unlink()
    assert told(site) == []


def test_agencies_without_report_after_the_deadline(site: Path) -> None:
    for key, years in ((GONGAN, (2021, 2022, 2023)), (MINZHENG, (2021,)), (SHUILI, ())):
        agency(site, key)
        for year in years:
            report(site, key, year, clauses=OWN[key][year % 3 :: 3])
    report(site, MINZHENG, 2023, front="draft: true\n")
    findings = [finding for finding in found(site) if finding.code == "J03"]
    assert [(f.place.path, f.place.line, f.message) for f in findings] == [
        (f"content/{MINZHENG}/agency.yaml", 1,
         "公布期限已过，没有收录 2022、2023 年的报告（最后一份是 2021 年的）。"),
        (f"content/{SHUILI}/agency.yaml", 1,
         "公布期限已过，没有收录 2021、2022、2023 年的报告（一份报告也没有）。"),
    ]  # fmt: skip
    assert ["valid_from" in (f.hint or "") for f in findings] == [False, True]
    assert all("valid_to" in (f.hint or "") for f in findings)
    # Before the day, and once the agency is gone, nothing is missing.
    write(site / "site.yaml", "name: 测试站\nas_of: 2024-01-31\n")
    agency(site, SHUILI, "valid_from: 2023\n")
    agency(site, MINZHENG, "valid_to: 2021\n")
    assert told(site) == []


def merged(site: Path, *, brought: int, front: str = "") -> None:
    """Write a department that took over two others in 2023, with the requests that it took."""
    for key, left in ((GONGAN, 3), (MINZHENG, 8)):
        agency(site, key, "valid_to: 2022\n")
        report(site, key, 2022, clauses=OWN[key], carried=(0, left))
    agency(site, SHUILI, f"predecessors: [{GONGAN}, {MINZHENG}]\n")
    report(site, SHUILI, 2023, clauses=OWN[SHUILI], carried=(brought, 1), front=front)


def test_requests_taken_over_from_predecessors(site: Path) -> None:
    merged(site, brought=11)
    assert told(site) == []


def test_requests_lost_on_the_way_from_predecessors(site: Path) -> None:
    merged(site, brought=10)
    findings = found(site)
    assert {finding.code for finding in findings} == {"F01"}
    assert findings[0].place.path == f"content/{SHUILI}/2023.md"
    assert "11" in findings[0].message
    assert told(site, f"content/{SHUILI}") == told(site)


def test_what_predecessors_left_can_be_accepted(site: Path) -> None:
    merged(site, brought=10, front="accepted:\n  - {code: F01, reason: 一件撤回}\n")
    (finding,) = found(site)
    assert (finding.code, finding.reason) == ("F01", "一件撤回")


def test_an_acceptance_for_predecessors_that_is_not_needed(site: Path) -> None:
    merged(site, brought=11, front="accepted:\n  - {code: F01, reason: 一件撤回}\n")
    assert told(site) == ["shuili/2023.md:4 A10"]


def test_predecessors_of_which_a_report_is_missing_are_not_added_up(site: Path) -> None:
    merged(site, brought=11)
    (site / "content" / MINZHENG / "2022.md").unlink()
    assert [line for line in told(site) if "F01" in line] == []


def absorbed(site: Path, *, brought: int) -> None:
    """Write an old department that took over another after 2022."""
    agency(site, GONGAN, "valid_to: 2022\n")
    report(site, GONGAN, 2022, clauses=OWN[GONGAN], carried=(0, 3))
    agency(site, SHUILI, f"predecessors: [{GONGAN}]\n")
    report(site, SHUILI, 2022, clauses=OWN[SHUILI][:30], carried=(0, 4))
    report(site, SHUILI, 2023, clauses=OWN[SHUILI][30:], carried=(brought, 1))


def test_requests_of_an_absorbed_agency_are_added_to_its_own(site: Path) -> None:
    absorbed(site, brought=7)
    assert told(site) == []


def test_requests_of_an_absorbed_agency_that_were_forgotten(site: Path) -> None:
    absorbed(site, brought=4)
    (finding,) = found(site)
    assert (finding.code, finding.place.path) == ("F01", f"content/{SHUILI}/2023.md")
    assert "7" in finding.message


def split(site: Path, *, brought: tuple[int, int], other: str = "") -> None:
    """Write two departments that took over one in 2023; ``other`` are lines of the second."""
    agency(site, GONGAN, "valid_to: 2022\n")
    report(site, GONGAN, 2022, clauses=OWN[GONGAN], carried=(0, 7))
    for key, taken, more in zip((MINZHENG, SHUILI), brought, ("", other), strict=True):
        agency(site, key, f"predecessors: [{GONGAN}]\n{more}")
        report(site, key, 2023, clauses=OWN[key], carried=(taken, 1))


def test_heirs_of_one_agency_are_not_each_asked_for_all_that_it_left(site: Path) -> None:
    split(site, brought=(5, 2))
    assert told(site) == []
    assert told(site, f"content/{MINZHENG}") == []
    assert told(site, f"content/{SHUILI}") == []


def test_an_heir_whose_report_is_missing_may_have_taken_the_rest(site: Path) -> None:
    split(site, brought=(5, 2))
    (site / "content" / SHUILI / "2023.md").unlink()
    assert [line for line in told(site) if "F01" in line] == []


def test_an_heir_that_came_later_took_nothing(site: Path) -> None:
    split(site, brought=(5, 2), other="valid_from: 2024\n")
    assert [line for line in told(site) if line.startswith("minzheng")] == [
        "minzheng/2023.md:12 F01 requests.carried_in.total"
    ]


@pytest.mark.parametrize("front", ["draft: true\n", None])
def test_nothing_is_said_where_its_own_year_before_is_not_to_hand(
    site: Path, front: str | None
) -> None:
    absorbed(site, brought=7)
    report(site, SHUILI, 2021, clauses=OWN[SHUILI][:30], carried=(0, 0))
    (site / "content" / SHUILI / "2022.md").unlink()
    if front is not None:
        report(site, SHUILI, 2022, clauses=OWN[SHUILI][:30], carried=(0, 4), front=front)
    assert [line for line in told(site) if "F01" in line] == []


def test_the_program_reports_a_copy(site: Path) -> None:
    agency(site, GONGAN)
    report(site, GONGAN, 2022, clauses=OWN[GONGAN])
    report(site, GONGAN, 2023, clauses=OWN[GONGAN])
    done = run("check", "--strict", cwd=site)
    assert done.status == 1
    assert "F04" in done.out
    assert "有 100% 相同" in done.out


def test_the_page_gives_the_reason_of_a_fault_that_other_agencies_show(site: Path) -> None:
    front = "accepted:\n  - {code: F04, reason: 两个机关合署办公}\n"
    for key in (GONGAN, MINZHENG):
        agency(site, key)
    report(site, GONGAN, 2023, clauses=CLAUSES[:60])
    report(site, MINZHENG, 2023, clauses=CLAUSES[:60], front=front)
    done = run("build", cwd=site)
    assert done.status == 0, done.out + done.err
    pages = [site / "output/agencies" / key / "2023/index.html" for key in (GONGAN, MINZHENG)]
    first, second = (page.read_text(encoding="utf-8") for page in pages)
    assert "两个机关合署办公" not in first
    assert "与另一机关同年的报告大体相同（雷同）" in second
    assert "两个机关合署办公" in second
    assert "原件有1处" in second
