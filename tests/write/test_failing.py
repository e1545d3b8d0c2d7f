"""Each file operation of a build fails in turn, once and for ever; what does a reader see?

A reader sees whole files, old or new, and with releases the old site or the new one, never both.
The one who builds reads a Chinese sentence, and the next build without a failure completes.
"""

import errno
import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.write.errors import PublishError
from generator.write.publish import Published
from tests.write.sites import Tree, put_release, put_site, tree_of
from tests.write.stopping import ALL_AT_MOST, CHANGES, LOOKS, Stop, before_step

OLD = {
    "index.html": b"home 2022",
    "assets/site.css": b"body {}",
    "years/2022/index.html": b"2022",
    "law/index.html": b"law",
    "plan": b"plan",
}
NEW = {
    "index.html": b"home 2023",
    "assets/site.css": b"body {}",
    "years/2023/index.html": b"<p>2023</p>" * 900,
    "law": b"law as a file",
    "plan/index.html": b"plan in a folder",
}
FOREIGN = {"CNAME": b"www.example.gov.cn", "years/2022/notes.txt": b"mine"}
ERRORS = (errno.ENOSPC, errno.EIO, errno.EACCES)
CHINESE = re.compile("发布失败：(磁盘空间不足|磁盘读写出错|没有读写权限)。\n位置：")

Build = Callable[[Path, Tree], Published]


def refuse_with(number: int) -> Stop:
    def refuse(name: str, arguments: tuple[object, ...]) -> None:
        if name == "close":  # which is done, whatever it says
            os.closerange(arguments[0], arguments[0] + 1)
        place = arguments[0] if arguments and isinstance(arguments[0], str | Path) else None
        raise OSError(number, f"words of the library on {name}", place and str(place))

    return refuse


class Failing:
    """Builds of which one step fails, the next one each time, until all steps have failed."""

    def __init__(self, build: Build, *, ever_after: bool) -> None:
        self.step = 0
        self.is_through = False
        self.messages: list[str] = []
        self._build = build
        self._ever_after = ever_after

    def build(self, output: Path, site: Tree) -> None:
        self.step += 1
        assert self.step < ALL_AT_MOST
        stop = refuse_with(ERRORS[self.step % len(ERRORS)])
        with pytest.MonkeyPatch.context() as patch:
            steps = (*CHANGES, *LOOKS)
            counter = before_step(self.step, stop, patch, ever_after=self._ever_after, steps=steps)
            try:
                self._build(output, site)
            except PublishError as error:
                self.messages.append(str(error))
        self.is_through = counter.taken < self.step

    def assert_told(self) -> None:
        """Most failures end the build, and each is told in Chinese."""
        assert len(self.messages) > self.step // 3
        assert [text for text in self.messages if not CHINESE.match(text)] == []
        assert [text for text in self.messages if "words of the library" in text] == []


@pytest.fixture(params=[False, True], ids=["once", "for ever"])
def ever_after(request: pytest.FixtureRequest) -> bool:
    """Whether all later steps fail too."""
    return bool(request.param)


def assert_finished(output: Path, site: Tree, foreign: Tree) -> None:
    """The next build completes, leaves no trace of what happened, and one more has no work."""
    put_site(output, site)
    assert tree_of(output) == {**site, **foreign}
    assert [path for path in output.rglob("*") if path.is_dir() and not any(path.iterdir())] == []
    assert not (output / "manifest.pending.json").exists()
    assert list(output.parent.iterdir()) == [output]
    assert put_site(output, site) == Published(0, len(site), 0)


def test_a_first_publish_is_there_as_a_whole_or_not_at_all(
    quick: Path, *, ever_after: bool
) -> None:
    failing = Failing(put_site, ever_after=ever_after)
    while not failing.is_through:
        output = quick / str(failing.step) / "output"
        failing.build(output, OLD)
        assert not output.exists() or tree_of(output) == OLD
        assert_finished(output, OLD, {})
    failing.assert_told()


def test_a_later_publish_leaves_each_file_whole(quick: Path, *, ever_after: bool) -> None:
    failing = Failing(put_site, ever_after=ever_after)
    while not failing.is_through:
        output = quick / str(failing.step) / "output"
        put_site(output, OLD)
        for path, data in FOREIGN.items():
            (output / path).write_bytes(data)
        failing.build(output, NEW)
        found = tree_of(output)
        for path, data in found.items():
            assert data in (OLD.get(path), NEW.get(path), FOREIGN.get(path)), path
        assert (OLD.keys() & NEW.keys() | FOREIGN.keys()) - found.keys() == set()
        assert_finished(output, NEW, FOREIGN)
    failing.assert_told()


def test_a_release_is_seen_as_a_whole_or_not_at_all(quick: Path, *, ever_after: bool) -> None:
    def put_last(output: Path, site: Tree) -> Published:
        return put_release(output, site, keep=1)

    failing = Failing(put_last, ever_after=ever_after)
    while not failing.is_through:
        output = quick / str(failing.step) / "output"
        put_release(output, OLD)
        (output / "CNAME").write_bytes(b"www.example.gov.cn")
        failing.build(output, NEW)
        assert tree_of(output / "current") in (OLD, NEW)
        put_last(output, NEW)
        assert tree_of(output / "current") == NEW
        done = put_last(output, {**NEW, "index.html": b"home 2024"})
        assert sorted(path.name for path in output.iterdir()) == ["CNAME", "current", "releases"]
        assert [path.name for path in (output / "releases").iterdir()] == [done.release]
        assert list(output.parent.iterdir()) == [output]
    failing.assert_told()
