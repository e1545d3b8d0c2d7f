"""Opening a site: which folder it is, and that the command line goes before the settings."""

from pathlib import Path

import pytest

from generator.commands.errors import UsageError
from generator.commands.opened import open_site
from generator.commands.site_folder import find_site
from generator.ground.diagnostics import Place
from tests.running import copy_site, edit


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return copy_site(tmp_path)


def test_the_site_is_the_folder_given_or_the_nearest_above(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert find_site(site) == site.resolve()
    monkeypatch.chdir(site / "content/410303")
    assert find_site(None) == site
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageError, match=r"没有 site\.yaml"):
        find_site(None)
    with pytest.raises(UsageError, match=r"没有 site\.yaml"):
        find_site(tmp_path)


def test_what_is_typed_goes_before_the_settings(site: Path) -> None:
    edit(
        site / "site.yaml",
        "footer:",
        "base_path: /a/\nbase_url: https://a.gov.cn\nfooter:",
    )
    stated = open_site(site).site
    assert (stated.base_path, stated.base_url) == ("/a/", "https://a.gov.cn")
    typed = open_site(site, base_path="/b/", base_url="https://b.gov.cn").site
    assert (typed.base_path, typed.base_url) == ("/b/", "https://b.gov.cn")


def test_a_portal_may_raise_rules_about_templates_as_well(site: Path) -> None:
    edit(site / "site.yaml", "footer:", "severities: {T01: error, T06: error, T99: error}\nfooter:")
    opened = open_site(site)
    assert [finding.message for finding in opened.findings] == [
        "severities 里的“T99”不是规则的代码。"
    ]


def test_deadlines_of_regions_that_are_none_are_reported_where_they_stand(site: Path) -> None:
    deadlines = 'deadlines:\n  regions:\n    "410303": {department: 01-15}\n    "410330": {}\n'
    edit(site / "site.yaml", "footer:", f"{deadlines}footer:")
    lines = (site / "site.yaml").read_text(encoding="utf-8").splitlines()
    (finding,) = open_site(site).findings
    assert (finding.code, finding.message) == (
        *("S27", "deadlines.regions 里的“410330”不在 regions.yaml 里。"),
    )
    assert finding.place == Place("site.yaml", lines.index('    "410330": {}') + 1, 5)
    assert "410303" in (finding.hint or "")
    # What regions there are is not known while their file cannot be read.
    (site / "content/regions.yaml").unlink()
    assert [finding.code for finding in open_site(site).findings if finding.code != "P07"] == []


def test_free_pages_stand_in_the_order_that_they_state(site: Path) -> None:
    assert [read.page.slug for read in open_site(site).pages] == ["about", "zhidu"]
    edit(site / "content/pages/about.md", "order: 1", "order: 3")
    assert [read.page.slug for read in open_site(site).pages] == ["zhidu", "about"]
