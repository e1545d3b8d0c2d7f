"""A caller who keeps his own list of the site: only what comes and goes is looked at."""

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.write.delivery import Delivery
from generator.write.errors import PublishError
from generator.write.ledger import Ledger, is_as_left, read_ledger
from generator.write.marks import mark_at
from generator.write.publish import Published, publish
from generator.write.staging import Staging
from tests.write.sites import Keeper, put_site, tree_of

SITE = {f"agencies/{number}/index.html": b"agency %d" % number for number in range(1, 8)}
CHANGED = {**SITE, "agencies/3/index.html": b"agency three", "years/index.html": b"years"}


def test_only_what_comes_and_goes_is_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = tmp_path / "output"
    keeper = Keeper()
    keeper.put_site(output, SITE)
    seen: set[str] = set()
    for name in ("open", "stat", "lstat"):
        real = getattr(os, name)

        def look(
            path: object, *arguments: object, real: object = real, **options: object
        ) -> object:
            seen.add(str(path))
            assert callable(real)
            return real(path, *arguments, **options)

        monkeypatch.setattr(os, name, look)
    del_one = {path: data for path, data in CHANGED.items() if path != "agencies/5/index.html"}
    assert keeper.put_site(output, del_one) == Published(written=2, unchanged=5, removed=1)
    pages = {path for path in seen if path.startswith(f"{output}/") and path.endswith(".html")}
    # Of the new page not even the folder is there.
    wanted = ("agencies/3/index.html", "agencies/5/index.html")
    assert pages == {f"{output}/{path}" for path in wanted}


def test_a_delivery_of_nothing_touches_nothing_and_asks_for_no_list(tmp_path: Path) -> None:
    output = tmp_path / "output"
    mark = put_site(output, SITE).manifest

    def files() -> Iterator[tuple[str, str]]:
        raise AssertionError

    before = {path: path.stat().st_mtime_ns for path in [output, *output.rglob("*")]}
    with Staging.beside(output) as staging:
        nothing = Delivery({}, frozenset(), files, len(SITE))
        done = publish(staging, nothing, Ledger({}, {}, (), mark))
    assert done == Published(0, len(SITE), 0)
    assert done.manifest == mark == mark_at(output / "manifest.json")
    assert {path: path.stat().st_mtime_ns for path in [output, *output.rglob("*")]} == before


def test_a_list_that_is_older_than_the_output_is_not_trusted(tmp_path: Path) -> None:
    """As after a build that was killed when it had published and not yet kept its list."""
    output = tmp_path / "output"
    keeper = Keeper()
    keeper.put_site(output, SITE)
    put_site(output, CHANGED)
    assert not is_as_left(output, keeper.manifest)
    keeper.put_site(output, {**SITE, "agencies/3/index.html": b"agency 3, corrected"})
    assert tree_of(output) == {**SITE, "agencies/3/index.html": b"agency 3, corrected"}


def test_an_older_list_does_not_make_files_of_ours_foreign(tmp_path: Path) -> None:
    output, page = tmp_path / "output", "agencies/3/index.html"
    first = put_site(output, SITE).manifest
    listed = read_ledger(output).listed
    put_site(output, CHANGED)
    with Staging.beside(output) as staging:
        written = staging.tray.write(page, b"agency 3, corrected")
        new = {**listed, page: written.digest}
        delivery = Delivery(
            {page: written.digest},
            frozenset({"years/index.html"}),
            lambda: iter(sorted(new.items())),
            len(new),
        )
        publish(staging, delivery, Ledger({page: listed[page]}, {}, (), first))
    assert tree_of(output) == {**SITE, page: b"agency 3, corrected"}


def test_a_list_serves_where_the_manifest_was_deleted(tmp_path: Path) -> None:
    output = tmp_path / "output"
    put_site(output, SITE)
    listed = read_ledger(output).listed
    (output / "manifest.json").unlink()
    page = "agencies/3/index.html"
    with Staging.beside(output) as staging:
        written = staging.tray.write(page, b"agency three")
        new = {**listed, page: written.digest}
        files = sorted(new.items())
        delivery = Delivery({page: written.digest}, frozenset(), lambda: iter(files), len(new))
        publish(staging, delivery, Ledger({page: listed[page]}, {}, ()))
    assert tree_of(output) == {**SITE, page: b"agency three"}
    assert read_ledger(output).listed == new


