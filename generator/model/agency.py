"""An agency that publishes reports."""

from collections.abc import Mapping
from dataclasses import dataclass, field

KINDS = {
    "government": "政府",
    "department": "部门",
    "township": "乡镇街道",
    "other": "其他单位",
}
"""Kinds of agency, with the word that pages show."""


@dataclass(frozen=True, slots=True)
class FormerName:
    """A name that an agency bore."""

    name: str
    first_year: int | None = None
    last_year: int | None = None


@dataclass(frozen=True, slots=True)
class Agency:
    """An agency, as its agency.yaml describes it; region and slug are its path."""

    region: str
    slug: str
    name: str
    kind: str
    short_names: tuple[str, ...] = ()
    former_names: tuple[FormerName, ...] = ()
    predecessors: tuple[str, ...] = ()
    """Agencies that it replaced, as ``region/slug``."""
    valid_from: int | None = None
    valid_to: int | None = None
    contact: str = ""
    members: tuple[str, ...] = ()
    """Agencies that a government's own report adds up, as ``region/slug``."""
    powers: tuple[str, ...] = ()
    places: Mapping[str, tuple[int, int]] = field(default_factory=dict, compare=False)
    """Line and column at which its file names a predecessor or a member, by ``region/slug``."""

    @property
    def key(self) -> str:
        """Return the identity of the agency, ``region/slug``."""
        return f"{self.region}/{self.slug}"

    def name_in(self, year: int) -> str:
        """Return the name that the agency bore in ``year``."""
        for former in self.former_names:
            after = former.first_year is None or former.first_year <= year
            if after and former.last_year is not None and year <= former.last_year:
                return former.name
        return self.name
