"""What the work on every agency of a site shares."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from generator.model.deadlines import Deadlines
from generator.model.region import Regions


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the work on every agency of a site shares."""

    folder: Path
    """The site's folder."""
    regions: Regions
    deadlines: Deadlines = field(default_factory=Deadlines)
    today: date | None = None
    """The day that counts as today, where settings or environment state one."""
    has_drafts: bool = False
    """Whether reports marked ``draft: true`` get pages."""
    is_rehearsal: bool = False
    """Whether pages are made only where a check needs them, and none is kept."""

    def due(self, kind: str, region: str, year: int) -> date | None:
        """Return until when a report has to be published; None in a region that is not known."""
        if region not in self.regions.by_code:
            return None
        codes = (above.code for above in self.regions.chain(region))
        return self.deadlines.due(kind, codes, year)
