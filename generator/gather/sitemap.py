"""The sitemap and robots.txt, written only where the portal knows its own address."""

from collections.abc import Iterable, Iterator
from functools import partial
from heapq import merge
from html import escape

from generator.gather import slices
from generator.gather.census import Census
from generator.gather.sheet import Sheet
from generator.model.site import Site
from generator.render.desk import Desk
from generator.store.facts import FactStore

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_OF_AGENCIES = (
    "SELECT 'agencies/' || key || '/' AS address FROM agency UNION ALL"
    " SELECT 'agencies/' || agency || '/' || year || '/' FROM report ORDER BY address"
)
_READS = frozenset({slices.ADDRESSES, slices.YEARS})


def sitemap_pages(desk: Desk, census: Census, listings: tuple[str, ...]) -> Iterator[Sheet]:
    """Return sitemap.xml over all pages, and robots.txt; ``listings`` are the gathered ones.

    A sitemap must name absolute addresses, so there is none while ``base_url`` is not stated.
    """
    site = desk.site
    if site.base_url:
        own = sorted((*listings, *(page.address for page in desk.pages)))
        yield Sheet("sitemap.xml", "", _READS, partial(_sitemap, site, census.store, own))
    yield Sheet("robots.txt", "", frozenset(), partial(_robots, site))


def _sitemap(site: Site, store: FactStore, own: Iterable[str]) -> bytes:
    root = escape(_root(site))
    document = bytearray(f'{_HEAD}<urlset xmlns="{_SPACE}">\n'.encode())
    of_agencies = (address for (address,) in store.rows(_OF_AGENCIES))
    for address in merge(own, of_agencies):
        document += f"<url><loc>{root}{escape(address)}</loc></url>\n".encode()
    document += b"</urlset>\n"
    return bytes(document)


def _robots(site: Site) -> bytes:
    robots = "User-agent: *\nAllow: /\n"
    if site.base_url:
        robots += f"Sitemap: {_root(site)}sitemap.xml\n"
    return robots.encode()


def _root(site: Site) -> str:
    return f"{site.base_url}{site.base_path}"
