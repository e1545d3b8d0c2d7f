"""Kill builds at random moments while a reader looks on, and count what goes wrong.

Usage: python bench/kill.py [--kills 200] [--agencies 60] [--years 5] [--seed 1]

A generated site is led from one of three states to another, again and again. Each time a build is
killed on the way, every third one a release; then one is run to its end. Meanwhile another process
reads every published file. Prints what it finds wrong and a line of figures; exits 1 for a fault:
a file that is neither the old one nor the new one, one that both sites have and that is missing, a
build after a kill that fails or leaves anything else than a build from nothing makes.
"""

import argparse
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from random import Random

from checkout import ROOT
from dice import dice
from onlooker import FORK, MANIFEST, Portal, Reader, State
from process import run

_BUILD = (sys.executable, "-m", "generator", "--site")
_EDITED = 12
"""Reports that one state has otherwise than another."""
_IN_FULL = 10
"""Of so many finished builds, one is compared byte for byte."""
_PATIENCE = 60
"""Seconds after which a build counts as hanging."""
_GRACE = 5
"""Seconds in which the workers of a killed build have to be gone."""


def _states(folder: Path, plan: argparse.Namespace) -> list[State]:
    """Return the site as generated, with some edits, and with another name on every page."""
    size = ("--agencies", str(plan.agencies), "--years", str(plan.years))
    run((sys.executable, str(ROOT / "bench/corpus.py"), str(folder / "corpus"), *size))
    first = _tree(folder / "corpus")
    second = dict(first)
    chance = dice(plan.seed, "edits")
    agencies = sorted({path.rpartition("/")[0] for path in first if path.endswith("/agency.yaml")})
    gone = chance.choice(agencies)
    for path in sorted(path for path in first if path.startswith(f"{gone}/")):
        del second[path]
    for path in chance.sample(sorted(path for path in second if path.endswith(".md")), _EDITED):
        head, day, rest = second[path].partition(b"published: ")
        dated = head + day + rest[:5] + b"03-09" + rest[10:]
        second[path] = dated + "\n另有一项补充说明。\n".encode()
    third = second | {"site.yaml": "name: 另一个名称的测试语料\n".encode()}
    return [_state(folder / f"state-{n}", each) for n, each in enumerate((first, second, third))]


def _state(folder: Path, sources: Mapping[str, bytes]) -> State:
    lead(folder, {}, sources)
    run((*_BUILD, str(folder), "build", "--jobs", "1"))
    files = {path: sha256(data).hexdigest() for path, data in _tree(folder / "output").items()}
    return State(sources, files)


def _tree(folder: Path) -> dict[str, bytes]:
    paths = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def lead(site: Path, old: Mapping[str, bytes], new: Mapping[str, bytes]) -> None:
    """Change the sources of a site as editors do: only files that differ."""
    for path in old.keys() - new.keys():
        (site / path).unlink()
    for path, data in new.items():
        if old.get(path) != data:
            (site / path).parent.mkdir(parents=True, exist_ok=True)
            (site / path).write_bytes(data)
    for folder in {(site / path).parent for path in old.keys() - new.keys()}:
        if not any(folder.iterdir()):
            folder.rmdir()