def test_a_foreign_manifest_is_noticed_by_one_who_keeps_a_list(tmp_path: Path) -> None:
    output = tmp_path / "output"
    mark = put_site(output, SITE).manifest
    (output / "manifest.json").write_text('{"name": "一个网页应用"}', encoding="utf-8")
    with Staging.beside(output) as staging:
        written = staging.tray.write("a.html", b"a")
        delivery = Delivery({"a.html": written.digest}, frozenset(), lambda: iter(()), 1)
        with pytest.raises(PublishError, match=r"正好占着要写入的位置：\n  manifest\.json"):
            publish(staging, delivery, Ledger({}, {}, (), mark))
    assert not (output / "a.html").exists()


def test_an_interrupted_publish_is_told_even_where_files_only_went(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = tmp_path / "output"
    mark = put_site(output, CHANGED).manifest
    assert is_as_left(output, mark)

    def refuse(path: Path, *, missing_ok: bool = False) -> None:
        if path.name == "index.html":
            raise PermissionError(13, "Permission denied", str(path))
        if not missing_ok or path.exists():
            os.remove(path)  # noqa: PTH107 - Path's own is what is replaced here

    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", refuse)
        with pytest.raises(PublishError, match="没有读写权限"):
            put_site(output, SITE)
    assert mark_at(output / "manifest.json") == mark
    assert not is_as_left(output, mark)
    put_site(output, SITE)
    assert tree_of(output) == SITE


@pytest.mark.parametrize("page", ["agencies/3/index.html", "years/index.html"])
def test_a_page_that_a_power_failure_left_empty_is_published_again_or_removed(
    page: str, tmp_path: Path
) -> None:
    output = tmp_path / "output"
    put_site(output, CHANGED)
    (output / page).write_bytes(b"")
    put_site(output, SITE)
    assert tree_of(output) == SITE


def test_an_empty_file_that_was_never_ours_stops_the_publish(tmp_path: Path) -> None:
    output = tmp_path / "output"
    put_site(output, SITE)
    (output / "years").mkdir()
    (output / "years/index.html").write_bytes(b"")
    with pytest.raises(PublishError, match=r"years/index\.html"):
        put_site(output, CHANGED)


def test_both_lists_outlive_a_power_failure_before_their_word_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each is synced before its renaming, and the folder after; pages are not synced."""
    output = tmp_path / "output"
    put_site(output, SITE)
    done: list[str] = []
    sync, replace = os.fsync, os.replace

    def fsync(descriptor: int) -> None:
        place = Path(f"/proc/self/fd/{descriptor}").readlink()
        done.append(f"sync {place.name}")
        sync(descriptor)

    def renamed(source: Path, target: Path) -> None:
        done.append(f"bring {target.name}")
        replace(source, target)

    monkeypatch.setattr(os, "fsync", fsync)
    monkeypatch.setattr(os, "replace", renamed)
    put_site(output, {**SITE, "index.html": b"home"})
    assert done == [
        "sync manifest.pending.json",
        "bring manifest.pending.json",
        "sync output",
        "bring index.html",
        "sync manifest.json",
        "bring manifest.json",
        "sync output",
    ]


def test_a_disk_that_cannot_sync_is_published_to_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_descriptor: int) -> None:
        raise OSError(22, "Invalid argument")

    monkeypatch.setattr(os, "fsync", refuse)
    put_site(tmp_path / "output", SITE)
    put_site(tmp_path / "output", CHANGED)
    assert tree_of(tmp_path / "output") == CHANGED


def test_digests_are_of_the_bytes(tmp_path: Path) -> None:
    put_site(tmp_path / "output", SITE)
    wanted = {path: hashlib.sha256(data).hexdigest() for path, data in SITE.items()}
    assert read_ledger(tmp_path / "output").listed == wanted
