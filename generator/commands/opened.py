"""Opening a site: its settings, its regions, its layout, its free pages."""

from dataclasses import dataclass, replace
from pathlib import Path

from generator.ground.diagnostics import Finding
from generator.model.addresses import free_page
from generator.model.region import Regions
from generator.model.site import Site
from generator.read.free_page import PageRead, read_free_page
from generator.read.regions import read_regions
from generator.read.scan import Layout, scan
from generator.read.site import SITE_FILE, read_site
from generator.render.desk import Desk, open_desk
from generator.render.environment import SITE_FOLDER
from generator.render.views import Link


class UsageError(Exception):
    """The tool was called in a way in which it cannot work; the message is Chinese."""


@dataclass(frozen=True, slots=True)
class OpenSite:
    """A site as far as its shared files and its paths tell."""

    folder: Path
    site: Site
    regions: Regions
    layout: Layout
    pages: tuple[PageRead, ...]
    findings: tuple[Finding, ...]


def find_site(start: Path | None) -> Path:
    """Return the folder of the site: the one given, or the nearest one above the current."""
    if start is not None:
        if not (start / SITE_FILE).is_file():
            raise UsageError(f"{start} 里没有 {SITE_FILE}。\n用 gongkai init 文件夹 新建一个网站。")
        return start.resolve()
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / SITE_FILE).is_file():
            return folder
    raise UsageError(
        f"这里和往上的各级文件夹里都没有 {SITE_FILE}。\n"
        "请在网站的文件夹里运行，或用 --site 指明；用 gongkai init 文件夹 可以新建一个网站。"
    )


def open_site(folder: Path, *, base_path: str = "", base_url: str = "") -> OpenSite:
    """Return the site in ``folder``; paths given on the command line go before the settings."""
    findings: list[Finding] = []
    site = read_site(folder, findings)
    if base_path:
        site = replace(site, base_path=base_path)
    if base_url:
        site = replace(site, base_url=base_url)
    regions = read_regions(folder, findings)
    layout = scan(folder)
    findings += layout.findings
    reads = (read_free_page(folder, slug, findings) for slug in layout.pages)
    pages = sorted(
        (read for read in reads if read is not None),
        key=lambda read: (read.page.order, read.page.slug),
    )
    return OpenSite(folder, site, regions, layout, tuple(pages), tuple(findings))


def desk_of(opened: OpenSite) -> Desk:
    """Return a desk for the pages of a site."""
    links = tuple(Link(read.page.title, free_page(read.page.slug)) for read in opened.pages)
    return open_desk(opened.site, templates=opened.folder / SITE_FOLDER, pages=links)
