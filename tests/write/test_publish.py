import hashlib
import json
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.write.publish import Published
from generator.write.staging import Staging
from tests.write.sites import PutSite, Tree, TreeOf, publish_site

OLD = {
    "index.html": b"home 2022",
    "assets/site.css": b"body {}",
    "years/2022/index.html": b"2022",
    "agencies/410303/tjj/index.html": b"bureau of statistics",
}
NEW = {
    "index.html": b"home 2023",
    "assets/site.css": b"body {}",
    "years/2023/index.html": b"2023",
    "agencies/410303/tjj/index.html": b"bureau of statistics",
}


def listed(output: Path) -> dict[str, str]:
    files: dict[str, str] = json.loads((output / "manifest.json").read_bytes())["files"]
    return files


def digests(tree: Tree) -> dict[str, str]:
    return {path: hashlib.sha256(data).hexdigest() for path, data in tree.items()}


def test_an_absent_output_becomes_the_staging_folder_itself(tmp_path: Path) -> None:
    output = tmp_path / "output"
    with Staging.beside(output) as staging:
        folder = staging.folder.stat().st_ino
        done = publish_site(staging, {"years/2023/index.html": b"2023"})
    assert done == Published(written=1, unchanged=0, removed=0)
    assert output.stat().st_ino == folder
    assert list(tmp_path.iterdir()) == [output]
    assert listed(output) == digests({"years/2023/index.html": b"2023"})


def test_what_differs_is_replaced_and_what_is_stale_removed(
    tmp_path: Path, put_site: PutSite, tree_of: TreeOf
) -> None:
    output = tmp_path / "output"
    put_site(output, OLD)
    assert put_site(output, NEW) == Published(written=2, unchanged=2, removed=1)
    assert tree_of(output) == NEW
    assert listed(output) == digests(NEW)
    assert not (output / "years/2022").exists()
    assert list(tmp_path.iterdir()) == [output]
    assert not (output / "manifest.pending.json").exists()


def test_the_same_site_again_touches_nothing(tmp_path: Path, put_site: PutSite) -> None:
    output = tmp_path / "output"
    put_site(output, OLD)
    before = {path: path.stat() for path in [output, *output.rglob("*")]}
    assert put_site(output, OLD) == Published(written=0, unchanged=4, removed=0)
    after = {path: path.stat() for path in [output, *output.rglob("*")]}
    changed = [p for p in before if before[p].st_mtime_ns != after[p].st_mtime_ns]
    assert list(after) == list(before)
    assert changed == []


