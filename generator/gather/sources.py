"""The sources of any agency, read again one by one where a judgement needs more than facts.

Judgements over several agencies work from facts, which have no places and no text; the few
reports that they have something to say about are read a second time.
"""

from dataclasses import dataclass

from generator.checks.context import ReportContext
from generator.model.agency import Agency
from generator.read.agency import read_agency
from generator.read.scan import AgencyFolder, scan_agency
from generator.store.facts import FactStore
from generator.work.judged import context_of, read_year
from generator.work.surroundings import Surroundings


@dataclass(frozen=True, slots=True)
class Sources:
    """All agencies' folders, from which any report can be read again."""

    around: Surroundings
    store: FactStore
    """Knows which agencies have a folder."""

    def folder(self, key: str) -> AgencyFolder | None:
        """Return what the folder of the agency ``region/slug`` holds; None where there is none."""
        # Whatever stands in a list of agencies may be asked for: no path is made of it unseen.
        if not any(self.store.rows("SELECT 1 FROM unit WHERE key = ?", key)):
            return None
        # What is wrong with the folder was found when it was scanned first.
        folder, _ = scan_agency(self.around.folder, key)
        return folder

    def agency(self, key: str) -> Agency | None:
        """Return an agency; None for one that is not there or cannot be read."""
        folder = self.folder(key)
        return None if folder is None else self._agency(folder)

    def _agency(self, folder: AgencyFolder) -> Agency | None:
        if not folder.has_agency_file:
            return None
        # What is wrong with the file was found when it was read first.
        return read_agency(self.around.folder, folder.region, folder.slug, findings=[])

    def context(self, key: str, year: int) -> ReportContext | None:
        """Return a report with what is needed to judge it; None for a draft that is kept out."""
        folder = self.folder(key)
        if folder is None or year not in folder.years:
            return None
        agency = self._agency(folder)
        if agency is None:
            return None
        context = context_of(read_year(folder, agency, year, self.around), agency, self.around)
        if context is None or (context.report.is_draft and not self.around.has_drafts):
            return None
        return context

    def is_first(self, key: str, year: int) -> bool:
        """Tell whether an agency's existence begins with ``year``, as far as it is known."""
        folder = self.folder(key)
        agency = None if folder is None else self._agency(folder)
        if folder is None or agency is None:
            return False
        if agency.valid_from is not None:
            return agency.valid_from == year
        return year == min(folder.years, default=year)