@dataclass(slots=True)
class Harness:
    """Starts builds, kills them, and judges what the next one makes."""

    site: Path
    states: Sequence[State]
    faults: Path
    chance: Random
    at: int = 0
    """Number of the state that the sources are in."""
    kills: int = 0
    late: int = 0
    """Kills after publishing began."""
    ended: int = 0
    """Builds that were done before they could be killed."""
    _group: int = 0
    """Processes of the last build that was killed."""

    def round(self, number: int, portal: Portal) -> None:
        """Lead the site to another state, kill a build on the way and run one to its end."""
        target = self.chance.choice([n for n in range(len(self.states)) if n != portal.allowed[1]])
        lead(self.site, self.states[self.at].sources, self.states[target].sources)
        self.at = target
        if self.chance.random() < 0.2:  # noqa: PLR2004 - some builds have to do everything
            shutil.rmtree(self.site / ".gongkai", ignore_errors=True)
        portal.allowed[1] = target
        self._kill(portal)
        self._finish(portal)
        portal.allowed[0] = target
        self._compare(portal, self.states[target], is_full=number % _IN_FULL == 0)

    def _start(self, portal: Portal) -> subprocess.Popen[bytes]:
        command = (*_BUILD, self.site, "build", "--output", portal.output, *portal.options)
        return subprocess.Popen(
            command,
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )

    def _kill(self, portal: Portal) -> None:
        build = self._start(portal)
        self._wait(portal, build)
        if build.poll() is not None:
            self.ended += 1
        else:
            self.kills += 1
            self.late += portal.is_publishing()
            # Without word to the workers it is up to them to notice that nobody waits for them.
            is_group = self.chance.random() < 0.5  # noqa: PLR2004 - one or the other
            (os.killpg if is_group else os.kill)(build.pid, signal.SIGKILL)
        build.communicate(timeout=_PATIENCE)
        self._group = build.pid

    def _wait(self, portal: Portal, build: subprocess.Popen[bytes]) -> None:
        """Wait for a random moment of a build, one in three while it publishes."""
        if self.chance.randrange(3):
            time.sleep(self.chance.uniform(0, portal.seconds))
            return
        while build.poll() is None and not portal.is_publishing():
            time.sleep(0.0005)
        time.sleep(self.chance.uniform(0, 0.05))

    def _finish(self, portal: Portal) -> None:
        started = time.perf_counter()
        build = self._start(portal)
        said, _ = build.communicate(timeout=_PATIENCE)
        portal.seconds = time.perf_counter() - started
        if build.returncode:
            self.note(f"the next build ended with {build.returncode}: {said.decode()}")
        if not self._are_gone(self._group):
            self.note(f"workers of the killed build {self._group} live on")

    def _are_gone(self, group: int) -> bool:
        for _ in range(_GRACE * 10):
            try:
                os.killpg(group, 0)
            except ProcessLookupError:
                return True
            time.sleep(0.1)
        return False

    def _compare(self, portal: Portal, state: State, *, is_full: bool) -> None:
        root = portal.root
        names = {p.relative_to(root).as_posix() for p in root.rglob("*") if p.is_file()}
        if names != state.files.keys():
            self.note(f"other files than in a cold build: {sorted(names ^ state.files.keys())}")
        for path in sorted(names & state.files.keys()) if is_full else (MANIFEST,):
            if sha256((root / path).read_bytes()).hexdigest() != state.files.get(path):
                self.note(f"{path} is not as in a cold build")
        beside = [*portal.output.parent.glob(".*.gongkai*"), *root.parent.glob(".gongkai-*")]
        if beside:
            self.note(f"left behind: {[path.name for path in beside]}")

    def note(self, fault: str) -> None:
        """Note what is wrong."""
        with self.faults.open("a", encoding="utf-8") as notes:
            notes.write(f"{fault}\n")


def _go(folder: Path, plan: argparse.Namespace) -> int:
    """Run everything in an empty folder and return the number of faults."""
    states, faults = _states(folder, plan), folder / "faults.txt"
    faults.touch()
    site = folder / "site"
    lead(site, {}, states[0].sources)
    portals = (
        Portal(folder / "plain/output", is_release=False),
        Portal(folder / "releases/output", is_release=True),
    )
    for portal in portals:
        run((*_BUILD, str(site), "build", "--output", str(portal.output), *portal.options))
    end, passes, files = FORK.Event(), FORK.Value("q", 0), FORK.Value("q", 0)
    reader = Reader(states, faults, passes, files)
    watch = FORK.Process(target=reader.read_on, args=(portals, end), daemon=True)
    watch.start()
    harness = Harness(site, states, faults, dice(plan.seed, "kills"))
    number = 0
    while harness.kills < plan.kills:
        number += 1
        harness.round(number, portals[number % 3 == 0])
    end.set()
    watch.join(_PATIENCE)
    if watch.exitcode:
        harness.note(f"the reader ended with {watch.exitcode}")
    found = faults.read_text(encoding="utf-8").splitlines()
    print("\n".join(found[:50]), end="\n" if found else "")
    print(
        f"{harness.kills} kills, {harness.late} of them while publishing"
        f" ({harness.ended} builds ended before theirs);"
        f" {files.value:,} files read in {passes.value:,} passes; faults: {len(found)}"
    )
    return len(found)


def main() -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(description="Kill builds at random moments.")
    parser.add_argument("--kills", type=int, default=200, metavar="N")
    parser.add_argument("--agencies", type=int, default=60, metavar="N")
    parser.add_argument("--years", type=int, default=5, metavar="Y")
    parser.add_argument("--seed", type=int, default=1, metavar="S")
    plan = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="gongkai-kill-") as name:
        return 1 if _go(Path(name), plan) else 0


if __name__ == "__main__":
    sys.exit(main())
