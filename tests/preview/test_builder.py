"""The worker that builds: one build at a time, none forgotten, none fatal."""

import threading
from collections.abc import Iterator
from pathlib import Path
from queue import Queue

import pytest

from generator.commands.build import BuildOptions, BuildResult
from generator.commands.engine.memory import Memory
from generator.commands.preview import builder as builders
from generator.commands.preview.builder import Assignment, Builder
from generator.commands.preview.bulletin import Bulletin
from generator.commands.preview.overlay import overlay
from generator.commands.report_card import Tally
from generator.commands.run import Reporter
from generator.write.errors import PublishError
from generator.write.publish import Published
from tests.preview.running import wait_for


class Silent:
    """Nobody at the terminal."""

    def progress(self, stage: str, done: int, total: int) -> None: ...

    def built(self, bulletin: Bulletin) -> None: ...

    def serving(self, url: str) -> None: ...

    def remark(self, text: str) -> None: ...


class Works:
    """A build that goes on only when the test lets it, and ends as the test says."""

    def __init__(self) -> None:
        self.began: Queue[BuildOptions] = Queue()
        self.outcomes: Queue[Published | Exception] = Queue()

    def build(self, options: BuildOptions, progress: Reporter, _memory: Memory) -> BuildResult:
        self.began.put(options)
        outcome = self.outcomes.get(timeout=30)
        progress("stage", 1, 2)
        if isinstance(outcome, Exception):
            raise outcome
        return BuildResult((), Tally(1), outcome)


@pytest.fixture
def works(monkeypatch: pytest.MonkeyPatch) -> Works:
    works = Works()
    monkeypatch.setattr(builders, "build", works.build)
    return works


@pytest.fixture
def bulletins() -> "Queue[Bulletin]":
    return Queue()


@pytest.fixture
def builder(site: Path, works: Works, bulletins: "Queue[Bulletin]") -> Iterator[Builder]:
    assignment = Assignment(site, site / ".gongkai/preview")
    builder = Builder(assignment, Silent(), bulletins.put)
    builder.start()
    yield builder
    works.outcomes.put(Published(3, 2, 1))
    builder.stop()


def test_however_many_ask_during_a_build_one_more_follows(
    builder: Builder, works: Works, bulletins: Queue[Bulletin]
) -> None:
    builder.ask(frozenset({"a"}))
    works.began.get(timeout=30)
    for name in ("b", "c", "d"):
        builder.ask(frozenset({name}))
    works.outcomes.put(Published(3, 2, 1))
    works.outcomes.put(Published(1, 4, 0))
    seen = [bulletins.get(timeout=30) for _ in range(2)]
    assert [sorted(each.changed) for each in seen] == [["a"], ["b", "c", "d"]]
    assert [each.published for each in seen] == [Published(3, 2, 1), Published(1, 4, 0)]
    assert works.began.get(timeout=30).has_drafts
    assert works.began.empty()


def test_a_fault_of_the_program_is_reported_and_the_next_build_goes_on(
    builder: Builder, works: Works, bulletins: Queue[Bulletin]
) -> None:
    works.outcomes.put(ZeroDivisionError("a slip of ours"))
    builder.ask(frozenset())
    broken = bulletins.get(timeout=30)
    assert broken.published is None
    assert "a slip of ours" in broken.trace
    assert "a slip of ours" not in overlay(broken)
    assert "程序出错" in overlay(broken)
    works.outcomes.put(PublishError("磁盘空间不足。"))
    builder.ask(frozenset())
    full = bulletins.get(timeout=30)
    assert (full.fault, full.trace) == ("磁盘空间不足。", "")
    works.outcomes.put(Published(3, 2, 1))
    builder.ask(frozenset())
    assert overlay(bulletins.get(timeout=30)) == ""


def test_a_build_under_way_is_abandoned_when_the_preview_ends(
    builder: Builder, works: Works, bulletins: Queue[Bulletin]
) -> None:
    builder.ask(frozenset())
    works.began.get(timeout=30)
    ending = threading.Thread(target=builder.stop)
    ending.start()
    wait_for(lambda: builder._is_leaving)  # noqa: SLF001 - no other sign of it before it ends
    works.outcomes.put(Published(3, 2, 1))
    ending.join(30)
    assert bulletins.empty()


def test_a_baseline_that_cannot_be_read_is_said_and_once_it_is_gone_the_preview_is_built(
    site: Path, bulletins: Queue[Bulletin]
) -> None:
    (site / "baseline.json").write_text("{", encoding="utf-8")
    real = Builder(Assignment(site, site / ".gongkai/preview"), Silent(), bulletins.put)
    real.start()
    try:
        real.ask(frozenset())
        refused = bulletins.get(timeout=30)
        assert refused.published is None
        assert refused.trace == ""
        assert "baseline.json" in refused.fault
        assert "baseline.json" in overlay(refused)
        (site / "baseline.json").unlink()
        real.ask(frozenset({"baseline.json"}))
        assert bulletins.get(timeout=30).published is not None
    finally:
        real.stop()
