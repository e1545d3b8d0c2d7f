"""What is kept of earlier releases, and what nobody but us may have put there."""

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.write.releases import release_root
from generator.write.staging import Staging
from tests.write.sites import put_release, releases, tree_of


def put_many(output: Path, numbers: range, *, keep: int = 3) -> list[str]:
    sites = [{"index.html": b"home %d" % number, "a.css": b"a"} for number in numbers]
    return [put_release(output, site, keep=keep).release for site in sites]


def test_the_last_releases_are_kept_and_older_ones_removed(tmp_path: Path) -> None:
    output = tmp_path / "output"
    made = put_many(output, range(1, 7), keep=3)
    assert releases(output) == made[3:]
    assert release_root(output) == output / "releases" / made[-1]


@pytest.mark.parametrize("link", ["releases/{}", "releases/{}/", "./releases/{}", "{output}/{}"])
def test_a_link_set_back_to_an_earlier_release_is_built_upon_and_the_release_is_kept(
    link: str, tmp_path: Path
) -> None:
    output = tmp_path / "output"
    made = put_many(output, range(1, 4))
    (output / "current").unlink()
    target = link.format(made[0], output=output / "releases")
    (output / "current").symlink_to(target, target_is_directory=True)
    assert release_root(output) == output / "releases" / made[0]
    with Staging.for_release(output) as staging:
        assert staging.tray.root == output / "releases" / made[0]
    made += put_many(output, range(4, 6), keep=1)
    assert releases(output) == [made[-1]]
    assert made[-1].startswith("000005-")


def test_the_current_release_is_never_removed(tmp_path: Path) -> None:
    output = tmp_path / "output"
    made = put_many(output, range(1, 4))
    (output / "current").unlink()
    (output / "current").symlink_to(f"releases/{made[0]}", target_is_directory=True)
    assert put_release(output, {"index.html": b"home 1", "a.css": b"a"}, keep=1).release == made[0]
    assert releases(output) == made


def add_file(release: Path) -> None:
    (release / "google.html").write_bytes(b"google")


def add_folder(release: Path) -> None:
    (release / "mine").mkdir()


def edit_page(release: Path) -> None:
    (release / "index.html").write_bytes(b"edited by hand")


def link_page(release: Path) -> None:
    (release / "index.html").unlink()
    (release / "index.html").symlink_to("a.css")


def spoil_manifest(release: Path) -> None:
    (release / "manifest.json").write_text("{}", encoding="utf-8")


@pytest.mark.parametrize("change", [add_file, add_folder, edit_page, link_page, spoil_manifest])
def test_an_old_release_that_holds_something_foreign_stays_and_is_told(
    change: Callable[[Path], None], tmp_path: Path
) -> None:
    output = tmp_path / "output"
    first, _ = put_many(output, range(1, 3))
    change(output / "releases" / first)
    before = tree_of(output / "releases" / first)
    done = put_release(output, {"index.html": b"home 3"}, keep=1)
    assert done.left == (f"releases/{first}",)
    assert releases(output) == [first, done.release]
    assert tree_of(output / "releases" / first) == before


def test_foreign_things_among_releases_and_beside_them_stay(tmp_path: Path) -> None:
    output = tmp_path / "output"
    foreign = {"CNAME": b"cname", "releases/notes.txt": b"mine", "releases/2023-final/x": b"x"}
    for path, data in foreign.items():
        (output / path).parent.mkdir(parents=True, exist_ok=True)
        (output / path).write_bytes(data)
    put_many(output, range(1, 4), keep=1)
    assert {path: (output / path).read_bytes() for path in foreign} == foreign
    assert len(releases(output)) == 3


def test_what_killed_builds_left_is_removed(tmp_path: Path) -> None:
    output = tmp_path / "output"
    put_release(output, {"index.html": b"home 1"})
    place = output / "releases"
    for name in (".gongkai-staging-0123abcd", ".gongkai-removed-4567cdef"):
        (place / name / "a").mkdir(parents=True)
        (place / name / "a/index.html").write_bytes(b"half")
    (place / ".gongkai-link-89abcdef").symlink_to("releases/000009-00000000")
    (place / ".gongkai-staging-mine").mkdir()
    done = put_release(output, {"index.html": b"home 2"}, keep=1)
    assert releases(output) == [".gongkai-staging-mine", done.release]
