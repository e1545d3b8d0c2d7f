"""Administrative regions, by their six-digit codes (GB/T 2260, or local for zones)."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True, slots=True)
class Region:
    """A region and its place in the tree."""

    code: str
    name: str
    parent: str | None = None
    """Code of the region above; None at the top."""
    kind: str = ""
    """Such as ``zone`` for development zones, whose codes are not in the standard."""
    valid_from: int | None = None
    """First year in which the code holds."""
    valid_to: int | None = None
    """Last year in which the code holds."""

    def holds_in(self, year: int) -> bool:
        """Tell whether the region exists in ``year``."""
        starts = self.valid_from is None or self.valid_from <= year
        return starts and (self.valid_to is None or year <= self.valid_to)


@dataclass(frozen=True)
class Regions:
    """All regions of a portal; parents are known members and form no circle."""

    by_code: Mapping[str, Region]

    def chain(self, code: str) -> tuple[Region, ...]:
        """Return a region and those above it, the outermost first."""
        found: list[Region] = []
        at: str | None = code
        while at is not None:
            region = self.by_code[at]
            found.append(region)
            at = region.parent
        return tuple(reversed(found))

    @cached_property
    def _by_parent(self) -> Mapping[str | None, tuple[Region, ...]]:
        found: dict[str | None, list[Region]] = {}
        for _, region in sorted(self.by_code.items()):
            found.setdefault(region.parent, []).append(region)
        return {parent: tuple(regions) for parent, regions in found.items()}

    def children(self, code: str | None) -> tuple[Region, ...]:
        """Return the regions directly below one, or at the top for None, by code."""
        return self._by_parent.get(code, ())


def default_parent(code: str, known: Mapping[str, object]) -> str | None:
    """Return the nearest known ancestor by truncation, or None.

    410303 lies in 410300, that in 410000. A code like 419001 (省直辖县级) has no prefecture
    above it: 419000 is never listed, so its province is found.
    """
    for ancestor in (f"{code[:4]}00", f"{code[:2]}0000"):
        if ancestor != code and ancestor in known:
            return ancestor
    return None
