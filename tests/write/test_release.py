"""Releases: a folder for each, a link to the current one, and what is kept of the earlier ones."""

import errno
import hashlib
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.write.delivery import Delivery
from generator.write.errors import PublishError
from generator.write.marks import mark_at
from generator.write.publish import Published
from generator.write.release import publish_release
from generator.write.releases import release_root
from generator.write.staging import Staging
from tests.write.sites import Tree, put_release, put_site, releases, tree_of
from tests.write.stopping import ALL_AT_MOST, before_step, is_killed, kill

OLD = {
    "index.html": b"home 2022",
    "assets/site.css": b"body {}",
    "years/2022/index.html": b"2022",
    "plan": b"plan",
}
NEW = {
    "index.html": b"home 2023",
    "assets/site.css": b"body {}",
    "years/2023/index.html": b"2023",
    "plan/index.html": b"plan in a folder",
}


def current(output: Path) -> str:
    return str((output / "current").readlink())


def test_a_first_release_is_the_staging_folder_itself(tmp_path: Path) -> None:
    output = tmp_path / "www" / "output"
    with Staging.for_release(output) as staging:
        folder = staging.folder.stat().st_ino
        written = staging.tray.write("index.html", b"home 2022")
        files = [("index.html", written.digest)]
        delivery = Delivery(dict(files), frozenset(), lambda: iter(files), 1)
        done = publish_release(staging, output, delivery)
    manifest = (output / "current/manifest.json").read_bytes()
    assert done == Published(1, 0, 0, release=f"000001-{hashlib.sha256(manifest).hexdigest()[:8]}")
    assert current(output) == f"releases/{done.release}"
    assert (output / "releases" / done.release).stat().st_ino == folder
    assert done.manifest == mark_at(output / "current/manifest.json")
    assert written.mark == mark_at(output / "current/index.html")
    assert sorted(path.name for path in output.iterdir()) == ["current", "releases"]
    assert list((tmp_path / "www").iterdir()) == [output]


def test_a_later_release_stands_beside_the_first_and_shares_what_did_not_change(
    tmp_path: Path,
) -> None:
    output = tmp_path / "output"
    first = put_release(output, OLD).release
    second = put_release(output, NEW)
    assert second == Published(3, 1, 2, release=second.release)
    assert second.release.startswith("000002-")
    assert releases(output) == [first, second.release]
    assert tree_of(output / "current") == tree_of(output / "releases" / second.release) == NEW
    assert tree_of(output / "releases" / first) == OLD
    shared = [output / "releases" / name / "assets/site.css" for name in (first, second.release)]
    assert shared[0].stat().st_ino == shared[1].stat().st_ino
    put_site(tmp_path / "plain", NEW)
    plain = (tmp_path / "plain/manifest.json").read_bytes()
    assert (output / "current/manifest.json").read_bytes() == plain


def test_the_same_site_again_makes_no_release(tmp_path: Path) -> None:
    output = tmp_path / "output"
    first = put_release(output, OLD)
    again = put_release(output, OLD)
    assert again == Published(0, 4, 0, release=first.release)
    assert again.manifest == first.manifest
    assert releases(output) == [first.release]


def test_where_files_cannot_have_two_names_they_are_copied_with_their_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **_options: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    output = tmp_path / "output"
    first = put_release(output, OLD).release
    monkeypatch.setattr(os, "link", refuse)
    second = put_release(output, NEW).release
    assert tree_of(output / "current") == NEW
    copies = [output / "releases" / name / "assets/site.css" for name in (first, second)]
    status = [path.stat() for path in copies]
    assert status[0].st_ino != status[1].st_ino
    assert status[0].st_mtime_ns == status[1].st_mtime_ns


def test_a_site_published_without_releases_is_not_mixed_with_them(tmp_path: Path) -> None:
    output = tmp_path / "output"
    put_site(output, OLD)
    with pytest.raises(PublishError, match="已有不用 --release 发布的网站") as caught:
        put_release(output, NEW)
    assert "请去掉 --release 重新生成，或用 --output 另选输出文件夹。" in str(caught.value)
    assert tree_of(output) == OLD
    assert list(tmp_path.iterdir()) == [output]


