"""The names of the slices of facts that gathered pages read.

A page names the slices that it shows, a change of an agency those that it touches; a page has to
be made anew where the two meet. A slice may be wider than what a page shows, never narrower.
"""

YEARS = "years"
"""For which years there are reports."""
TODAY = "today"
"""The day that counts as today."""
ADDRESSES = "addresses"
"""Which pages there are."""
PORTAL = "portal"
"""How many agencies and reports there are, by region, kind and year."""
LATEST = "latest"
"""Titles and days of publication."""
AGENCIES = "agencies"
"""Names of the agencies, and from when to when they have reports."""
STATUS = "status"
"""How many agencies published in time, late or not, by region, kind and year."""


def year_counts(year: int) -> str:
    """Return the slice: how many agencies are listed in a year, by region."""
    return f"year/{year}/counts"


def year_rows(year: int) -> str:
    """Return the slice: what listings show of each agency in a year."""
    return f"year/{year}/rows"


def status_year(year: int) -> str:
    """Return the slice: how each agency stands in a year."""
    return f"status/{year}"


def kind_counts(kind: str) -> str:
    """Return the slice: how many agencies and reports of a kind there are, by region."""
    return f"kind/{kind}/counts"


def kind_rows(kind: str) -> str:
    """Return the slice: what lists show of each agency of a kind."""
    return f"kind/{kind}/rows"


def region(code: str) -> str:
    """Return the slice: a region's own agencies with their years, and counts of all beneath."""
    return f"region/{code}"


def region_years(code: str) -> str:
    """Return the slice: in which years agencies of a region, or beneath it, are listed."""
    return f"region/{code}/years"


def region_year(code: str, year: int) -> str:
    """Return the slice: what a listing shows of a region's own agencies in a year.

    Counts of all beneath it are part of it.
    """
    return f"region/{code}/{year}"
