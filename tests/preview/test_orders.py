"""What browsers are told to load after a build: the page, its sheets, or the page of a change."""

from pathlib import Path

import pytest

from generator.commands.preview.bulletin import Bulletin
from generator.commands.preview.orders import WHOLE, page_order, sheet_order
from generator.commands.preview.state import Preview
from generator.write.publish import Published

PAGES = (
    *("", "about/", "years/", "regions/990000/", "agencies/990000/shujuju/"),
    *("agencies/990000/shujuju/2023/", "agencies/990000/shujuju/2024/"),
)
SITE_SHEET = "templates/assets/site.css"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for address in PAGES:
        (tmp_path / address).mkdir(parents=True, exist_ok=True)
        (tmp_path / address / "index.html").write_text("x", encoding="utf-8")
    return tmp_path


def bulletin(*changed: str, base: str = "/", written: int = 1, removed: int = 0) -> Bulletin:
    done = Published(written=written, unchanged=20, removed=removed)
    return Bulletin(base, frozenset(changed), published=done)


@pytest.mark.parametrize(
    ("changed", "page"),
    [
        (["content/990000/shujuju/2024.md"], "agencies/990000/shujuju/2024/"),
        (["content/990000/shujuju/2024/附件.pdf"], "agencies/990000/shujuju/2024/"),
        (["content/990000/shujuju/2024"], "agencies/990000/shujuju/2024/"),
        (["content/990000/shujuju/agency.yaml"], "agencies/990000/shujuju/"),
        (["content/990000/shujuju"], "agencies/990000/shujuju/"),
        (["content/990000/shujuju/2019.md"], "agencies/990000/shujuju/"),
        (["content/990000/tongjiju/agency.yaml"], "regions/990000/"),
        (["content/pages/about.md"], "about/"),
        (["content/pages/gone.md"], None),
        (["content/pages/years.md/../..", "content/pages"], None),
        (["content/regions.yaml"], None),
        (["site.yaml"], None),
        (["templates/pages/home.html"], None),
        (["content/123/a/2024.md"], None),
        ([], None),
    ],
)
def test_each_source_leads_to_its_page_or_the_next_one_above(
    root: Path, changed: list[str], page: str | None
) -> None:
    assert page_order(bulletin(*changed), root) == (None if page is None else f"/{page}")


@pytest.mark.parametrize(
    ("changed", "page"),
    [
        (["shujuju/2023.md", "shujuju/2024.md"], "/nb/agencies/990000/shujuju/"),
        (["shujuju/2024.md", "shujuju/2024/1.pdf"], "/nb/agencies/990000/shujuju/2024/"),
        (["shujuju/2024.md", "shujuju/agency.yaml"], "/nb/agencies/990000/shujuju/"),
        (["shujuju/2024.md", "tongjiju/2024.md"], "/nb/regions/990000/"),
        (["shujuju/2024.md", "../991000/tongjiju/2024.md"], None),
        (["shujuju/2024.md", "../pages/about.md"], None),
    ],
)
def test_several_sources_lead_to_the_nearest_page_about_all_of_them(
    root: Path, changed: list[str], page: str | None
) -> None:
    sources = [f"content/990000/{name}".replace("990000/../", "", 1) for name in changed]
    assert page_order(bulletin(*sources, base="/nb/"), root) == page


def test_a_sheet_that_changed_alone_is_swapped() -> None:
    assert sheet_order(bulletin(SITE_SHEET, base="/nb/")) == "/nb/assets/site.css"
    assert sheet_order(bulletin(SITE_SHEET, written=0)) == "/assets/site.css"
    both = sheet_order(bulletin(SITE_SHEET, "templates/assets/own.css", written=2))
    assert both is not None
    assert both.endswith(".css")
    assert "site" not in both


@pytest.mark.parametrize(
    "changed", [[], ["templates/assets/plan.svg"], [SITE_SHEET, "site.yaml"], ["content/a.css"]]
)
def test_whatever_else_changed_takes_the_whole_page(changed: list[str]) -> None:
    assert sheet_order(bulletin(*changed)) is None


def test_a_sheet_that_changed_other_files_too_takes_the_whole_page() -> None:
    assert sheet_order(bulletin(SITE_SHEET, written=2)) is None
    assert sheet_order(bulletin(SITE_SHEET, written=1, removed=1)) is None
    assert sheet_order(Bulletin("/", frozenset({SITE_SHEET}))) is None


def test_findings_come_and_go_with_the_whole_page_even_where_a_sheet_changed(root: Path) -> None:
    preview = Preview(root, "127.0.0.1")
    assert preview.show(bulletin()) == WHOLE
    assert preview.show(bulletin(SITE_SHEET)) == "/assets/site.css"
    assert preview.show(Bulletin("/", frozenset({SITE_SHEET}))) == WHOLE
    assert preview.show(bulletin(SITE_SHEET)) == WHOLE


def test_a_page_that_missed_a_build_is_never_given_a_sheet_alone(root: Path) -> None:
    preview = Preview(root, "127.0.0.1", follows=True)
    preview.show(bulletin())
    preview.show(bulletin("content/pages/about.md"))
    assert preview.order == "/about/"
    preview.show(bulletin(SITE_SHEET))
    assert preview.order == WHOLE


def test_changes_are_followed_only_where_asked_for_and_where_there_are_pages(root: Path) -> None:
    about = "content/pages/about.md"
    assert Preview(root, "127.0.0.1").show(bulletin(about)) == WHOLE
    following = Preview(root, "127.0.0.1", follows=True)
    assert following.show(Bulletin("/", frozenset({about}))) == WHOLE
    assert following.show(bulletin(about)) == "/about/"
    assert following.show(Bulletin("/", frozenset({about}))) == "/about/"
