"""Faults of a site's templates are findings with the template, the line, and the page."""

import pickle
from pathlib import Path

import pytest

from generator.ground.diagnostics import Finding, Place
from generator.render import desk as desk_module
from generator.render.fault_rules import RULES, T02
from generator.render.faults import TemplateFault
from generator.render.listing import render_year
from tests.render.samples import make_desk
from tests.render.samples_listing import year_view


def fault_in(folder: Path, **files: str) -> Finding:
    """The finding that rendering a year's page gives with a site's own templates."""
    for name, text in files.items():
        file = folder / f"{name.replace('__', '/')}.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    with pytest.raises(TemplateFault) as caught:
        render_year(make_desk(templates=folder), year_view())
    return caught.value.finding


def test_unknown_name_is_named_with_its_line_and_the_page(tmp_path: Path) -> None:
    found = fault_in(tmp_path, pages__year="<p>\n{{ view.year }}\n{{ veiw.title }}\n</p>\n")
    assert (found.code, found.place) == ("T02", ("templates/pages/year.html", 3, None))
    assert "“veiw”" in found.message
    assert "/years/2023/" in found.message


def test_unknown_field_of_a_view_is_named(tmp_path: Path) -> None:
    found = fault_in(tmp_path, pages__year="{{ view.heading }}")
    assert (found.code, found.place.line) == ("T02", 1)
    assert "“heading”" in found.message


def test_unknown_name_in_an_included_component_is_found_there(tmp_path: Path) -> None:
    found = fault_in(tmp_path, components__footer="<footer>\n{{ shell.phone }}</footer>")
    assert (found.code, found.place) == ("T02", ("templates/components/footer.html", 2, None))


def test_open_tag_is_a_syntax_fault(tmp_path: Path) -> None:
    found = fault_in(tmp_path, pages__year="<p>\n{% if view.year %}\n</p>\n")
    assert (found.code, found.place.path) == ("T01", "templates/pages/year.html")
    assert found.place.line is not None


def test_unknown_filter_is_named(tmp_path: Path) -> None:
    found = fault_in(tmp_path, pages__year="\n{{ view.year|chinese }}")
    assert (found.code, found.place.line) == ("T01", 2)
    assert "“chinese”" in found.message


def test_template_that_is_not_utf_8(tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "year.html").write_bytes("年度".encode("gb18030"))
    assert fault_in(tmp_path).code == "T01"


def test_missing_template_is_named_where_it_is_asked_for(tmp_path: Path) -> None:
    found = fault_in(tmp_path, pages__year='\n\n{% include "components/haeder.html" %}')
    assert (found.code, found.place) == ("T04", ("templates/pages/year.html", 3, None))
    assert "components/haeder.html" in found.message


def test_no_template_outside_the_folders_is_read(tmp_path: Path) -> None:
    (tmp_path / "secret.html").write_text("secret", encoding="utf-8")
    found = fault_in(tmp_path / "templates", pages__year='{% include "../secret.html" %}')
    assert found.code == "T04"


@pytest.mark.parametrize(
    "files",
    [
        {"pages__year": '{% extends "a.html" %}', "a": '{% extends "pages/year.html" %}'},
        {"pages__year": '{% include "pages/year.html" %}'},
        {"pages__year": "{% macro again() %}{{ again() }}{% endmacro %}{{ again() }}"},
        {"pages__year": "{% for n in range(10**9) %}{% endfor %}"},
        {"pages__year": "{% for n in view.groups %}" * 30 + "{% endfor %}" * 30},
    ],
    ids=["extends-circle", "includes-itself", "macro-calls-itself", "endless-range", "nested"],
)
def test_endless_template_ends_in_a_finding(tmp_path: Path, files: dict[str, str]) -> None:
    found = fault_in(tmp_path, **files)
    assert found.code == "T03"
    assert found.place.path.startswith("templates/")


def test_operation_on_the_wrong_value(tmp_path: Path) -> None:
    found = fault_in(tmp_path, pages__year="\n{{ view.edition + view.year }}")
    assert (found.code, found.place.line) == ("T05", 2)


def test_no_text_of_the_template_engine_reaches_the_message(tmp_path: Path) -> None:
    sources = ("{{ veiw }}", "{% if %}", '{% include "x.html" %}', "{{ 1 + 'a' }}", "{{ 1|no }}")
    for number, source in enumerate(sources):
        message = fault_in(tmp_path / f"{number}", pages__year=source).message
        for english in ("undefined", "Expected", "unsupported", "No filter", "not found"):
            assert english not in message


def test_a_fault_goes_whole_from_one_process_to_another() -> None:
    finding = T02.finding(Place("templates/pages/year.html", 7, 11), "模板用了不存在的名称“veiw”。")
    fault = pickle.loads(pickle.dumps(TemplateFault(finding)))  # noqa: S301 - made on this line
    assert isinstance(fault, TemplateFault)
    assert fault.finding == finding
    assert str(fault) == finding.message


def test_fault_of_our_own_code_is_not_blamed_on_a_template(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken(_address: str) -> str:
        raise ZeroDivisionError

    desk = make_desk()
    monkeypatch.setattr(desk_module, "root_from", broken)
    with pytest.raises(ZeroDivisionError):
        render_year(desk, year_view())


def test_template_sees_neither_python_nor_the_model(tmp_path: Path) -> None:
    for source in ("{{ lipsum }}", "{{ cycler }}", "{{ view.year.__class__.__nowhere__ }}"):
        assert fault_in(tmp_path, pages__year=source).code == "T02"


def test_rules_have_distinct_codes_and_pages_with_both_examples() -> None:
    assert len({rule.code for rule in RULES}) == len({rule.name for rule in RULES}) == len(RULES)
    for rule in RULES:
        headings = [line for line in rule.doc.splitlines() if line.startswith("## ")]
        assert headings == ["## 依据", "## 怎样改", "## 不合格的例子", "## 合格的例子"], rule.code
        assert not rule.acceptable
