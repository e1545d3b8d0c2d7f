"""Sites published one after the other, some of the builds killed, end in exactly the last site."""

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.write.publish import Published
from tests.write.sites import Keeper, Tree, put_release, put_site, tree_of
from tests.write.stopping import before_step, is_killed, kill

FOREIGN = {"CNAME": b"www.example.gov.cn", "a/notes.own": b"mine", "s.own/s/x": b"mine"}
CONTENTS = st.sampled_from([b"", b"one", b"two", b"three" * 1000])
# What is a file in one site may be a folder in the next.
BRANCHES = st.sampled_from([("s",), ("s/x", "s/y/z"), ("s/x/z", "s/y")])
PATHS = ("index.html", "a/b.html", "a/c/d.css", "f/g/h.html", "年报.pdf")


class Build(NamedTuple):
    site: Tree
    killed_before: int | None
    """The step before which it is killed, if it takes so many; None if it is left alone."""


@st.composite
def sites(draw: st.DrawFn) -> Tree:
    paths = st.sets(st.sampled_from([*PATHS, *draw(BRANCHES)]))
    return {path: draw(CONTENTS) for path in sorted(draw(paths))}


BUILDS = st.lists(
    st.builds(Build, site=sites(), killed_before=st.none() | st.integers(1, 60)),
    min_size=1,
    max_size=5,
)
Put = Callable[[Path, Tree], Published]


def run_all(builds: list[Build], output: Path, put: Put) -> Tree:
    """Do all builds, and the last one once more, undisturbed."""
    for build in builds:
        if build.killed_before is None:
            put(output, build.site)
        else:
            build_killed(build, output, put)
    put(output, builds[-1].site)
    return builds[-1].site


def build_killed(build: Build, output: Path, put: Put) -> None:
    def work() -> None:
        with pytest.MonkeyPatch.context() as patch:
            before_step(build.killed_before or 0, kill, patch)
            put(output, build.site)

    is_killed(work)


def put_foreign(output: Path) -> None:
    for path, data in FOREIGN.items():
        (output / path).parent.mkdir(parents=True, exist_ok=True)
        (output / path).write_bytes(data)


def assert_clean(output: Path) -> None:
    assert list(output.parent.iterdir()) == [output]
    assert [path for path in output.rglob("*") if path.is_dir() and not any(path.iterdir())] == []


@settings(max_examples=40)
@given(builds=BUILDS, is_listed=st.booleans())
def test_the_output_is_the_last_site_and_what_is_foreign(
    memory: Path, builds: list[Build], *, is_listed: bool
) -> None:
    put = Keeper().put_site if is_listed else put_site
    with tempfile.TemporaryDirectory(dir=memory) as place:
        output = Path(place) / "output"
        put(output, {})
        put_foreign(output)
        last = run_all(builds, output, put)
        assert tree_of(output) == {**last, **FOREIGN}
        assert_clean(output)
        put_site(Path(place) / "fresh" / "output", last)
        manifests = [Path(place) / name / "manifest.json" for name in ("output", "fresh/output")]
        assert manifests[0].read_bytes() == manifests[1].read_bytes()
        assert put(output, last) == Published(0, len(last), 0)


@settings(max_examples=20)
@given(builds=BUILDS)
def test_the_current_release_is_the_last_site(memory: Path, builds: list[Build]) -> None:
    with tempfile.TemporaryDirectory(dir=memory) as place:
        output = Path(place) / "output"
        put_foreign(output)
        last = run_all(builds, output, put_release)
        assert tree_of(output / "current") == last
        assert {path.name for path in output.iterdir()} == {
            *("current", "releases"),
            *(path.split("/")[0] for path in FOREIGN),
        }
        assert [
            path.name for path in (output / "releases").iterdir() if "gongkai" in path.name
        ] == []
        assert {p: (output / p).read_bytes() for p in FOREIGN} == FOREIGN
        assert put_release(output, last).written == 0
