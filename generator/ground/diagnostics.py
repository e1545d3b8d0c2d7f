"""Findings about content, and the rules that they belong to.

A finding is data: what is wrong, where, what was expected. Printing is the business of the
command line. Faults in content become findings; exceptions are kept for a broken tool.
"""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple


class Severity(StrEnum):
    """How much a finding weighs."""

    ERROR = "error"
    """Blocks publication."""
    WARNING = "warning"
    """Blocks publication only where ``--strict`` is asked for."""
    NOTICE = "notice"
    """Never blocks."""


class Place(NamedTuple):
    """A place in a source file; line and column count characters from 1."""

    path: str
    """Path relative to the site's folder, with forward slashes."""
    line: int | None = None
    column: int | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault of one source, with everything needed to find and mend it."""

    code: str
    """The rule's code: a letter and two digits."""
    severity: Severity
    place: Place
    message: str
    """What is wrong, in Chinese, with both sides and the difference where numbers disagree."""
    cell: str | None = None
    """Key path of the cell, line or section concerned."""
    expected: str | None = None
    """The value that would repair the fault, as it would be written."""
    hint: str | None = None
    """How to mend it, in Chinese."""
    equations: tuple[str, ...] = ()
    """Names of the identities that this finding explains."""
    reason: str | None = None
    """Why the fault is kept; present only where the report accepts it."""
    is_known: bool = False
    """Whether the site's baseline holds this fault: it is counted and blocks nothing."""

    @property
    def is_accepted(self) -> bool:
        """Tell whether the report keeps this fault, with a public reason."""
        return self.reason is not None

    def accepted_because(self, reason: str) -> "Finding":
        """Return this finding as one that the report accepts."""
        return replace(self, reason=reason)

    def as_known(self) -> "Finding":
        """Return this finding as one that the site's baseline holds."""
        return replace(self, is_known=True)

    def sort_key(self) -> tuple[str, int, int, str, str]:
        """Order findings by file, place and code, the same on every machine."""
        place = self.place
        return (place.path, place.line or 0, place.column or 0, self.code, self.message)


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of fault: its code, its name, its weight and its page of documentation."""

    code: str
    name: str
    """Kebab-case English that states the fault, never the cure."""
    severity: Severity
    doc: str
    """The rule's page in Chinese Markdown; its first line is a one-sentence summary."""
    acceptable: bool = False
    """Whether a report may keep such a fault of its published original, with a reason."""

    @property
    def summary(self) -> str:
        """Return the first line of the rule's page."""
        return self.doc.strip().partition("\n")[0]

    def finding(  # noqa: PLR0913 - the fields of a finding, all but three optional
        self,
        place: Place,
        message: str,
        *,
        cell: str | None = None,
        expected: str | None = None,
        hint: str | None = None,
        equations: tuple[str, ...] = (),
        severity: Severity | None = None,
    ) -> Finding:
        """Return a finding of this rule at ``place``."""
        weight = severity or self.severity
        return Finding(self.code, weight, place, message, cell, expected, hint, equations)


def blocks(finding: Finding, *, strict: bool) -> bool:
    """Tell whether a finding holds back publication."""
    if finding.is_accepted or finding.is_known:
        return False
    if finding.severity is Severity.ERROR:
        return True
    return strict and finding.severity is Severity.WARNING
