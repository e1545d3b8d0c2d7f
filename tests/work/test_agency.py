"""The work on one agency: what leaves it, and that it sees nothing but its own files."""

import gc
from pathlib import Path

import pytest

from generator.commands.opened import OpenSite, desk_of, open_site
from generator.ground.diagnostics import Finding, Severity
from generator.model.facts import FAR_YEAR
from generator.model.report import Report
from generator.read.scan import AgencyFolder, scan_agency
from generator.work.agency import work
from generator.work.outcome import Outcome
from generator.work.surroundings import Surroundings
from tests.running import copy_site, edit

TONGJIJU = "content/410303/tongjiju"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return copy_site(tmp_path)


def folder_of(opened: OpenSite, slug: str) -> AgencyFolder:
    (key,) = (key for key in opened.around.keys if key.endswith(f"/{slug}"))
    return scan_agency(opened.folder, key)[0]


def worked(
    site: Path, slug: str, *, has_drafts: bool = False, is_rehearsal: bool = False
) -> Outcome:
    opened = open_site(site)
    around = Surroundings(site, opened.regions, has_drafts=has_drafts, is_rehearsal=is_rehearsal)
    return work(folder_of(opened, slug), around, desk_of(opened))


def weighty(outcome: Outcome) -> list[Finding]:
    """Return the findings that are no mere remarks; the site's numbers jump from year to year."""
    return [finding for finding in outcome.findings if finding.severity is not Severity.NOTICE]


def test_pages_copies_and_facts_of_an_agency(site: Path) -> None:
    outcome = worked(site, "tongjiju")
    assert weighty(outcome) == []
    assert len(outcome.reports) == 2
    assert [page.address for page in outcome.pages] == [
        "agencies/410303/tongjiju/2022/",
        "agencies/410303/tongjiju/2023/",
        "agencies/410303/tongjiju/",
    ]
    (copy,) = outcome.copies
    assert copy.address == "agencies/410303/tongjiju/2023/原件.txt"
    assert copy.source == site / TONGJIJU / "2023/原件.txt"
    facts = outcome.facts
    assert facts is not None
    assert (facts.key, facts.name, facts.kind) == ("410303/tongjiju", "西工区统计局", "department")
    assert (facts.first_year, facts.last_year) == (2022, FAR_YEAR)
    earlier, later = facts.reports
    assert (earlier.year, earlier.agency, earlier.published) == (2022, "西工区统计处", "2023-01-18")
    assert (later.year, later.agency, later.published) == (2023, "西工区统计局", "2024-01-25")
    assert later.figures == (33, 29, 18, 7, 1, 5)
    assert (later.edition, later.accepted) == ("2021", 0)
    assert [link.target for link in facts.links] == [
        "agencies/410303/tongjiju/2022/",
        "agencies/410303/tongjiju/2023/%E5%8E%9F%E4%BB%B6.txt",
        "about/",
    ]


def test_accepted_faults_are_counted_and_the_edition_is_stated(site: Path) -> None:
    outcome = worked(site, "zhengwuju")
    assert outcome.facts is not None
    assert [(r.year, r.edition, r.accepted) for r in outcome.facts.reports] == [
        (2020, "2019", 1),
        (2023, "2021", 1),
    ]
    assert all(finding.is_accepted for finding in weighty(outcome))


def test_the_outcome_depends_on_the_agency_alone(site: Path) -> None:
    before = worked(site, "tongjiju")
    edit(site / "content/410303/zhengwuju/2023.md", "proactive: 0", "proactive: 很多")
    edit(site / "content/410724/zhengwu/agency.yaml", "获嘉县人民政府", "获嘉县")
    assert worked(site, "tongjiju") == before


def test_a_draft_has_a_page_only_where_it_is_asked_for(site: Path) -> None:
    plain = worked(site, "zhengwu")
    drafted = worked(site, "zhengwu", has_drafts=True)
    assert plain.reports == ("content/410724/zhengwu/2023.md",)
    assert drafted.reports == (*plain.reports, "content/410724/zhengwu/2024.md")
    assert len(plain.pages) == 2
    assert "agencies/410724/zhengwu/2024/" in {page.address for page in drafted.pages}


