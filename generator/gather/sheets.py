"""All gathered pages of a portal, in a fixed order."""

from collections.abc import Iterator
from datetime import date

from generator.gather.agencies import agency_pages
from generator.gather.census import Census
from generator.gather.home import home_pages
from generator.gather.regions import region_pages
from generator.gather.sheet import Sheet
from generator.gather.sitemap import sitemap_pages
from generator.gather.status_pages import status_pages
from generator.gather.years import year_pages
from generator.model.addresses import file_of
from generator.render.desk import Desk


def sheets(desk: Desk, census: Census, today: date | None) -> Iterator[Sheet]:
    """Return every gathered page, none of them made; ``today`` is the day stated, if any."""
    listings = (
        home_pages(desk, census),
        year_pages(desk, census),
        region_pages(desk, census),
        agency_pages(desk, census),
        status_pages(desk, census, today),
    )
    places = []
    for listing in listings:
        for sheet in listing:
            if file_of(sheet.address) != sheet.address:
                places.append(sheet.address)
            yield sheet
    yield from sitemap_pages(desk, census, tuple(places))
