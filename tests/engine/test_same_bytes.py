"""Equal sources give equal bytes, whoever builds them, where, and in what circumstances."""

import json
import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from generator.commands.build import BuildOptions, build
from generator.commands.engine import crew
from tests.engine.conftest import AGENCIES, YEARS
from tests.engine.sites import Trees
from tests.running import REPOSITORY, SMALL_SITE, copy_site, edit, run, tree_of

HAN = "网站 二〇二三"
SUMMER, WINTER = "1719792000", "1767225600"
"""1 July 2024 and 1 January 2026, in seconds."""


def published(site: Path, *options: str, **environment: str) -> Trees:
    """Build a site with the real program and return its output."""
    done = run("build", *options, cwd=site, **environment)
    assert done.status == 0, done.out + done.err
    return tree_of(site / "output")


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Trees:
    """What the small site gives."""
    return published(copy_site(tmp_path_factory.mktemp("small")), "--jobs", "1")


@pytest.fixture(scope="module")
def large(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Trees:
    """What the generated site gives in one process."""
    site = shutil.copytree(corpus, tmp_path_factory.mktemp("large") / "site")
    return published(Path(site), "--jobs", "1")


def test_the_generated_site_is_worth_several_processes() -> None:
    assert AGENCIES * (1 + YEARS) >= crew.WORTHWHILE


@pytest.mark.parametrize(
    ("jobs", "seed"), [("2", "0"), ("2", "random"), ("3", "1")], ids=["two", "chance", "three"]
)
def test_any_number_of_processes(jobs: str, seed: str, large_site: Path, large: Trees) -> None:
    assert published(large_site, "--jobs", jobs, PYTHONHASHSEED=seed) == large


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONHASHSEED": "0"},
        {"PYTHONHASHSEED": "1"},
        {"PYTHONHASHSEED": "random"},
        {"TZ": "Asia/Shanghai"},
        {"TZ": "America/Los_Angeles", "LANG": "C.UTF-8"},
        {"LC_ALL": "C"},
        {"LC_ALL": "POSIX", "PYTHONCOERCECLOCALE": "0"},
        {"LC_ALL": "C.UTF-8", "HOME": "/nonexistent", "USER": "nobody"},
    ],
    ids=lambda each: " ".join(f"{name}={value}" for name, value in each.items()),
)
def test_any_environment(environment: dict[str, str], site: Path, small: Trees) -> None:
    assert published(site, **environment) == small


@pytest.mark.parametrize("umask", ["000", "022", "077"])
def test_any_umask(umask: str, site: Path, small: Trees) -> None:
    command = f"umask {umask} && exec {sys.executable} -m generator build"
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(REPOSITORY)}
    subprocess.run(["sh", "-c", command], cwd=site, env=environment, check=True, timeout=60)
    output = site / "output"
    assert tree_of(output) == small
    for path in (output, *output.rglob("*")):
        wanted = 0o755 if path.is_dir() else 0o644
        assert stat.S_IMODE(path.stat().st_mode) == wanted, path


@pytest.mark.parametrize("mode", [0o600, 0o755])
def test_any_mode_of_the_sources(mode: int, site: Path, small: Trees) -> None:
    for path in site.rglob("*.*"):
        path.chmod(mode)
    assert published(site) == small
    found = {stat.S_IMODE(path.stat().st_mode) for path in (site / "output").rglob("*.*")}
    assert found == {0o644}


def test_any_place_of_site_output_and_program(tmp_path: Path, small: Trees) -> None:
    program = tmp_path / HAN / "程序"
    for folder in ("generator", "templates"):
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(REPOSITORY / folder, program / folder, ignore=ignored)
    site = Path(shutil.copytree(SMALL_SITE, tmp_path / HAN / "网站"))
    output = tmp_path / HAN / "发布 到这里"
    done = run("build", "--output", output, cwd=site, PYTHONPATH=str(program))
    assert done.status == 0, done.err
    assert tree_of(output) == small
    assert published(site) == small
    assert str(tmp_path).encode() not in b"".join(small.values())


def test_any_order_in_which_the_files_were_made(corpus: Path, tmp_path: Path, large: Trees) -> None:
    site = tmp_path / "site"
    paths = [path.relative_to(corpus) for path in corpus.rglob("*") if path.is_file()]
    for path in sorted(paths, key=lambda each: str(each)[::-1], reverse=True):
        target = site / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes((corpus / path).read_bytes())
        os.utime(target, (0, 981173106))
    assert published(site, "--jobs", "2") == large


def test_incremental_as_cold(site: Path, small: Trees) -> None:
    report = site / "content/410303/tongjiju/2023.md"
    original = report.read_bytes()
    edit(report, "人手不足", "人手仍不足")
    assert published(site) != small
    report.write_bytes(original)
    assert published(site, TZ="Asia/Tokyo", PYTHONHASHSEED="7") == small


def test_incremental_in_several_processes_as_cold(
    large_site: Path, large: Trees, monkeypatch: pytest.MonkeyPatch
) -> None:
    reports = sorted(large_site.glob("content/*/*/2024.md"))
    originals = {report: report.read_bytes() for report in reports}
    for report, original in originals.items():
        report.write_bytes(original + "\n补充一句。\n".encode())
    assert published(large_site) != large
    for report, original in originals.items():
        report.write_bytes(original)
    monkeypatch.setattr(crew, "WORTHWHILE", 1)
    monkeypatch.setattr(crew, "BATCH", 20)
    result = build(BuildOptions(large_site, large_site / "output", jobs=2))
    assert len(result.made) == AGENCIES
    assert tree_of(large_site / "output") == large


def test_the_day_changes_the_overviews_of_who_is_late_alone(site: Path) -> None:
    first = published(site, SOURCE_DATE_EPOCH=SUMMER)
    assert published(site, SOURCE_DATE_EPOCH=SUMMER) == first
    second = published(site, SOURCE_DATE_EPOCH=WINTER)
    changed = {name for name in first.keys() | second.keys() if first.get(name) != second.get(name)}
    dated = {name for name in first if name.startswith("status/")}
    assert changed == {"manifest.json", *dated}


def test_the_manifest_lists_what_is_published(large: Trees) -> None:
    listed = json.loads(large["manifest.json"])["files"]
    assert listed.keys() == large.keys() - {"manifest.json"}
