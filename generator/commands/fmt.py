"""``gongkai fmt``: sources in canonical form, with every value and comment as it was."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.commands.check import relative_path
from generator.commands.errors import UsageError
from generator.commands.rewrite import rewrite
from generator.model.sources import AGENCY_FILE, CONTENT, PAGES, SITE_FILE
from generator.read.canonical.source import Canonical, UnlikeError, canonical
from generator.read.regions import REGIONS_FILE
from generator.read.scan import scan
from generator.read.text_file import read_text_file


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one source."""

    source: Canonical
    is_unlike: bool = False
    """Whether it was left alone because the result would not have said the same: our fault."""

    @property
    def is_left(self) -> bool:
        """Tell whether the source was left alone because it cannot be put in order."""
        return self.source.after is None


def put_in_form(folder: Path, paths: Iterable[Path], *, is_trial: bool) -> Iterator[Outcome]:
    """Return what comes of each source of a site, or of those at ``paths``, one after another.

    Each is rewritten before it is returned, unless this is a trial. Raises UsageError for a path
    that is no source and holds none, and where a file cannot be written.
    """
    for path in wanted_sources(folder, paths):
        outcome = _outcome(folder, path)
        after = outcome.source.after
        if after is not None and outcome.source.is_changed and not is_trial:
            rewrite(folder / path, after.encode())
        yield outcome


def wanted_sources(folder: Path, paths: Iterable[Path]) -> list[str]:
    """Return the sources at some paths, all of the site's where none are given."""
    every = list(sources_of(folder))
    chosen: set[str] = set()
    is_asked = False
    for path in paths:
        is_asked = True
        place = relative_path(folder, path)
        found = [each for each in every if not place or each == place or _is_in(each, place)]
        if not found:
            raise UsageError(f"{path} 不是源文件，里面也没有源文件。")
        chosen.update(found)
    return [each for each in every if each in chosen] if is_asked else every


def _is_in(path: str, folder: str) -> bool:
    return path.startswith(f"{folder}/")


def sources_of(folder: Path) -> Iterator[str]:
    """Return the paths of a site's sources, relative to it."""
    layout = scan(folder)
    yield SITE_FILE
    if (folder / REGIONS_FILE).is_file():
        yield REGIONS_FILE
    for agency in layout.agencies:
        if agency.has_agency_file:
            yield f"{agency.path}/{AGENCY_FILE}"
        yield from (f"{agency.path}/{year}.md" for year in agency.years)
    yield from (f"{CONTENT}/{PAGES}/{slug}.md" for slug in layout.pages)


def _outcome(folder: Path, path: str) -> Outcome:
    text = read_text_file(folder, path)
    if text.findings:
        return Outcome(Canonical(path, "", None, findings=text.findings))
    try:
        return Outcome(canonical((folder / path).read_bytes(), path))
    except UnlikeError:
        return Outcome(Canonical(path, "", None), is_unlike=True)
