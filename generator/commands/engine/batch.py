"""Batches of agencies: the piece of work that is handed to a process, and what comes back.

A batch may be done in any process on any machine that sees the site's folder and the staging
folder. Pages are written where they are made; only facts, findings and names come back.
"""

import contextlib
import gc
import os
import pickle
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path

from generator import __version__
from generator.commands.errors import UsageError
from generator.ground.diagnostics import Finding, Place
from generator.model.addresses import file_of
from generator.model.site import Site
from generator.model.sources import AGENCY_FILE
from generator.read import faults
from generator.read.scan import AgencyFolder
from generator.read.text_file import read_bytes
from generator.render.desk import Desk, open_desk
from generator.render.views import Link
from generator.store.rows import FactRows, rows_of
from generator.work.agency import work
from generator.work.outcome import Copy, Outcome
from generator.work.surroundings import Surroundings
from generator.write.tray import Tray, Written

_DIGEST_SIZE = 16
_NEW_OBJECTS = 20_000
"""So many more objects than before make the collector look for circles."""
Times = tuple[tuple[str, float], ...]
"""Templates, and the seconds that each of them took."""


@dataclass(frozen=True, slots=True)
class Brief:
    """What every batch of one run is told."""

    around: Surroundings
    site: Site
    templates: Path
    """The site's own templates, which may be absent."""
    pages: tuple[Link, ...]
    """Free pages in the order of the navigation."""
    stamp: str = ""
    """Of the templates: with it a desk that was opened for others is not taken for this one."""
    cache: Path | None = None
    """Folder of compiled templates."""
    version: str = __version__
    """Of the program that asks: another one would make other pages."""
    is_timed: bool = False
    """Whether the seconds that templates take are wanted."""

    def packed(self) -> bytes:
        """Return the brief in the shape in which batches take it."""
        return pickle.dumps(self)


@dataclass(frozen=True, slots=True)
class Done:
    """What the work on one agency leaves for the process that asked for it."""

    key: str
    digest: str
    """Hash over the agency's sources as they were just before they were read."""
    facts: FactRows | None
    """None where the agency cannot be read, or its region is not known."""
    findings: tuple[Finding, ...]
    reports: tuple[str, ...]
    """Paths of the reports looked at."""
    unread: tuple[str, ...]
    """Paths of those among them that could not be read."""
    written: tuple[Written, ...]
    seconds: float
    templates: Times = ()
    """What each template took for this agency's pages, where it is wanted."""


def do_batch(brief: bytes, tray: Tray | None, folders: Sequence[AgencyFolder]) -> list[Done]:
    """Do the work on some agencies and write their pages, unless there is no tray for them.

    Raises PublishError where a page cannot be written.
    """
    around, desk = bench(brief)
    return [_do(around, desk, tray, folder) for folder in folders]


@lru_cache(maxsize=1)
def bench(brief: bytes) -> tuple[Surroundings, Desk]:
    """Return what a packed brief says, with the desk for its pages; a process opens it once."""
    # Packed by the process that asks for the work, never read from a disk.
    told: Brief = pickle.loads(brief)  # noqa: S301 - see above
    if told.version != __version__:
        raise UsageError(
            f"工作进程的 gongkai 是 {__version__} 版，发起生成的是 {told.version} 版。"
            "请在各台机器上安装同一版本。"
        )
    desk = open_desk(
        told.site,
        templates=told.templates,
        pages=told.pages,
        cache=told.cache,
        times={} if told.is_timed else None,
    )
    # What is there by now stays: the collector need not look at it again and again. What is made of
    # an agency leaves no circles behind, so the collector need not come by for every thousand new
    # objects either; at the usual pace it took 60 µs of each report.
    gc.freeze()
    gc.set_threshold(_NEW_OBJECTS)
    return told.around, desk


def _do(around: Surroundings, desk: Desk, tray: Tray | None, folder: AgencyFolder) -> Done:
    started = time.perf_counter()
    # Each file is read once: what the hash is over is what is worked on.
    texts = _texts_of(around.folder, folder)
    digest = digest_of_agency(around.folder, folder, texts)
    outcome = work(folder, around, desk, texts)
    findings = list(outcome.findings)
    written = () if tray is None else tuple(_written(tray, around.folder, outcome, findings))
    return Done(
        key=folder.key,
        digest=digest,
        facts=None if outcome.facts is None else rows_of(outcome.facts),
        findings=tuple(findings),
        reports=outcome.reports,
        unread=outcome.unread,
        written=written,
        seconds=time.perf_counter() - started,
        templates=taken(desk),
    )


def taken(desk: Desk) -> Times:
    """Return what templates took since this was asked last."""
    if not desk.times:
        return ()
    times = tuple(desk.times.items())
    desk.times.clear()
    return times


def _written(
    tray: Tray, site: Path, outcome: Outcome, findings: list[Finding]
) -> Iterable[Written]:
    for page in outcome.pages:
        yield tray.write(file_of(page.address), page.data)
    for copy in outcome.copies:
        place = Place(copy.source.relative_to(site).as_posix())
        yield from copied(tray, copy, place, "附件", findings)


def copied(
    tray: Tray, copy: Copy, place: Place, what: str, findings: list[Finding]
) -> Iterable[Written]:
    """Write a file as it is; one that cannot be read any more is a fault of the content."""
    try:
        yield tray.copy(copy.address, copy.source)
    except OSError:
        findings.append(faults.UNREADABLE.finding(place, f"{what}无法读取，或在生成时被移走。"))


def _texts_of(site: Path, folder: AgencyFolder) -> dict[str, bytes]:
    """Return what the sources of an agency hold, by their names; what cannot be read is left out.

    A file over the limit of size is there with its beginning, which is over the limit too.
    """
    found: dict[str, bytes] = {}
    for name in (AGENCY_FILE, *(f"{year}.md" for year in folder.years)):
        with contextlib.suppress(OSError):
            found[name] = read_bytes(f"{site}/{folder.path}/{name}")
    return found


def digest_of_agency(
    site: Path, folder: AgencyFolder, texts: Mapping[str, bytes] | None = None
) -> str:
    """Return a hash over what an agency's folder holds: its texts, and the marks of attachments.

    ``texts`` are what its sources hold, where they have been read already.
    """
    if texts is None:
        texts = _texts_of(site, folder)
    found = blake2b(repr(folder).encode(), digest_size=_DIGEST_SIZE)
    base = f"{site}/{folder.path}"
    for name in (AGENCY_FILE, *(f"{year}.md" for year in folder.years)):
        data = texts.get(name, b"")
        found.update(f"{name} {len(data)}\n".encode())
        found.update(data)
    for year, names in folder.attachments:
        for name in names:
            found.update(repr(_mark(f"{base}/{year}/{name}")).encode())
    return found.hexdigest()


def _mark(path: str) -> tuple[int, ...]:
    try:
        stat = os.lstat(path)
    except OSError:
        return ()
    return (stat.st_mtime_ns, stat.st_ctime_ns, stat.st_size, stat.st_ino)
