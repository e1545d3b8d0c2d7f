"""Hazards that no page of cases can hold: huge files, files that go away, an output in the way."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

from generator.commands.build import BuildOptions, build
from generator.ground.diagnostics import Finding, Severity
from tests.running import DEADLINE, REPOSITORY, copy_site, edit, run, tree_of

REPORT = "content/410724/zhengwu/2023.md"
ATTACHMENT = "content/410303/tongjiju/2023/原件.txt"
LIMITED = """
import resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000))
from generator.cli.main import main
sys.exit(main(["build"]))
"""


def weighty(findings: Iterable[Finding]) -> list[Finding]:
    """Return what is neither accepted nor a mere notice."""
    return [f for f in findings if not f.is_accepted and f.severity is not Severity.NOTICE]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    copied = copy_site(tmp_path)
    assert run("build", cwd=copied).status == 0
    return copied


@pytest.mark.parametrize(
    "path",
    [
        REPORT,
        "content/pages/about.md",
        "content/410724/zhengwu/agency.yaml",
        "content/regions.yaml",
    ],
)
def test_fifty_megabytes_are_refused_unread(site: Path, path: str) -> None:
    before = tree_of(site / "output")
    with (site / path).open("ab") as file:
        file.truncate(50_000_000)
    done = run("check", "--format", "json", cwd=site)
    assert done.status == 1
    assert f"{path} S03" in done.places
    assert run("build", cwd=site).status == 1
    assert tree_of(site / "output") == before


def test_settings_of_fifty_megabytes(site: Path) -> None:
    with (site / "site.yaml").open("ab") as file:
        file.truncate(50_000_000)
    assert run("check", "--format", "json", cwd=site).places == ["site.yaml S03"]


def test_a_line_of_one_megabyte_in_the_data(site: Path) -> None:
    edit(site / REPORT, "requests: 0", "requests: 0\nnotes: {requests: " + "数据" * 170_000 + "}")
    assert run("build", cwd=site).status == 0
    page = site / "output/agencies/410724/zhengwu/2023/index.html"
    assert "数据" * 170_000 in page.read_text(encoding="utf-8")


@pytest.mark.parametrize("gone", [REPORT, "content/410724/zhengwu/agency.yaml"])
def test_a_source_that_vanishes_while_the_build_runs(site: Path, gone: str) -> None:
    before = tree_of(site / "output")
    # Without records the build does all work, and the first agency done gives the chance.
    shutil.rmtree(site / ".gongkai")

    def take_away(_stage: str, done: int, total: int) -> None:
        if done < total:
            (site / gone).unlink(missing_ok=True)

    result = build(BuildOptions(site, site / "output"), take_away)
    assert [(f.code, f.place) for f in weighty(result.findings)] == [("S01", (gone, None, None))]
    assert result.published is None
    assert tree_of(site / "output") == before


def test_an_attachment_that_cannot_be_read_is_a_finding(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = tree_of(site / "output")
    opened = os.open
    (site / ATTACHMENT).write_text("另一份原件", encoding="utf-8")

    def refuse(path: str | Path, *arguments: int, **options: int) -> int:
        if path == site / ATTACHMENT:
            raise PermissionError(path)
        return opened(path, *arguments, **options)

    monkeypatch.setattr(os, "open", refuse)
    result = build(BuildOptions(site, site / "output"))
    assert [(f.code, f.place.path) for f in weighty(result.findings)] == [("S01", ATTACHMENT)]
    assert result.published is None
    assert tree_of(site / "output") == before


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser reads every file")
@pytest.mark.parametrize("path", [REPORT, "content/410724/zhengwu", "content/regions.yaml"])
def test_a_source_without_permission(site: Path, path: str) -> None:
    (site / path).chmod(0o000)
    try:
        done = run("check", "--format", "json", cwd=site)
    finally:
        (site / path).chmod(0o755)
    assert done.status == 1
    assert any(place.startswith(f"{path} S01") for place in done.places)


def test_an_output_that_is_a_file_stays_as_it_is(site: Path) -> None:
    (site / "www").write_text("别人的", encoding="utf-8")
    done = run("build", "--output", "www", cwd=site)
    assert (done.status, done.out) == (2, "")
    assert "是文件，不是文件夹" in done.err
    assert (site / "www").read_text(encoding="utf-8") == "别人的"


def test_a_full_disk_is_said_in_chinese_and_leaves_the_pages(site: Path) -> None:
    """The largest file that the process may write stands for a disk without room."""
    before = tree_of(site / "output")
    edit(site / REPORT, "本年度工作平稳，", "本年度工作平稳，" * 3_000)
    done = subprocess.run(
        [sys.executable, "-c", LIMITED],
        cwd=site,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
        capture_output=True,
        encoding="utf-8",
        timeout=DEADLINE,
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr.startswith("错误：发布失败：文件超过系统允许的大小")
    assert tree_of(site / "output") == before
    assert [path.name for path in site.iterdir() if "staging" in path.name] == []


def test_a_date_is_the_same_with_and_without_quotes(site: Path) -> None:
    page = site / "output/agencies/410724/zhengwu/2023/index.html"
    before = page.read_bytes()
    assert "2024年3月20日" in before.decode()
    edit(site / REPORT, "published: 2024-03-20", 'published: "2024-03-20"')
    assert run("build", cwd=site, TZ="Pacific/Kiritimati").status == 0
    assert page.read_bytes() == before
