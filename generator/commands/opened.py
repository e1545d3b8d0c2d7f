"""Opening a site: its settings, its regions, its layout, its free pages."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from difflib import get_close_matches
from pathlib import Path

from generator.checks.weights import Weights, weights_of
from generator.commands.errors import UsageError
from generator.commands.rules import every_rule
from generator.ground.diagnostics import Finding, Place
from generator.model.addresses import free_page
from generator.model.region import Regions
from generator.model.site import Site
from generator.model.sources import SITE_FILE
from generator.read import faults
from generator.read.free_page import PageRead, read_free_page
from generator.read.regions import read_regions
from generator.read.scan import Around, scan_around
from generator.read.site import read_site
from generator.render.desk import Desk, open_desk
from generator.render.environment import SITE_FOLDER
from generator.render.views import Link


@dataclass(frozen=True, slots=True)
class OpenSite:
    """A site as far as its shared files and its paths tell."""

    folder: Path
    site: Site
    regions: Regions
    around: Around
    """Which agencies and free pages there are, by paths alone."""
    pages: tuple[PageRead, ...]
    findings: tuple[Finding, ...]
    weights: Weights
    today: date | None
    """The day that counts as today: ``as_of``, else that of SOURCE_DATE_EPOCH, else none."""


def open_site(folder: Path, *, base_path: str = "", base_url: str = "") -> OpenSite:
    """Return the site in ``folder``; paths given on the command line go before the settings."""
    findings: list[Finding] = []
    site = read_site(folder, findings)
    if base_path:
        site = replace(site, base_path=base_path)
    if base_url:
        site = replace(site, base_url=base_url)
    regions = read_regions(folder, findings)
    findings += _unknown_regions(site, regions)
    around = scan_around(folder)
    findings += around.findings
    reads = (read_free_page(folder, slug, findings) for slug in around.pages)
    pages = sorted(
        (read for read in reads if read is not None),
        key=lambda read: (read.page.order, read.page.slug),
    )
    weights, misstated = weights_of(site.severities, every_rule(), SITE_FILE)
    findings += misstated
    return OpenSite(
        folder, site, regions, around, tuple(pages), tuple(findings), weights, _today(site)
    )


def _unknown_regions(site: Site, regions: Regions) -> Iterator[Finding]:
    """Return a finding for each region that site.yaml gives deadlines and that is none."""
    # Without any region it is regions.yaml that is wrong, and a finding says so.
    places = site.deadlines.places if regions.by_code else {}
    for code, place in places.items():
        if code in regions.by_code:
            continue
        near = get_close_matches(code, regions.by_code, n=3)
        clue = f"相近的代码：{'、'.join(near)}。" if near else "请核对，或在 regions.yaml 里补上。"
        yield faults.REGION_UNKNOWN.finding(
            Place(SITE_FILE, *place),
            f"deadlines.regions 里的“{code}”不在 regions.yaml 里。",
            hint=clue,
        )


def _today(site: Site) -> date | None:
    """Return the stated day; the clock is never asked, or equal sources would differ."""
    if site.as_of is not None:
        return site.as_of
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "").strip()
    if not epoch:
        return None
    try:
        return datetime.fromtimestamp(int(epoch), tz=UTC).date()
    except (ValueError, OverflowError, OSError):
        raise UsageError(
            f"环境变量 SOURCE_DATE_EPOCH 写作“{epoch}”，要写成 1970 年以来的秒数。"
        ) from None


def desk_of(opened: OpenSite) -> Desk:
    """Return a desk for the pages of a site."""
    templates = opened.folder / SITE_FOLDER
    return open_desk(opened.site, templates=templates, pages=links_of(opened))


def links_of(opened: OpenSite) -> tuple[Link, ...]:
    """Return links to a site's free pages, in the order of the navigation."""
    return tuple(Link(read.page.title, free_page(read.page.slug)) for read in opened.pages)
