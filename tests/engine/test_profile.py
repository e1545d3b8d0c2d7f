"""What ``build --profile`` tells about where the time of a build went."""

import re
import shutil
from pathlib import Path

import pytest

from tests.running import SMALL_SITE, run

STAGES = ["look", "open", "plan", "work", "pages", "gather", "judge", "publish"]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SMALL_SITE, tmp_path / "site"))


def test_stages_agencies_and_templates_are_listed(site: Path) -> None:
    done = run("build", "--profile", cwd=site)
    assert done.status == 0
    *_, stages, agencies, templates = re.split(r"各阶段用时.*|最慢的机关.*|最慢的模板.*", done.out)
    assert [line.split()[1] for line in stages.split("\n")[1:-1]] == [
        *("查看改动", "读取设置", "决定要做什么", "机关页面"),
        *("自由页面", "汇总页面", "跨机关核对", "发布"),
    ]
    keys = {path.parent.relative_to(site / "content") for path in site.rglob("agency.yaml")}
    assert {Path(line.split()[1]) for line in agencies.split("\n")[1:-1]} == keys
    assert "pages/report.html" in templates
    assert len(templates.strip().split("\n")) == 10


def test_without_profile_nothing_is_listed(site: Path) -> None:
    done = run("build", cwd=site)
    assert "用时" not in done.out
    assert "最慢" not in done.out


def test_json_lists_all_templates_the_slowest_first(site: Path) -> None:
    seconds = run("build", "--profile", "--format", "json", cwd=site).json["seconds"]
    assert list(seconds["stages"]) == STAGES
    names = seconds["templates"].keys()
    assert {"pages/report.html", "pages/agency.html", "pages/year.html", "pages/home.html"} <= names
    for times in (seconds["agencies"].values(), seconds["templates"].values()):
        assert list(times) == sorted(times, reverse=True)
        assert min(times) > 0


def test_json_without_profile_has_stages_alone(site: Path) -> None:
    seconds = run("build", "--format", "json", cwd=site).json["seconds"]
    assert list(seconds["stages"]) == STAGES
    assert seconds["agencies"] == seconds["templates"] == {}


def test_templates_of_other_processes_are_told_too(site: Path) -> None:
    """With 80 agencies, starting processes pays; the calling one prints no report."""
    agency = next(site.glob("content/*/*/agency.yaml")).parent
    for number in range(80):
        shutil.copytree(agency, agency.with_name(f"copy-{number}"))
    done = run("build", "--profile", "--format", "json", "--jobs", "2", cwd=site)
    assert done.json["made"]
    assert "pages/report.html" in done.json["seconds"]["templates"]


def test_a_build_that_makes_no_agency_anew_tells_no_times_of_their_templates(site: Path) -> None:
    run("build", cwd=site)
    again = run("build", "--profile", "--format", "json", cwd=site).json
    assert again["made"] == []
    assert again["seconds"]["stages"]["look"] > 0
    assert again["seconds"]["agencies"] == {}
    assert not again["seconds"]["templates"].keys() & {"pages/report.html", "pages/agency.html"}
