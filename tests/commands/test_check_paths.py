"""Checking a part of a site must not call alive pages dead, nor hide what is dead."""

from pathlib import Path

import pytest

from generator.commands.check import check
from generator.ground.diagnostics import Severity
from tests.running import copy_site, edit

PAGE = "content/pages/about.md"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return copy_site(tmp_path)


def places(site: Path, *paths: str) -> list[str]:
    result = check(site, [site / path for path in paths])
    return [
        f"{finding.place.path} {finding.code}"
        for finding in result.findings
        if not finding.is_accepted and finding.severity is not Severity.NOTICE
    ]


@pytest.mark.parametrize(
    "target",
    [
        "/years/2023/",
        "/years/",
        "/regions/410303/",
        "/regions/410000/2022/",
        "/kinds/department/",
        "/agencies/410724/zhengwu/",
        "../410303/tongjiju/2023/原件.txt",
        "../410303/zhengwuju/2020.md#requests",
    ],
)
def test_links_to_what_was_not_looked_at_are_alive(site: Path, target: str) -> None:
    edit(site / PAGE, "(/years/2023/)", f"({target})")
    assert places(site, PAGE) == []
    assert places(site, "content/pages") == []
    assert places(site) == []


@pytest.mark.parametrize(
    "target",
    ["/years/1999/", "/regions/420000/", "../410303/tongjiju/2019.md", "../410303/meiyou/", "a.md"],
)
def test_links_to_nothing_are_dead_however_little_is_looked_at(site: Path, target: str) -> None:
    edit(site / PAGE, "(/years/2023/)", f"({target})")
    assert places(site, PAGE) == [f"{PAGE} S35"]
    assert places(site) == [f"{PAGE} S35"]


def test_a_link_to_a_report_that_cannot_be_read_is_not_a_second_fault(site: Path) -> None:
    edit(site / "content/410303/tongjiju/2023.md", "published: 2024", "published：2024")
    assert places(site) == ["content/410303/tongjiju/2023.md S10"]
    (site / "content/410303/tongjiju/agency.yaml").unlink()
    assert places(site) == [
        "content/410303/tongjiju P05",
        "content/410303/tongjiju/2023.md S10",
    ]


def test_a_link_to_a_draft_is_dead(site: Path) -> None:
    edit(site / PAGE, "(/years/2023/)", "(../410724/zhengwu/2024.md)")
    assert places(site) == [f"{PAGE} S35"]


def test_reports_looked_at_are_counted(site: Path) -> None:
    assert check(site).tally.reports == 6
    assert check(site, [site / "content/410303/tongjiju"]).tally.reports == 2
    assert check(site, [site / PAGE]).tally.reports == 0


def test_a_report_looked_at_for_the_sake_of_another_is_not_counted(site: Path) -> None:
    tongjiju = site / "content/410303/tongjiju"
    assert check(site, [tongjiju / "2023.md"]).tally.reports == 1
    assert check(site, [tongjiju / "2023.md", site / "content/410724"]).tally.reports == 3
    assert check(site, [tongjiju / "2023.md", tongjiju]).tally.reports == 2
    assert check(site, [tongjiju / "agency.yaml"]).tally.reports == 0
    assert check(site, [site]).tally.reports == 6
