"""``gongkai check --against`` from end to end: today's sources against what was published."""

from pathlib import Path

import pytest

from tests.history import new_history
from tests.running import copy_site, edit, run

REPORT = "content/410303/tongjiju/2023.md"
ENTRY = "{date: 2024-03-02, cell: proactive.penalties, old: 31, new: 34, reason: 漏计三件}"


@pytest.fixture
def published(site: Path) -> Path:
    """A site whose published state is the tag v2024."""
    history = new_history(site)
    history.commit("公布")
    history.git("tag", "v2024")
    return site


def test_a_silent_change_blocks_and_is_shown_in_its_line(published: Path) -> None:
    edit(published / REPORT, "penalties: 31", "penalties: 34")
    assert run("check", cwd=published).status == 0
    done = run("check", "--against", "v2024", cwd=published)
    assert done.status == 1
    assert (
        f"{REPORT}:7:14: 错误 F06：二、行政处罚 × 本年处理决定数量 公布的是 31，现在是 34，"
        in done.out
    )
    assert "    7 │   penalties: 34\n" in done.out


def test_an_entry_in_revisions_lets_it_pass(published: Path) -> None:
    edit(published / REPORT, "penalties: 31", "penalties: 34")
    edit(published / REPORT, "source: {", f"revisions:\n  - {ENTRY}\nsource: {{")
    done = run("check", "--against", "v2024", "--strict", cwd=published)
    assert done.status == 0, done.out


def test_json_holds_the_cell_and_the_former_value(published: Path) -> None:
    edit(published / REPORT, "penalties: 31", "penalties: 34")
    done = run("check", "--against", "v2024", "--format", "json", cwd=published)
    (finding,) = [f for f in done.json["findings"] if f["code"] == "F06"]
    assert finding["cell"] == "proactive.penalties.decisions"
    assert (finding["expected"], finding["severity"]) == ("31", "error")
    assert done.json["summary"]["errors"] == 1


def test_a_folder_may_be_what_was_published(site: Path, tmp_path: Path) -> None:
    before = copy_site(tmp_path / "已公布")
    edit(site / REPORT, "published: 2024-01-25", "published: 2024-01-24")
    done = run("check", "--against", before, "--format", "json", cwd=site)
    assert [place for place in done.places if place.endswith(("F06", "J02"))] == [
        f"{REPORT}:2:12 J02"
    ]


def test_paths_choose_what_is_compared(published: Path) -> None:
    edit(published / REPORT, "penalties: 31", "penalties: 34")
    other = run("check", "content/410724", "--against", "v2024", cwd=published)
    assert other.status == 0
    own = run("check", REPORT, "--against", "v2024", cwd=published)
    assert own.status == 1


def test_an_unknown_reference_is_refused(published: Path) -> None:
    done = run("check", "--against", "v1999", cwd=published)
    assert (done.status, done.out) == (2, "")
    assert "“v1999”既不是文件夹，也不是 git 里的版本" in done.err
