"""What leaves the work on one agency: facts that gathered pages and later builds read.

Facts are small and plain: no text of a report is among them.
"""

from dataclasses import dataclass

from generator.ground.diagnostics import Place
from generator.model.report import Acceptance, Value

FAR_YEAR = 9999
"""The last year of an agency that still exists."""


@dataclass(frozen=True, slots=True)
class TableFacts:
    """The numbers of one table, in the order of its grid."""

    section: str
    edition: str
    """Key of the edition whose cells they are."""
    values: tuple[Value | None, ...]


@dataclass(frozen=True, slots=True)
class ReportFacts:
    """What listings need to know of one report."""

    year: int
    agency: str
    """The agency's name in that year."""
    title: str
    edition: str
    """Key of the edition of its tables; ``none`` where it states that it has none."""
    published: str = ""
    """ISO date, empty where not stated."""
    figures: tuple[int | None, ...] = ()
    """Key figures in the order of ``generator.form.figures``; None is missing, never zero."""
    accepted: int = 0
    """Number of accepted faults."""
    due: str = ""
    """ISO date until which it had to be published; empty where nobody knows."""
    tables: tuple[TableFacts, ...] = ()
    open_entries: tuple[Acceptance, ...] = ()
    """Entries of its list of accepted faults that wait for what needs several agencies."""
    sketch: bytes = b""
    """What is left of its prose for finding copies; empty where it is too short to be judged."""
    prose_line: int = 1
    """Line of the file on which its prose begins."""


@dataclass(frozen=True, slots=True)
class Link:
    """A link from prose to another page of the portal, to be judged once all pages are known."""

    place: Place
    target: str
    """Address relative to the portal's root."""


@dataclass(frozen=True, slots=True)
class AgencyFacts:
    """What is known of an agency once its work is done."""

    region: str
    slug: str
    name: str
    kind: str
    first_year: int
    """First year for which a report is expected: as stated, else that of its first report."""
    last_year: int
    """Last year for which a report is expected; a far one while the agency exists."""
    reports: tuple[ReportFacts, ...] = ()
    links: tuple[Link, ...] = ()
    members: tuple[str, ...] = ()
    """Agencies that a government's own report adds up, as ``region/slug``."""
    predecessors: tuple[str, ...] = ()
    """Agencies that it replaced, as ``region/slug``."""
    founded: int | None = None
    """Its first year as stated; None where nothing is, and it may have existed before."""

    @property
    def key(self) -> str:
        """Return the identity of the agency, ``region/slug``."""
        return f"{self.region}/{self.slug}"
