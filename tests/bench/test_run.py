"""The scripts that time builds of generated sites, run on small ones; each build waits a while."""

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

BENCH = Path(__file__).resolve().parents[2] / "bench"
REPORTS = 20


def run(*command: str | Path) -> str:
    done = subprocess.run([sys.executable, *command], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("bench")


@pytest.fixture(scope="module")
def printed(folder: Path) -> str:
    kept = ("--keep", folder / "kept", "--json", folder / "figures.json")
    return run(BENCH / "run.py", "--rounds", "1", "--jobs", "1", *kept, "--reports", str(REPORTS))


@pytest.fixture(scope="module")
def builds(folder: Path, printed: str) -> Mapping[str, Any]:
    """The one build of each kind."""
    assert printed
    results = json.loads((folder / "figures.json").read_text(encoding="utf-8"))["results"]
    assert {result["reports"] for result in results} == {REPORTS}
    return {result["kind"]: result["builds"][0] for result in results}


def test_a_site_goes_through_all_kinds_of_builds(builds: Mapping[str, Any]) -> None:
    assert list(builds) == ["cold", "warm", "edit", "template"]
    assert all(build["cost"]["peak"] > 0 for build in builds.values())


def test_what_each_kind_of_build_writes(builds: Mapping[str, Any]) -> None:
    """An edit changes a page, a template all reports' pages; both change the manifest."""
    files = {kind: builds[kind]["files"] for kind in ("warm", "edit", "template")}
    assert files == {"warm": 0, "edit": 2, "template": REPORTS + 1}
    assert builds["cold"]["files"] > 2 * REPORTS


def test_tables_have_a_line_for_each_kind(printed: str) -> None:
    first, second, load = printed.split("\n\n")
    assert [line.split(" | ")[1] for line in first.splitlines()[2:]] == [
        *("cold", "warm", "edit", "template")
    ]
    assert second.startswith("| cpu ms a report | 20 | last against first |")
    assert load.startswith("load ")


def test_generated_sites_stay_as_they_were_and_nothing_else_is_kept(
    folder: Path, printed: str
) -> None:
    assert printed
    assert {path.name for path in (folder / "kept").iterdir()} == {"corpus-2x5", "corpus-4x5"}
    run(BENCH / "corpus.py", folder / "anew", "--agencies", "4", "--years", "5")
    assert files(folder / "kept" / "corpus-4x5") == files(folder / "anew")


def files(root: Path) -> Mapping[str, bytes]:
    paths = [path for path in root.rglob("*") if path.is_file()]
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in paths}


def test_the_seconds_of_a_build_are_divided_among_its_stages(tmp_path: Path) -> None:
    run(BENCH / "corpus.py", tmp_path / "site", "--agencies", "2", "--years", "3")
    command = (BENCH / "stages.py", tmp_path / "site", tmp_path / "output")
    found = json.loads(run(*command, "--json"))
    assert found["reports"] == 6
    parts = ("read", "check", "render", "facts", "write files", "digest of sources", "store")
    assert all(found["seconds"][f"work: {part}"] > 0 for part in parts)
    assert {"gather", "gather: write files", "judge", "publish: store"} <= found["seconds"].keys()
    *_, last = run(*command).splitlines()
    assert last.startswith("| all | ")
