"""Dependencies of pages on templates: what a change of a file reaches, and what it does not."""

import json
import os
from pathlib import Path
from unittest.mock import patch

import pytest
from jinja2 import BaseLoader, Environment

from generator.read import survey
from generator.render import listing, page, status
from generator.render.agency import AGENCY_ENTRY, render_agency
from generator.render.dependencies import AGENCY_ENTRIES, TemplateBook
from generator.render.desk import Desk
from generator.render.environment import Templates, open_templates, packaged_templates
from generator.render.report import REPORT_ENTRY, render_report
from generator.render.stamp import stamp
from tests.render.conftest import make_pages
from tests.render.samples import agency_source, make_desk, make_report, report_source
from tests.render.words import plain

GATHERED_ENTRIES = tuple(
    value
    for module in (listing, status, page)
    for name, value in sorted(vars(module).items())
    if name.endswith("_ENTRY")
)


class Recorder(BaseLoader):
    """Loads as another loader does, and remembers the names asked for."""

    def __init__(self, loader: BaseLoader) -> None:
        self.loader = loader
        self.asked: set[str] = set()

    def get_source(self, environment: Environment, template: str):  # type: ignore[no-untyped-def]  # noqa: ANN201 - as the engine has it
        self.asked.add(template)
        return self.loader.get_source(environment, template)


def recorded(desk: Desk) -> set[str]:
    loader = desk.templates.environment.loader
    assert loader is not None
    desk.templates.environment.loader = Recorder(loader)
    return desk.templates.environment.loader.asked


def write(folder: Path, **files: str) -> Templates:
    """The templates of a site with these files of its own; ``__`` stands for a slash."""
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        file = folder / f"{name.replace('__', '/')}.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return open_templates(folder)


def digest(folder: Path, entry: str = "a.html") -> str:
    return TemplateBook(open_templates(folder)).digest(entry)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return tmp_path / "templates"


def test_pages_of_an_agency_use_no_template_beyond_its_entries() -> None:
    desk = make_desk()
    asked = recorded(desk)
    render_report(desk, report_source(make_report()))
    render_agency(desk, agency_source())
    book = TemplateBook(desk.templates)
    assert set(AGENCY_ENTRIES) <= asked
    assert asked <= frozenset().union(*map(book.uses, AGENCY_ENTRIES))


def test_each_page_uses_no_template_beyond_the_entries_named() -> None:
    desk = make_desk()
    asked = recorded(desk)
    make_pages(desk, plain)
    book = TemplateBook(desk.templates)
    entries = (*AGENCY_ENTRIES, *GATHERED_ENTRIES)
    assert asked <= frozenset().union(*map(book.uses, entries))


def test_every_page_of_the_packaged_set_is_an_entry() -> None:
    pages = {f"pages/{file.name}" for file in (packaged_templates() / "pages").iterdir()}
    assert {REPORT_ENTRY, AGENCY_ENTRY, *GATHERED_ENTRIES} == pages


@pytest.mark.parametrize(
    "naming",
    [
        '{% extends "b.html" %}',
        '{% include "b.html" %}',
        '{% import "b.html" as b %}',
        '{% from "b.html" import c %}',
        '{% include ["none.html", "b.html"] %}',
        '{% if view.x %}{% include "b.html" ignore missing %}{% endif %}',
        '{% include "pages/" ~ view.kind %}',
        "{% extends view.layout %}",
    ],
)
def test_change_of_a_template_reaches_those_that_name_it(site: Path, naming: str) -> None:
    write(site, a=naming, b="甲", c="丙")
    before, untouched = digest(site), digest(site, "c.html")
    write(site, b="乙")
    assert digest(site) != before
    assert digest(site, "c.html") == untouched


def test_change_reaches_through_several_templates(site: Path) -> None:
    write(site, a='{% extends "b.html" %}', b='{% include "c.html" %}', c="甲")
    before = digest(site)
    write(site, c="乙")
    assert digest(site) != before


def test_templates_that_name_each_other_have_a_digest(site: Path) -> None:
    write(site, a='{% extends "b.html" %}', b='{% extends "a.html" %}')
    assert digest(site) == digest(site)


@pytest.mark.parametrize(
    "naming", ['{% include "b.html" %}', '{% include "b.html" ignore missing %}']
)
def test_template_that_is_not_there_counts_once_it_appears(site: Path, naming: str) -> None:
    write(site, a=naming)
    before = digest(site)
    write(site, b="")
    assert digest(site) != before


def test_own_template_in_place_of_a_packaged_one_counts(site: Path) -> None:
    write(site, assets="")
    year, report = digest(site, "pages/year.html"), digest(site, REPORT_ENTRY)
    text = (packaged_templates() / "components" / "listing.html").read_text(encoding="utf-8")
    write(site, components__listing=text)
    assert digest(site, "pages/year.html") != year
    assert digest(site, REPORT_ENTRY) == report