def foreign_folder(output: Path) -> None:
    (output / "current").mkdir(parents=True)


def foreign_link(output: Path) -> None:
    output.mkdir()
    (output / "current").symlink_to("..", target_is_directory=True)


def foreign_pipe(output: Path) -> None:
    output.mkdir()
    os.mkfifo(output / "current")


def foreign_file(output: Path) -> None:
    output.mkdir()
    (output / "releases").write_bytes(b"mine")


@pytest.mark.parametrize("put", [foreign_folder, foreign_link, foreign_pipe, foreign_file])
def test_a_foreign_thing_with_a_name_that_releases_need_stops_the_publish(
    put: Callable[[Path], None], tmp_path: Path
) -> None:
    output = tmp_path / "output"
    put(output)
    before = [path.lstat().st_ino for path in sorted(output.rglob("*"))]
    with pytest.raises(PublishError, match="不是本工具发布的内容，却占着 --release 要用的位置"):
        put_release(output, OLD)
    assert [path.lstat().st_ino for path in sorted(output.rglob("*"))] == before
    assert list(tmp_path.iterdir()) == [output]


def test_a_link_to_a_release_that_is_gone_is_replaced(tmp_path: Path) -> None:
    output = tmp_path / "output"
    output.mkdir()
    (output / "current").symlink_to("releases/000007-0123abcd", target_is_directory=True)
    assert release_root(output) is None
    put_release(output, OLD)
    assert tree_of(output / "current") == OLD


def test_a_file_that_vanished_from_the_current_release_is_told(tmp_path: Path) -> None:
    output = tmp_path / "output"
    first = put_release(output, OLD).release
    files = [("assets/site.css", "0" * 64), ("index.html", "1" * 64)]
    with Staging.for_release(output) as staging:
        written = staging.tray.write("index.html", b"home 2023")
        (output / "current/assets/site.css").unlink()
        delivery = Delivery({"index.html": written.digest}, frozenset(), lambda: iter(files), 2)
        with pytest.raises(PublishError, match=r"当前发布的网站里少了文件 assets/site\.css"):
            publish_release(staging, output, delivery)
    assert current(output) == f"releases/{first}"
    assert releases(output) == [first]


def test_a_build_that_is_not_published_leaves_no_empty_folders(tmp_path: Path) -> None:
    with Staging.for_release(tmp_path / "output") as staging:
        staging.tray.write("index.html", b"home")
    assert list(tmp_path.iterdir()) == []


def test_what_was_staged_for_no_release_is_a_mistake_of_the_caller(tmp_path: Path) -> None:
    output = tmp_path / "output"
    delivery = Delivery({}, frozenset(), lambda: iter(()), 0)
    with Staging.beside(output) as staging, pytest.raises(ValueError, match="not staged for"):
        publish_release(staging, output, delivery)


def release_killed(output: Path, site: Tree, *, step: int) -> bool:
    def work() -> None:
        with pytest.MonkeyPatch.context() as patch:
            before_step(step, kill, patch)
            put_release(output, site, keep=1)

    return is_killed(work)


def test_a_release_killed_before_any_step_leaves_the_old_site_or_the_new_one(
    quick: Path,
) -> None:
    for step in range(1, ALL_AT_MOST):
        output = quick / str(step) / "output"
        put_release(output, OLD)
        killed = release_killed(output, NEW, step=step)
        assert tree_of(output / "current") in (OLD, NEW)
        put_release(output, NEW, keep=1)
        assert tree_of(output / "current") == NEW
        assert [name for name in releases(output) if name.startswith(".")] == []
        assert sorted(path.name for path in output.iterdir()) == ["current", "releases"]
        assert list(output.parent.iterdir()) == [output]
        if not killed:
            break
    assert step > len(NEW) * 3
