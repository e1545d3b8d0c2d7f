"""What browsers are told to load once a build is over: a page anew, its sheet, another page.

An order is the path in livereload's reload message. It is an address of this server, never a
path of the disk.
"""

from collections.abc import Iterable
from itertools import takewhile
from pathlib import Path, PurePosixPath

from generator.commands.preview.bulletin import Bulletin
from generator.commands.preview.files import locate
from generator.model.addresses import (
    REGION_CODE,
    SLUG,
    agency_page,
    free_page,
    region_page,
    report_page,
)
from generator.model.sources import CONTENT, PAGES
from generator.render.environment import SITE_FOLDER

WHOLE = "*"
"""The order to load the page that is shown anew: an address would be gone to."""
_ASSETS = f"{SITE_FOLDER}/assets/"
_SHEET = ".css"
_EVERY_SHEET = f"/{_SHEET}"
"""Matches no sheet by name: livereload's script then loads all of them anew."""
_YEAR_DIGITS = 4
Trail = tuple[str, ...]
"""What a source is about: a region, an agency of it, a year of that; or a free page."""


def sheet_order(bulletin: Bulletin) -> str | None:
    """Return the order to swap sheets, or None where more than sheets has changed.

    A page that takes in a sheet's text would change with it: so no more files may have been
    written than there are changed sheets.
    """
    done, changed = bulletin.published, sorted(bulletin.changed)
    if done is None or not changed or not all(map(_is_sheet, changed)):
        return None
    if done.written + done.removed > len(changed):
        return None
    if len(changed) > 1:
        return _EVERY_SHEET
    return bulletin.base_path + changed[0].removeprefix(f"{SITE_FOLDER}/")


def page_order(bulletin: Bulletin, root: Path) -> str | None:
    """Return the order to go to the nearest page that is about all that changed.

    A page that is not there leads to the one above it: a deleted report to its agency. None
    stands for sources that no single page is about.
    """
    trail = _shared(map(_trail, bulletin.changed))
    while trail:
        address = _page(trail)
        if address and locate(root, address):
            return bulletin.base_path + address
        trail = trail[:-1]
    return None


def _is_sheet(source: str) -> bool:
    return source.startswith(_ASSETS) and source.endswith(_SHEET)


def _trail(source: str) -> Trail:
    folder, *names = PurePosixPath(source).parts
    if folder != CONTENT or not names:
        return ()
    first, *rest = names
    if first == PAGES:
        return (PAGES, PurePosixPath(rest[0]).stem) if rest else ()
    if not REGION_CODE.fullmatch(first):
        return ()
    year = PurePosixPath(rest[1]).stem if rest[1:] else ""
    is_year = year.isascii() and year.isdecimal() and len(year) == _YEAR_DIGITS
    return (first, *rest[:1], *([year] if is_year else []))


def _shared(trails: Iterable[Trail]) -> Trail:
    steps = zip(*trails, strict=False)
    return tuple(step[0] for step in takewhile(lambda step: len(set(step)) == 1, steps))


def _page(trail: Trail) -> str | None:
    match trail:
        case (_, slug, *_) if not SLUG.fullmatch(slug):
            return None
        case ("pages", slug):
            return free_page(slug)
        case (region, slug, year):
            return report_page(f"{region}/{slug}", int(year))
        case (region, slug):
            return agency_page(f"{region}/{slug}")
        case (region,) if region != PAGES:
            return region_page(region)
    return None
