"""Agencies that others name as members or predecessors and that are not there."""

from pathlib import Path

import pytest

from generator.commands.check import check
from tests.several import GONGAN, OWN, XIAN, agency, found, new_site, report, told


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return new_site(tmp_path)


def test_unknown_members_and_predecessors_are_reported_where_they_are_named(site: Path) -> None:
    more = f"members:\n  - {GONGAN}\n  - 410724/meiyou\npredecessors: [410724/yuanxian]\n"
    agency(site, XIAN, more)
    report(site, XIAN, 2023)
    agency(site, GONGAN)
    report(site, GONGAN, 2023, clauses=OWN[GONGAN])
    findings = found(site)
    assert [(f.code, f.place.line, f.place.column, f.message) for f in findings] == [
        ("S35", 5, 5, "members 里的“410724/meiyou”不是本站的机关。"),
        ("S35", 6, 16, "predecessors 里的“410724/yuanxian”不是本站的机关。"),
    ]


def test_a_mistyped_agency_is_told_with_those_it_may_be(site: Path) -> None:
    agency(site, XIAN, "members: [410742/gongan, 410724/gongann]\n")
    agency(site, GONGAN)
    assert [(f.hint or "").partition("。")[0] for f in found(site)] == [
        f"相近的机关：{GONGAN}",
        f"相近的机关：{GONGAN}",
    ]


def test_an_agency_in_both_lists_is_told_once(site: Path) -> None:
    agency(site, XIAN, "members: [410724/meiyou]\npredecessors: [410724/meiyou]\n")
    (finding,) = found(site)
    assert finding.message == "predecessors、members 里的“410724/meiyou”不是本站的机关。"


def test_what_can_be_no_agency_is_told_once_and_nothing_is_added_up(site: Path) -> None:
    agency(site, XIAN, f"members: [{GONGAN}, 县民政局]\n")
    report(site, XIAN, 2023, proactive={"licensing": 9})
    agency(site, GONGAN)
    report(site, GONGAN, 2023, clauses=OWN[GONGAN], proactive={"licensing": 4})
    faults = [f for f in check(site).findings if f.place.path.endswith("xian/agency.yaml")]
    assert [(f.code, f.message) for f in faults] == [
        ("S23", "members 里的“县民政局”不是“地区代码/机关”的形式。")
    ]
    assert told(site) == []
