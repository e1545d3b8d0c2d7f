"""Until when a report has to be published.

Article 49 of 《政府信息公开条例》: by 31 January of the following year for agencies of county level
and above, by 31 March for governments. A region may ask for an earlier day of its agencies. Up to
the report about 2018 article 31 of the 条例 of 2007 held: 31 March for all.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from generator.model.agency import KINDS


class Day(NamedTuple):
    """A day of the year that follows the year of the report."""

    month: int
    day: int


STATUTORY = {kind: Day(3, 31) if kind == "government" else Day(1, 31) for kind in KINDS}
"""What holds where site.yaml states nothing else (条例 49)."""
_OLD_LAW = Day(3, 31)
_LAST_OF_OLD_LAW = 2018
"""The last report year that fell due before the present 条例 came into force on 15 May 2019."""


@dataclass(frozen=True, slots=True)
class Deadlines:
    """The deadlines of a portal, by kind of agency, and those of regions that differ."""

    by_kind: Mapping[str, Day] = field(default_factory=lambda: STATUTORY)
    by_region: Mapping[str, Mapping[str, Day]] = field(default_factory=dict)
    """From a region's code to its own deadlines; they hold in the regions below it, too."""
    places: Mapping[str, tuple[int, int]] = field(default_factory=dict, compare=False)
    """Line and column of site.yaml at which each of these regions is named."""

    def due(self, kind: str, regions: Iterable[str], year: int) -> date:
        """Return the last day for the report about ``year`` of an agency of ``kind``.

        ``regions`` are the codes of its region and of those above it, the outermost first: the
        innermost that states a deadline decides.
        """
        day = self.by_kind.get(kind) or STATUTORY[kind]
        for code in regions:
            day = self.by_region.get(code, {}).get(kind, day)
        if year <= _LAST_OF_OLD_LAW:
            day = _OLD_LAW
        return date(year + 1, day.month, day.day)
