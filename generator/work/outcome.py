"""What a piece of work leaves behind: pages, files to copy, facts, findings."""

from dataclasses import dataclass
from pathlib import Path

from generator.ground.diagnostics import Finding
from generator.model.facts import AgencyFacts
from generator.model.page import Rendered


@dataclass(frozen=True, slots=True)
class Copy:
    """A file that is published as it is."""

    address: str
    source: Path


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the work on one agency leaves behind."""

    facts: AgencyFacts | None
    """None where the agency cannot be read, or its region is not known."""
    findings: tuple[Finding, ...]
    pages: tuple[Rendered, ...] = ()
    copies: tuple[Copy, ...] = ()
    reports: tuple[str, ...] = ()
    """Paths of the reports looked at; a build passes drafts over."""
    unread: tuple[str, ...] = ()
    """Paths of the reports among them that could not be read."""
