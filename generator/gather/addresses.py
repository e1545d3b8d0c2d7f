"""All addresses that a portal will have, from its facts and its layout, before any is written."""

from generator.gather.census import Census
from generator.model import addresses


def all_addresses(
    census: Census,
    pages: tuple[str, ...],
    files: tuple[str, ...],
    *,
    has_status_pages: bool = True,
) -> frozenset[str]:
    """Return every address: ``pages`` are slugs of free pages, ``files`` those of attachments."""
    found = {addresses.HOME, addresses.YEARS, addresses.REGIONS, addresses.AGENCIES, *files}
    found |= {addresses.year_page(year) for year in census.years}
    if has_status_pages:
        found |= {addresses.STATUS, *map(addresses.status_page, census.years)}
    found |= {addresses.free_page(slug) for slug in pages}
    found |= {addresses.kind_page(kind) for (kind,) in census.store.rows("SELECT kind FROM agency")}
    found |= {addresses.agency_page(key) for (key,) in census.store.rows("SELECT key FROM agency")}
    for key, year in census.store.rows("SELECT agency, year FROM report"):
        found.add(addresses.report_page(key, year))
    for region in census.inhabited:
        found.add(addresses.region_page(region.code))
        members = census.beneath(region.code)
        found |= {
            addresses.region_year_page(region.code, year)
            for year in census.years
            if census.standing(members, year)[1]
        }
    return frozenset(found)
