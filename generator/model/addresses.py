"""The addresses of pages: where each value is published, relative to the portal's root."""

import re

RESERVED = frozenset(
    {
        *("years", "regions", "agencies", "kinds", "search", "compare", "data", "status"),
        *("glossary", "assets", "feeds", "releases", "404", "index", "manifest"),
    }
)
"""First segments that belong to the portal itself: neither agencies nor free pages take them."""

SLUG = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?")
"""What an agency or a free page may be called."""
REGION_CODE = re.compile(r"[1-9][0-9]{5}")

HOME = ""
YEARS = "years/"
REGIONS = "regions/"
AGENCIES = "agencies/"
STATUS = "status/"


def year_page(year: int) -> str:
    """Return the address of a year's listing."""
    return f"years/{year}/"


def region_page(code: str) -> str:
    """Return the address of a region's page."""
    return f"regions/{code}/"


def region_year_page(code: str, year: int) -> str:
    """Return the address of a region's listing of one year."""
    return f"regions/{code}/{year}/"


def agency_page(key: str) -> str:
    """Return the address of the agency ``region/slug``."""
    return f"agencies/{key}/"


def report_page(key: str, year: int) -> str:
    """Return the address of a report of the agency ``region/slug``."""
    return f"agencies/{key}/{year}/"


def kind_page(kind: str) -> str:
    """Return the address of the listing of one kind of agency."""
    return f"kinds/{kind}/"


def status_page(year: int) -> str:
    """Return the address of the page that tells who published a year's report in time."""
    return f"status/{year}/"


def status_anchor(code: str) -> str:
    """Return the anchor of a region in the pages that tell who published in time."""
    return f"region-{code}"


def free_page(slug: str) -> str:
    """Return the address of a free page."""
    return f"{slug}/"


def file_of(address: str) -> str:
    """Return the file, relative to the output folder, that a page's address is served from."""
    return f"{address}index.html" if address == "" or address.endswith("/") else address


def root_from(address: str) -> str:
    """Return the relative way from a page to the portal's root, such as ``../../``."""
    return "../" * address.count("/") or "./"
