"""Files of a site's own templates: which are published, and which are faults of the content."""

import json
from pathlib import Path

import pytest

from generator.commands.build import BuildOptions, build
from generator.write.tray import Tray, Written
from tests.running import run, tree_of


def put_asset(site: Path, name: str, text: str) -> None:
    file = site / "templates/assets" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def test_a_sheet_that_differs_in_case_from_the_packaged_one_takes_its_place(site: Path) -> None:
    put_asset(site, "Site.css", "body { color: black }")
    done = run("build", cwd=site)
    assert done.status == 0, done.out + done.err
    listed = json.loads((site / "output/manifest.json").read_bytes())["files"]
    assets = sorted(path for path in listed if path.startswith("assets/"))
    assert assets == ["assets/Site.css", "assets/favicon.svg"]


@pytest.mark.parametrize(
    ("first", "second"),
    [("logo.svg", "LOGO.svg"), ("Fonts/a.woff2", "fonts/b.woff2"), ("site.css/a.css", "a\nb.css")],
)
def test_an_asset_whose_name_cannot_stand_beside_another_is_a_fault(
    site: Path, first: str, second: str
) -> None:
    put_asset(site, first, "first")
    put_asset(site, second, "second")
    before = tree_of(site)
    done = run("build", cwd=site)
    assert done.status == 1
    assert "P01" in done.out + done.err
    assert "只差大小写" in done.out + done.err
    assert not (site / "output").exists()
    assert {path: data for path, data in tree_of(site).items() if path in before} == before


def test_an_asset_that_cannot_be_read_is_a_fault_at_its_place(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_asset(site, "logo.svg", "<svg/>")
    copy = Tray.copy

    def refuse(tray: Tray, path: str, source: Path) -> Written:
        if path == "assets/logo.svg":
            raise PermissionError(13, "Permission denied", str(source))
        return copy(tray, path, source)

    monkeypatch.setattr(Tray, "copy", refuse)
    result = build(BuildOptions(site, site / "output"))
    found = [(finding.code, finding.place.path, finding.message) for finding in result.findings]
    assert ("S01", "templates/assets/logo.svg", "文件无法读取，或在生成时被移走。") in found
    assert result.published is None
