"""``gongkai schema`` from end to end: where the files go, and what is in them."""

import json
from pathlib import Path

from tests.running import run, tree_of

NAMES = ["agency.schema.json", "regions.schema.json", "report.schema.json", "site.schema.json"]


def test_the_files_go_into_the_site(site: Path) -> None:
    before = tree_of(site)
    done = run("schema", cwd=site / "content")
    assert (done.status, done.err) == (0, "")
    assert sorted(path.name for path in (site / "schema").iterdir()) == NAMES
    assert all(f"{name}\n" in done.out for name in NAMES)
    after = tree_of(site)
    assert {path: data for path, data in after.items() if not path.startswith("schema/")} == before


def test_another_folder_needs_no_site(tmp_path: Path) -> None:
    done = run("schema", "--output", "a/b", cwd=tmp_path)
    assert done.status == 0
    for name in NAMES:
        schema = json.loads((tmp_path / "a/b" / name).read_text(encoding="utf-8"))
        assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
    again = tree_of(tmp_path)
    run("schema", "--output", "a/b", cwd=tmp_path)
    assert tree_of(tmp_path) == again


def test_without_a_site_and_without_a_folder_it_is_refused(tmp_path: Path) -> None:
    done = run("schema", cwd=tmp_path)
    assert (done.status, done.out) == (2, "")
    assert "没有 site.yaml" in done.err


def test_a_folder_that_cannot_be_made_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    done = run("schema", "--output", "file/inside", cwd=tmp_path)
    assert (done.status, done.out) == (2, "")
    assert "无法新建文件夹" in done.err


def test_the_schemas_do_not_disturb_a_check(site: Path) -> None:
    before = run("check", "--format", "json", cwd=site).json
    run("schema", cwd=site)
    assert run("check", "--format", "json", cwd=site).json == before
