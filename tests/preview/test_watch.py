"""The watch on sources: by events and by polling, nothing lost and nothing else looked at."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from queue import Queue
from typing import Never

import pytest

from generator.commands.preview import events
from generator.commands.preview.sources import source_of
from generator.commands.preview.sweep import marks_in
from generator.commands.preview.watch import POLLING, SourceWatch, has_no_events
from tests.preview.running import clear, replace, start, wait_for


@pytest.fixture
def changes() -> "Queue[frozenset[str]]":
    return Queue()


@pytest.fixture
def remarks() -> "Queue[str]":
    return Queue()


@pytest.fixture
def watch(
    site: Path, changes: "Queue[frozenset[str]]", remarks: "Queue[str]"
) -> Iterator[SourceWatch]:
    watch = SourceWatch(site, changes.put, remarks.put)
    watch.start()
    assert changes.get(timeout=30) == frozenset()
    yield watch
    watch.stop()


def seen_until(changes: "Queue[frozenset[str]]", wanted: str) -> set[str]:
    seen: set[str] = set()
    while wanted not in seen:
        seen |= changes.get(timeout=30)
    return seen


@pytest.mark.usefixtures("watch")
def test_only_sources_are_looked_at(site: Path, changes: Queue[frozenset[str]]) -> None:
    for name in ("output", ".gongkai", "bench"):
        (site / name).mkdir()
        (site / name / "x.md").write_text("x")
    for name in (".2024.md.swp", "2024.md~", "~$说明.docx", "#2024.md#", "4913", "x.tmp"):
        (site / "content/990000/shujuju" / name).write_text("x")
    (site / "README.md").write_text("x")
    (site / "content/990000/shujuju/2023.md").write_text("x")
    assert seen_until(changes, "content/990000/shujuju/2023.md") == {
        "content/990000/shujuju/2023.md"
    }


@pytest.mark.usefixtures("watch")
def test_settings_saved_by_renaming_are_seen_again_and_again(
    site: Path, changes: Queue[frozenset[str]]
) -> None:
    replace(site / "site.yaml", "name: 示例市", "name: 甲市")
    seen_until(changes, "site.yaml")
    replace(site / "site.yaml", "name: 甲市", "name: 乙市")
    seen_until(changes, "site.yaml")


def test_where_the_system_refuses_events_polling_takes_over(
    site: Path, changes: Queue[frozenset[str]], remarks: Queue[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_paths: object, **_options: object) -> Never:
        raise OSError(28, "OS file watch limit reached")

    monkeypatch.setattr(events, "watch", refuse)
    watch = SourceWatch(site, changes.put, remarks.put)
    watch.start()
    assert changes.get(timeout=30) == frozenset()
    assert remarks.get(timeout=30) == POLLING
    for number in range(3):
        (site / "content/regions.yaml").write_text(f"990000: 甲市\n99000{number}: 乙县\n")
        assert changes.get(timeout=30) == {"content/regions.yaml"}
    watch.stop()
    assert remarks.empty()


@pytest.mark.parametrize("watches", [2, 6])
def test_beyond_the_limit_of_watches_changes_are_found_by_polling(site: Path, watches: int) -> None:
    """Six are enough for the site as it is and for the first of the new folders."""
    running = start(site, under=limited_to(watches))
    try:
        for name in ("caizhengju", "jiaoyuju", "tongjiju"):
            (site / "content/990000" / name).mkdir()
        wait_for(lambda: POLLING in running.output, lambda: running.output)
        for name in ("caizhengju", "jiaoyuju", "tongjiju"):
            agency = site / "content/990000" / name / "agency.yaml"
            agency.write_text(f"name: 示例市{name}\nkind: department\n", encoding="utf-8")
        running.until("/agencies/990000/tongjiju/", lambda page: "示例市tongjiju" in page)
        assert running.leave() == 0
    finally:
        clear(running)


def limited_to(watches: int) -> tuple[str, ...]:
    """Return a command that runs another where inotify has no more watches than this."""
    limit = f"echo {watches} > /proc/sys/user/max_inotify_watches"
    apart = ("unshare", "--user", "--map-root-user", "sh", "-c", f'{limit} && exec "$@"', "sh")
    if shutil.which("unshare") is None or subprocess.run([*apart, "true"], check=False).returncode:
        pytest.skip("no user namespaces here, in which a limit could be set")
    return apart


def test_polling_can_be_asked_for_as_with_watchfiles_itself(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("WATCHFILES_FORCE_POLLING", raising=False)
    monkeypatch.setattr("platform.release", lambda: "6.1.0")
    assert not has_no_events()
    monkeypatch.setattr("platform.release", lambda: "5.15.90.1-microsoft-standard-WSL2")
    assert has_no_events()
    monkeypatch.setattr("platform.release", lambda: "6.1.0")
    monkeypatch.setenv("WATCHFILES_FORCE_POLLING", "1")
    assert has_no_events()


def test_a_sweep_sees_old_times_new_names_and_what_is_gone(tmp_path: Path) -> None:
    content = tmp_path / "content"
    content.mkdir()
    (content / "kept.md").write_text("1")
    (content / "gone.md").write_text("2")
    (tmp_path / "output").mkdir()
    before = dict(marks_in(tmp_path))
    assert set(before) == {"content", "content/kept.md", "content/gone.md"}
    (content / "gone.md").unlink()
    (content / "old.md").write_text("3")
    os.utime(content / "old.md", (1, 1))
    (content / "kept.md").write_text("4")
    (content / "~$kept.md").write_text("5")
    now = dict(marks_in(tmp_path))
    assert {path for path, _ in before.items() ^ now.items()} == {
        "content/kept.md",
        "content/gone.md",
        "content/old.md",
    }


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("site.yaml", "site.yaml"),
        ("content/990000/a/2024/附件.pdf", "content/990000/a/2024/附件.pdf"),
        ("templates/assets/site.css", "templates/assets/site.css"),
        ("content/.git/index", None),
        ("output/index.html", None),
        ("", None),
    ],
)
def test_sources_are_told_from_the_rest(tmp_path: Path, path: str, source: str | None) -> None:
    assert source_of(tmp_path, str(tmp_path / path)) == source
    assert source_of(tmp_path / "other", str(tmp_path / path)) is None