def test_what_pages_refer_to_comes_first_and_the_manifest_last(
    tmp_path: Path, put_site: PutSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = tmp_path / "output"
    put_site(output, {"index.html": b"old", "search/words.json": b"old"})
    placed = []
    real = os.replace

    def noted(source: Path, target: Path) -> None:
        placed.append(target.relative_to(output).as_posix())
        real(source, target)

    monkeypatch.setattr(os, "replace", noted)
    put_site(output, {"index.html": b"new", "search/words.json": b"new", "a/index.html": b"a"})
    assert placed == [
        "manifest.pending.json",
        "search/words.json",
        "a/index.html",
        "index.html",
        "manifest.json",
    ]


def test_the_manifest_is_the_same_after_a_first_and_after_a_later_build(
    tmp_path: Path, put_site: PutSite
) -> None:
    first, later = tmp_path / "first", tmp_path / "later"
    put_site(first, NEW)
    put_site(later, OLD)
    put_site(later, dict(reversed(NEW.items())))
    assert (later / "manifest.json").read_bytes() == (first / "manifest.json").read_bytes()


def test_foreign_files_stay_even_in_folders_of_ours(
    tmp_path: Path, put_site: PutSite, tree_of: TreeOf
) -> None:
    output = tmp_path / "output"
    put_site(output, OLD)
    foreign = {"CNAME": b"www.example.gov.cn", "years/2022/notes.txt": b"mine"}
    for path, data in foreign.items():
        (output / path).write_bytes(data)
    (output / "empty").mkdir()
    put_site(output, NEW)
    assert tree_of(output) == {**NEW, **foreign}
    assert (output / "empty").is_dir()


def test_a_stale_page_that_someone_changed_stays_and_is_told(
    tmp_path: Path, put_site: PutSite, tree_of: TreeOf
) -> None:
    output = tmp_path / "output"
    put_site(output, OLD)
    (output / "years/2022/index.html").write_bytes(b"edited by hand")
    done = put_site(output, NEW)
    assert done == Published(2, 2, 0, left=("years/2022/index.html",))
    assert tree_of(output) == {**NEW, "years/2022/index.html": b"edited by hand"}
    assert put_site(output, NEW).left == ()


def test_a_stale_path_that_someone_made_a_link_is_left(tmp_path: Path, put_site: PutSite) -> None:
    output, elsewhere = tmp_path / "output", tmp_path / "elsewhere"
    put_site(output, OLD)
    (output / "years/2022").rename(elsewhere)
    (output / "years/2022").symlink_to(elsewhere, target_is_directory=True)
    put_site(output, NEW)
    assert (output / "years/2022").is_symlink()
    assert (elsewhere / "index.html").read_bytes() == b"2022"


def test_a_page_that_was_deleted_by_hand_comes_back(
    tmp_path: Path, put_site: PutSite, tree_of: TreeOf
) -> None:
    output = tmp_path / "output"
    put_site(output, OLD)
    (output / "index.html").unlink()
    assert put_site(output, OLD) == Published(written=1, unchanged=3, removed=0)
    assert tree_of(output) == OLD


def test_an_unlisted_file_with_our_very_bytes_becomes_ours(
    tmp_path: Path, put_site: PutSite, tree_of: TreeOf
) -> None:
    output = tmp_path / "output"
    put_site(output, OLD)
    (output / "manifest.json").unlink()
    assert put_site(output, OLD) == Published(written=0, unchanged=4, removed=0)
    put_site(output, NEW)
    assert tree_of(output) == NEW


def test_a_file_may_become_a_folder_and_a_folder_a_file(
    tmp_path: Path, put_site: PutSite, tree_of: TreeOf
) -> None:
    output = tmp_path / "output"
    before = {"plan": b"file", "law/index.html": b"law", "law/deep/er/a.pdf": b"a"}
    after = {"plan/index.html": b"plan", "law": b"file"}
    put_site(output, before)
    assert put_site(output, after) == Published(written=2, unchanged=0, removed=3)
    assert tree_of(output) == after
    put_site(output, before)
    assert tree_of(output) == before


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077, 0o777])
def test_files_and_folders_are_for_a_web_server_to_read_whatever_the_umask(
    umask: int, tmp_path: Path, put_site: PutSite
) -> None:
    output = tmp_path / "www" / "output"
    before = os.umask(umask)
    try:
        put_site(output, OLD)
        put_site(output, NEW)
    finally:
        os.umask(before)
    found = [output.parent, output, *output.rglob("*")]
    assert {path.stat().st_mode & 0o7777 for path in found if path.is_dir()} == {0o755}
    assert {path.stat().st_mode & 0o7777 for path in found if path.is_file()} == {0o644}


NAMES = st.sampled_from(["a", "b", "c.html", "d.css", "年报"])
PATHS = st.lists(NAMES, min_size=1, max_size=3).map("/".join)
CONTENTS = st.sampled_from([b"", b"one", b"two", b"three" * 1000])


def without_clashes(tree: Tree) -> Tree:
    """Leave out files that stand where another one needs a folder."""
    folders = {path.rpartition("/")[0] for path in tree}
    above = {part for folder in folders for part in prefixes(folder)}
    return {path: data for path, data in tree.items() if path not in above}


def prefixes(folder: str) -> Iterator[str]:
    while folder:
        yield folder
        folder = folder.rpartition("/")[0]


TREES = st.dictionaries(PATHS, CONTENTS, max_size=8).map(without_clashes)
FOREIGN = st.dictionaries(PATHS.map(lambda path: f"{path}.own"), CONTENTS, max_size=4)


@settings(deadline=None)
@given(old=TREES, new=TREES, foreign=FOREIGN.map(without_clashes))
def test_any_site_becomes_any_other_and_foreign_files_stay(
    put_site: PutSite, tree_of: TreeOf, old: Tree, new: Tree, foreign: Tree
) -> None:
    both = {*old, *new, *foreign}
    stays = without_clashes(dict.fromkeys(both, b""))
    foreign = {path: data for path, data in foreign.items() if not has_file_above(path, both)}
    new = {path: data for path, data in new.items() if path in stays or not foreign}
    with tempfile.TemporaryDirectory() as place:
        output = Path(place) / "output"
        put_site(output, old)
        for path, data in foreign.items():
            (output / path).parent.mkdir(parents=True, exist_ok=True)
            (output / path).write_bytes(data)
        before = {path: (output / path).stat() for path in {*old, *foreign}}
        done = put_site(output, new)
        assert tree_of(output) == {**new, **foreign}
        assert listed(output) == digests(new)
        same = {path for path in new if old.get(path) == new[path]}
        for path in {*same, *foreign}:
            assert (output / path).stat().st_mtime_ns == before[path].st_mtime_ns
            assert (output / path).stat().st_ino == before[path].st_ino
        assert done == Published(len(new) - len(same), len(same), len(old.keys() - new.keys()))
        empty = [path for path in output.rglob("*") if path.is_dir() and not any(path.iterdir())]
        assert empty == []


def has_file_above(path: str, files: set[str]) -> bool:
    return not files.isdisjoint(prefixes(path.rpartition("/")[0]))
