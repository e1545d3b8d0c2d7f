"""Which addresses a portal has, told one by one from its facts: no list of all is ever made."""

from dataclasses import dataclass
from functools import cached_property

from generator.gather.census import Census
from generator.gather.sources import Sources
from generator.model import addresses
from generator.model.agency import KINDS
from generator.model.region import Regions
from generator.model.sources import CONTENT
from generator.store.facts import FactStore

_UNSETTLED = (
    "SELECT 1 FROM unit WHERE key = ?1 AND ("
    " NOT EXISTS (SELECT 1 FROM agency WHERE agency.key = ?1)"
    " OR EXISTS (SELECT 1 FROM looked WHERE is_unread AND path > ?2 AND path < ?3))"
)
_ANY_UNSETTLED = (
    "SELECT EXISTS (SELECT 1 FROM looked WHERE is_unread) OR EXISTS (SELECT 1 FROM unit"
    " WHERE NOT EXISTS (SELECT 1 FROM agency WHERE agency.key = unit.key))"
)
_ROOTS = frozenset({addresses.HOME, addresses.YEARS, addresses.REGIONS, addresses.AGENCIES})
_KIND = "SELECT 1 FROM agency WHERE kind = ? LIMIT 1"
_YEARS = "SELECT DISTINCT value FROM unit, json_each(unit.years)"
_STANDING = "SELECT 1 FROM standing WHERE region = ? AND year = ? LIMIT 1"


@dataclass(frozen=True)
class Addresses:
    """All addresses of a portal, before any page is written.

    What was not looked at, or could not be read, may well have its pages: they count as there.
    """

    census: Census
    sources: Sources
    files: frozenset[str]
    """Addresses of what is neither a listing nor an agency's: free pages, assets."""
    has_status_pages: bool = True

    def __contains__(self, address: object) -> bool:
        """Tell whether there is a page or a file at an address relative to the portal's root."""
        return isinstance(address, str) and (
            address in _ROOTS or address in self.files or self._is_made(address)
        )

    def _is_made(self, address: str) -> bool:
        """Tell whether an address is one of the pages made from facts, or beside one of them."""
        found = False
        match address.split("/"):
            case ["agencies", region, slug, ""]:
                found = self._is_agency(f"{region}/{slug}")
            case ["agencies", region, slug, year, name]:
                found = self._is_report(f"{region}/{slug}", _year(year), name)
            case ["years", year, ""]:
                found = self._is_year(_year(year))
            case ["regions", code, ""]:
                found = self._is_inhabited(code)
            case ["regions", code, year, ""]:
                found = self._is_region_year(code, _year(year))
            case ["kinds", kind, ""] if kind in KINDS:
                found = self._is_unsettled or self._has(_KIND, kind)
            case ["status", ""]:
                found = self.has_status_pages
            case ["status", year, ""]:
                found = self.has_status_pages and self._is_year(_year(year))
        return found

    @property
    def _store(self) -> FactStore:
        return self.census.store

    @property
    def _regions(self) -> Regions:
        return self.census.regions

    def _is_year(self, year: int) -> bool:
        return year in self.census.years or year in self._possible_years

    def _is_inhabited(self, code: str) -> bool:
        return code in self._regions.by_code and (
            code in self._possible_regions
            or any(
                self._has("SELECT 1 FROM agency WHERE region = ? LIMIT 1", inner)
                for inner in self.census.beneath(code)
            )
        )

    def _is_region_year(self, code: str, year: int) -> bool:
        if code not in self._regions.by_code:
            return False
        if code in self._possible_regions and year in self._possible_years:
            return True
        return year in self.census.years and any(
            self._has(_STANDING, inner, year) for inner in self.census.beneath(code)
        )

    def _is_of_agency(self, rest: list[str]) -> bool:
        match rest:
            case [region, slug, ""]:
                return self._is_agency(f"{region}/{slug}")
            case [region, slug, year, name]:
                return self._is_report(f"{region}/{slug}", _year(year), name)
        return False

    def _is_agency(self, key: str) -> bool:
        return self._has("SELECT 1 FROM agency WHERE key = ?", key) or self._may_have_pages(key)

    def _is_report(self, key: str, year: int, name: str) -> bool:
        """Tell whether there is a report, and beside it a file of the name, if one is given."""
        is_there = self._has("SELECT 1 FROM report WHERE agency = ? AND year = ?", key, year)
        if is_there and not name:
            return True
        folder = self.sources.folder(key) if is_there or self._may_have_pages(key) else None
        if folder is None or year not in folder.years:
            return False
        return not name or name in folder.beside(year)

    def _may_have_pages(self, key: str) -> bool:
        """Tell whether an agency was not looked at, or could not be read, in part or as a whole."""
        folder = f"{CONTENT}/{key}"
        return self._has(_UNSETTLED, key, f"{folder}/", f"{folder}0")

    @cached_property
    def _is_unsettled(self) -> bool:
        ((found,),) = self._store.rows(_ANY_UNSETTLED)
        return bool(found)

    @cached_property
    def _possible_years(self) -> frozenset[int]:
        """Return the years that listings may have, as far as paths alone tell."""
        if not self._is_unsettled:
            return frozenset()
        return frozenset(year for (year,) in self._store.rows(_YEARS))

    @cached_property
    def _possible_regions(self) -> frozenset[str]:
        """Return the regions that may have pages, as far as paths alone tell."""
        if not self._is_unsettled:
            return frozenset()
        inhabited = {key[:6] for (key,) in self._store.rows("SELECT key FROM unit")}
        known = inhabited & self._regions.by_code.keys()
        return frozenset(region.code for own in known for region in self._regions.chain(own))

    def _has(self, query: str, *values: str | int) -> bool:
        return any(self._store.rows(query, *values))


def _year(text: str) -> int:
    """Return the year that a part of an address means; 0 for none."""
    is_year = len(text) == len("2024") and text.isascii() and text.isdecimal()
    return int(text) if is_year and not text.startswith("0") else 0
