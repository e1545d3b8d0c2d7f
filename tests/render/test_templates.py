"""Templates: the packaged set is sound, and a site overrides it file by file."""

from pathlib import Path

from generator.render.environment import asset_files, open_templates, packaged_templates
from generator.render.lint import lint_templates
from generator.render.listing import render_year, render_years
from generator.render.report import render_report
from generator.render.views_listing import YearsView
from tests.render.samples import make_desk, make_report, report_source
from tests.render.samples_listing import home_view, year_view


def write(folder: Path, name: str, text: str) -> Path:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def codes(folder: Path) -> list[tuple[str, int | None]]:
    found = lint_templates(open_templates(folder), folder)
    return [(finding.code, finding.place.line) for finding in found]


def test_packaged_templates_parse_escape_and_quote() -> None:
    assert lint_templates(open_templates(), packaged_templates()) == ()


def test_packaged_templates_hold_no_script_no_style_and_no_foreign_address() -> None:
    for file in packaged_templates().rglob("*.html"):
        text = file.read_text(encoding="utf-8")
        for unwanted in ("<script", "<style", "style=", "http:", "https:", "onclick", "|safe"):
            assert unwanted not in text, file.name


def test_packaged_sheet_asks_for_nothing() -> None:
    sheet = (packaged_templates() / "assets" / "site.css").read_text(encoding="utf-8")
    assert "url(" not in sheet
    assert "@import" not in sheet


def test_switched_off_escaping_is_a_finding_at_its_line(tmp_path: Path) -> None:
    write(tmp_path, "a.html", "<h1>\n{{ view.title|safe }}\n</h1>")
    write(tmp_path, "b.html", "\n\n{% autoescape false %}{{ view.title }}{% endautoescape %}")
    assert codes(tmp_path) == [("T06", 2), ("T06", 3)]


def test_unquoted_attribute_is_a_finding_at_its_line(tmp_path: Path) -> None:
    source = '<p class="a=b" title="x > y">\n<a href="{{ x }}" title={{ view.title }}>\n1 <b=2'
    write(tmp_path, "a.html", source)
    assert codes(tmp_path) == [("T07", 2)]


def test_fault_in_a_template_that_no_page_uses_is_found(tmp_path: Path) -> None:
    write(tmp_path, "spare/a.html", "{% if %}")
    write(tmp_path, "spare/b.html", "{{ title|nofilter }}")
    (tmp_path / "c.html").write_bytes(b"\xff\xfe")
    assert [code for code, _ in codes(tmp_path)] == ["T01", "T01", "T01"]


def test_site_overrides_one_file_and_keeps_the_rest(tmp_path: Path) -> None:
    write(tmp_path, "pages/year.html", "<p>{{ view.year }}年度专页</p>")
    desk = make_desk(templates=tmp_path)
    assert render_year(desk, year_view()) == "<p>2023年度专页</p>".encode()
    assert "<h1>按年度查看</h1>" in render_years(desk, YearsView(home_view().years)).decode()


def test_site_changes_one_block_of_a_packaged_template(tmp_path: Path) -> None:
    source = (
        '{% extends "packaged/layouts/page.html" %}\n{% block head %}<!-- 本站 -->{% endblock %}'
    )
    write(tmp_path, "layouts/page.html", source)
    page = render_year(make_desk(templates=tmp_path), year_view()).decode()
    assert "<!-- 本站 --></head>" in page
    assert "<h1>2023年政府信息公开工作年度报告</h1>" in page


def test_site_overrides_the_statutory_tables(tmp_path: Path) -> None:
    source = (
        "{% for rows in view.bodies %}{% for row in rows %}{% for slot in row.slots %}"
        "<i data-cell='{{ slot.id }}' class='{{ slot.tone }}'>{{ slot.value }}</i>\n"
        "{% endfor %}{% endfor %}{% endfor %}"
    )
    write(tmp_path, "components/table.html", source)
    desk = make_desk(templates=tmp_path)
    page = render_report(desk, report_source(make_report())).decode()
    assert "<i data-cell='requests.new_received.total' class='n'>1007</i>" in page
    assert "<i data-cell='proactive.penalties.decisions' class='n'>18</i>" in page


def test_site_places_a_number_twice_and_a_body_twice(tmp_path: Path) -> None:
    table = (
        "{% for rows in view.bodies %}{% for row in rows %}{% for slot in row.slots %}"
        "<td data-cell='{{ slot.id }}' data-value='{{ slot.value }}'>{{ slot.value }}</td>\n"
        "{% endfor %}{% endfor %}{% endfor %}"
    )
    page = "{% for section in view.sections %}{{ section.body }}{{ section.body }}{% endfor %}"
    write(tmp_path, "components/table.html", table)
    write(tmp_path, "pages/report.html", page)
    desk = make_desk(templates=tmp_path)
    printed = render_report(desk, report_source(make_report())).decode()
    cell = "<td data-cell='requests.new_received.total' data-value='1007'>1007</td>"
    assert printed.count(cell) == 2
    assert printed.count("全年公开信息37条。") == 2


def test_site_prints_the_parts_around_a_page_in_a_layout_of_its_own(tmp_path: Path) -> None:
    layout = (
        '{% include "components/masthead.html" %}{% block main %}{% endblock %}'
        '{% include "components/footer.html" %}<i>{{ shell.navigation|length }}</i>'
    )
    write(tmp_path, "layouts/page.html", layout)
    desk = make_desk(templates=tmp_path)
    page = render_year(desk, year_view()).decode()
    assert page.startswith('<header class="masthead">')
    assert 'years/" aria-current="true">按年度</a>' in page
    assert page.endswith("</footer>\n<i>6</i>")


def test_site_overrides_the_masthead_which_sees_the_frame_alone(tmp_path: Path) -> None:
    write(tmp_path, "components/masthead.html", "<header>{{ shell.root }}{{ shell.site_name }}")
    desk = make_desk(templates=tmp_path)
    assert "<header>../../西工区信息公开年报" in render_year(desk, year_view()).decode()
    index = render_years(desk, YearsView(home_view().years)).decode()
    assert "<header>../西工区信息公开年报" in index


def test_own_assets_replace_packaged_ones_and_join_them(tmp_path: Path) -> None:
    own = write(tmp_path, "assets/site.css", "body { color: black }")
    badge = write(tmp_path, "assets/images/badge.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>")
    write(tmp_path, "assets/.hidden", "")
    files = asset_files(open_templates(tmp_path))
    assert files["assets/site.css"] == own
    assert files["assets/images/badge.svg"] == badge
    assert files["assets/favicon.svg"] == packaged_templates() / "assets" / "favicon.svg"
    assert list(files) == sorted(files)
    assert "assets/.hidden" not in files


def test_an_own_asset_replaces_a_packaged_one_that_differs_in_case_alone(tmp_path: Path) -> None:
    own = write(tmp_path, "assets/Site.CSS", "body { color: black }")
    files = asset_files(open_templates(tmp_path))
    assert files["assets/Site.CSS"] == own
    assert set(files) == {"assets/Site.CSS", "assets/favicon.svg"}
