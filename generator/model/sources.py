"""Names of a site's sources; where each of them lies says what it is."""

SITE_FILE = "site.yaml"
CONTENT = "content"
"""The folder of everything about agencies."""
PAGES = "pages"
"""The folder of free pages in it."""
REGIONS_FILE = "regions.yaml"
AGENCY_FILE = "agency.yaml"