def test_faults_of_a_draft_are_for_checks_and_previews_and_hold_no_build_back(site: Path) -> None:
    edit(site / "content/410724/zhengwu/2024.md", "proactive: 0", "proactive: 很多")
    assert weighty(worked(site, "zhengwu")) == []
    for outcome in (
        worked(site, "zhengwu", is_rehearsal=True),
        worked(site, "zhengwu", has_drafts=True),
    ):
        assert [finding.code for finding in weighty(outcome)] == ["S16"]


def test_a_rehearsal_makes_only_the_pages_that_a_check_must_see(site: Path) -> None:
    assert worked(site, "tongjiju", is_rehearsal=True).pages == ()
    edit(site / TONGJIJU / "2023.md", "[上一年](2022.md)", "[表三](#requests)[表五](#meiyou)")
    outcome = worked(site, "tongjiju", is_rehearsal=True)
    assert [(finding.code, finding.place.column) for finding in weighty(outcome)] == [("S35", 17)]


def test_reports_beside_a_missing_or_unreadable_agency_file_are_judged(site: Path) -> None:
    edit(site / TONGJIJU / "2023.md", "licensing: 29", "licensing: 29件")
    edit(site / TONGJIJU / "agency.yaml", "name: 西工区统计局", "name：西工区统计局")
    unreadable = worked(site, "tongjiju")
    assert [finding.code for finding in weighty(unreadable)] == ["S10", "B03"]
    (site / TONGJIJU / "agency.yaml").unlink()
    missing = worked(site, "tongjiju")
    assert [finding.code for finding in weighty(missing)] == ["B03"]
    for outcome in (unreadable, missing):
        assert (outcome.facts, outcome.pages, len(outcome.reports)) == (None, (), 2)


def test_an_agency_of_an_unknown_region_leaves_findings_alone(site: Path) -> None:
    edit(site / "content/regions.yaml", "410303: 西工区\n", "")
    outcome = worked(site, "tongjiju")
    assert {finding.code for finding in weighty(outcome)} == {"H04"}
    assert (outcome.facts, outcome.pages) == (None, ())


def test_a_draft_is_not_what_the_next_year_is_held_against(site: Path) -> None:
    zhengwu = site / "content/410724/zhengwu"
    (zhengwu / "2025.md").write_text(
        (zhengwu / "2024.md")
        .read_text(encoding="utf-8")
        .replace("draft: true\n", "published: 2026-03-20\n")
        .replace("requests: 0", "requests:\n  carried_in: [1, 0, 0, 0, 0, 0, 1]"),
        encoding="utf-8",
    )
    checked = worked(site, "zhengwu", is_rehearsal=True)
    built = worked(site, "zhengwu")
    later = [f for f in checked.findings if f.place.path.endswith("2025.md")]
    assert later == [f for f in built.findings if f.place.path.endswith("2025.md")]
    assert "F01" not in {finding.code for finding in later}


def test_texts_that_were_read_already_are_not_read_again(site: Path) -> None:
    opened = open_site(site)
    around = Surroundings(site, opened.regions)
    folder, report = folder_of(opened, "tongjiju"), site / TONGJIJU / "2023.md"
    text = report.read_bytes()
    report.unlink()
    outcome = work(folder, around, desk_of(opened), {"2023.md": text})
    assert outcome.unread == ()
    assert outcome.reports == (f"{TONGJIJU}/2022.md", f"{TONGJIJU}/2023.md")


def test_nothing_of_an_agency_stays_in_memory_for_the_collector(site: Path) -> None:
    opened = open_site(site)
    around, desk = Surroundings(site, opened.regions), desk_of(opened)
    folder = folder_of(opened, "tongjiju")
    work(folder, around, desk)
    gc.collect()
    gc.disable()
    try:
        before = reports_in_memory()
        work(folder, around, desk)
        after = reports_in_memory()
    finally:
        gc.enable()
    assert after == before


def reports_in_memory() -> int:
    return sum(isinstance(thing, Report) for thing in gc.get_objects())
