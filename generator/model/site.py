"""The settings of a portal, as its site.yaml states them."""

import re
from dataclasses import dataclass, field
from datetime import date

from generator.ground.diagnostics import Severity
from generator.model.deadlines import Deadlines

BASE_PATH = re.compile(r"/(?:[A-Za-z0-9._~-]+/)*")
"""What a path on a server may look like."""
BASE_URL = re.compile(r"https?://[A-Za-z0-9.:-]+")
"""What scheme and host may look like."""


@dataclass(frozen=True, slots=True)
class Footer:
    """What the foot of every page names; an empty item is left out."""

    owner: str = ""
    """主办单位."""
    contact: str = ""
    """联系方式."""
    site_code: str = ""
    """网站标识码."""
    icp: str = ""
    """ICP 备案号."""
    police: str = ""
    """公安备案号."""


@dataclass(frozen=True, slots=True)
class Weight:
    """A rule's severity that a portal states instead of the rule's own."""

    code: str
    severity: Severity
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Site:
    """A portal's settings."""

    name: str
    description: str = ""
    notice: str = ""
    """A sentence shown with every report, such as where its text comes from."""
    base_path: str = "/"
    """Where the portal is mounted on its server; only 404.html depends on it."""
    base_url: str = ""
    """Scheme and host, for what must be absolute (sitemap, robots)."""
    as_of: date | None = None
    """The day that counts as today."""
    footer: Footer = field(default_factory=Footer)
    deadlines: Deadlines = field(default_factory=Deadlines)
    severities: tuple[Weight, ...] = ()
    """Severities that differ from the rules' own."""
    has_status_pages: bool = True
    """Whether the portal shows which agencies are late or missing."""