def test_packaged_template_is_meant_by_its_prefix_whatever_the_site_has(site: Path) -> None:
    write(site, a='{% extends "packaged/pages/404.html" %}')
    before = digest(site)
    write(site, pages__404="<p>没有</p>")
    assert digest(site) == before
    write(site, packaged__pages__404="<p>没有</p>")
    assert digest(site) != before


def test_change_around_all_pages_reaches_every_entry(site: Path) -> None:
    write(site, other="")
    before = {entry: digest(site, entry) for entry in GATHERED_ENTRIES}
    write(site, components__footer="<footer>本站</footer>")
    assert all(digest(site, entry) != old for entry, old in before.items())


def test_faulty_template_counts_by_its_content(site: Path) -> None:
    write(site, a="{% include 'b.html' %}{% if %}", b="甲")
    before = digest(site)
    write(site, b="乙")
    assert digest(site) == before
    write(site, a="{% include 'b.html' %}{% if true %}")
    assert digest(site) != before


def test_name_that_leads_out_of_the_folder_is_no_file(site: Path) -> None:
    write(site, a='{% include "../secret.html" %}')
    before = digest(site)
    (site.parent / "secret.html").write_text("密", encoding="utf-8")
    assert digest(site) == before


def test_same_templates_have_the_same_digest_in_another_place(tmp_path: Path) -> None:
    files = {"a": '{% include "b.html" %}', "b": "甲"}
    write(tmp_path / "here", **files)
    write(tmp_path / "there", **files)
    assert digest(tmp_path / "here") == digest(tmp_path / "there")


def test_next_book_parses_only_what_is_new(site: Path) -> None:
    templates = write(site, a='{% include "b.html" %}{% include view.x %}', b="甲", c="丙")
    book = TemplateBook(templates)
    before = book.digest("a.html")
    known = json.loads(json.dumps(book.references()))
    again = TemplateBook(templates, known)
    with patch.object(Environment, "parse", side_effect=AssertionError("parsed again")):
        assert again.digest("a.html") == before
    assert again.references() == book.references()
    write(site, c='{% include "d.html" %}')
    third = TemplateBook(templates, known)
    assert third.digest("a.html") == TemplateBook(templates).digest("a.html") != before
    assert len(third.references()) == len(known)


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have times believed of files that were written just now."""
    monkeypatch.setattr(survey, "UNSETTLED", 0)


@pytest.mark.usefixtures("at_once")
def test_stamp_stays_while_nothing_is_touched(site: Path) -> None:
    write(site, a="甲", pages__b="乙")
    assert stamp([site, packaged_templates()]) == stamp([site, packaged_templates()])
    assert stamp([site]) != stamp([packaged_templates(), site])


@pytest.mark.usefixtures("at_once")
def test_stamp_tells_content_of_the_same_length_and_time_apart(site: Path) -> None:
    write(site, a="甲")
    file = site / "a.html"
    before, facts = stamp([site]), file.stat()
    other = site / "a.new"
    other.write_text("乙", encoding="utf-8")
    os.utime(other, ns=(facts.st_atime_ns, facts.st_mtime_ns))
    other.replace(file)
    assert stamp([site]) != before


@pytest.mark.usefixtures("at_once")
def test_stamp_tells_a_new_a_renamed_and_a_removed_file(site: Path) -> None:
    write(site, a="甲")
    stamps = [stamp([site])]
    (site / "assets").mkdir()
    (site / "assets" / "own.css").write_text("p {}", encoding="utf-8")
    stamps.append(stamp([site]))
    (site / "assets" / "own.css").rename(site / "assets" / "new.css")
    stamps.append(stamp([site]))
    (site / "a.html").unlink()
    stamps.append(stamp([site]))
    assert len(set(stamps)) == len(stamps)


@pytest.mark.usefixtures("at_once")
def test_stamp_comes_to_an_end_where_a_link_leads_back_or_nowhere(site: Path) -> None:
    write(site, a="甲")
    (site / "up").symlink_to(site, target_is_directory=True)
    (site / "gone.html").symlink_to(site / "nothing.html")
    before = stamp([site])
    (site / "nothing.html").write_text("有了", encoding="utf-8")
    assert stamp([site]) != before


def test_a_file_that_was_written_just_now_proves_nothing(site: Path) -> None:
    write(site, a="甲")
    assert stamp([site]) == survey.UNKNOWN


def test_stamp_of_a_folder_that_is_not_there(tmp_path: Path) -> None:
    assert stamp([tmp_path / "none"]) == stamp([])
