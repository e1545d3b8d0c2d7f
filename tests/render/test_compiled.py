"""Compiled templates kept between runs: used when whole, passed over when not."""

import marshal
from collections.abc import Callable
from pathlib import Path
from unittest.mock import patch

import pytest
from jinja2 import Environment

from generator.render.environment import open_templates
from generator.render.faults import TemplateFault
from generator.render.listing import render_year
from tests.render.samples import make_desk
from tests.render.samples_listing import year_view

TEXT = "<p>{{ view.year }}年：{{ view.edition }}</p>"


def printed(templates: Path, cache: Path | None) -> str:
    environment = open_templates(templates, cache).environment
    return environment.get_template("a.html").render(view=year_view())


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "templates"
    folder.mkdir()
    (folder / "a.html").write_text(TEXT, encoding="utf-8")
    return folder


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "kept" / "compiled"


def test_second_run_compiles_nothing(site: Path, cache: Path) -> None:
    first = printed(site, cache)
    with patch.object(Environment, "compile", side_effect=AssertionError("compiled again")):
        assert printed(site, cache) == first
    assert "2023年" in first


def test_changed_source_is_compiled_anew(site: Path, cache: Path) -> None:
    printed(site, cache)
    (site / "a.html").write_text("<b>{{ view.year }}</b>", encoding="utf-8")
    assert printed(site, cache) == "<b>2023</b>"


def test_code_made_with_other_options_is_not_used(site: Path, cache: Path) -> None:
    printed(site, cache)
    environment = open_templates(site, cache).environment
    environment.autoescape = False
    compiling = patch.object(Environment, "compile", side_effect=ZeroDivisionError)
    with compiling, pytest.raises(ZeroDivisionError):
        environment.get_template("a.html")


@pytest.mark.parametrize(
    "damage",
    [
        lambda _data: b"",
        lambda data: data[:20],
        lambda data: data[:-1],
        lambda data: data[:40] + b"\x00" + data[41:],
        lambda data: data + b"\x00",
        lambda _data: b"\x80\x04garbage" * 40,
        lambda data: data[:32] + marshal.dumps(compile("1 / 0", "a.html", "exec")),
    ],
    ids=["empty", "short", "truncated", "flipped", "longer", "garbage", "foreign"],
)
def test_damaged_file_is_as_good_as_none(
    site: Path, cache: Path, damage: Callable[[bytes], bytes]
) -> None:
    expected = printed(site, cache)
    (file,) = cache.iterdir()
    whole = file.read_bytes()
    file.write_bytes(damage(whole))
    assert printed(site, cache) == expected
    assert file.read_bytes() == whole


def test_folder_that_cannot_be_made_or_read_is_done_without(site: Path, cache: Path) -> None:
    expected = printed(site, None)
    cache.parent.write_text("no folder", encoding="utf-8")
    assert printed(site, cache) == expected


def test_file_that_is_a_folder_is_done_without(site: Path, cache: Path) -> None:
    expected = printed(site, cache)
    (file,) = cache.iterdir()
    file.unlink()
    file.mkdir()
    assert printed(site, cache) == expected
    assert list(cache.iterdir()) == [file]


def test_fault_of_a_kept_template_is_named_with_its_line(site: Path, cache: Path) -> None:
    (site / "pages").mkdir()
    (site / "pages" / "year.html").write_text("\n{{ veiw.year }}", encoding="utf-8")
    for _ in range(2):
        desk = make_desk(templates=site)
        desk.templates.environment.bytecode_cache = open_templates(
            site, cache
        ).environment.bytecode_cache
        with pytest.raises(TemplateFault) as caught:
            render_year(desk, year_view())
        assert caught.value.finding.place == ("templates/pages/year.html", 2, None)
