"""The sitemap and robots.txt, written only where the portal knows its own address."""

from collections.abc import Iterable, Iterator
from html import escape

from generator.model.page import Rendered
from generator.model.site import Site

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def sitemap_pages(site: Site, addresses: Iterable[str]) -> Iterator[Rendered]:
    """Return sitemap.xml over the given addresses, and robots.txt.

    A sitemap must name absolute addresses, so there is none while ``base_url`` is not stated.
    """
    robots = "User-agent: *\nAllow: /\n"
    if site.base_url:
        root = f"{site.base_url}{site.base_path}"
        entries = "".join(f"<url><loc>{escape(root + a)}</loc></url>\n" for a in sorted(addresses))
        document = f'{_HEAD}<urlset xmlns="{_SPACE}">\n{entries}</urlset>\n'
        yield Rendered("sitemap.xml", document.encode())
        robots += f"Sitemap: {root}sitemap.xml\n"
    yield Rendered("robots.txt", robots.encode())
