"""What leaves the work on one agency: facts that gathered pages and later builds read.

Facts are small and plain: no text of a report is among them.
"""

from dataclasses import dataclass

from generator.ground.diagnostics import Finding, Place


@dataclass(frozen=True, slots=True)
class ReportFacts:
    """What listings need to know of one report."""

    year: int
    title: str
    edition: str
    """Key of the edition of its tables; ``none`` where it states that it has none."""
    published: str = ""
    """ISO date, empty where not stated."""
    figures: tuple[int | None, ...] = ()
    """Key figures in the order of ``generator.form.figures``; None is missing, never zero."""
    accepted: int = 0
    """Number of accepted faults."""


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
    reports: tuple[ReportFacts, ...] = ()
    links: tuple[Link, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def key(self) -> str:
        """Return the identity of the agency, ``region/slug``."""
        return f"{self.region}/{self.slug}"
