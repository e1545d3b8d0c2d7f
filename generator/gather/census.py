"""Counts that several listings share: agencies and reports by region, standing by year."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from generator.gather.tally import refresh_tally
from generator.model.region import Region, Regions
from generator.store.facts import FactStore


@dataclass(frozen=True)
class Census:
    """Counts over all agencies of a portal, and names of its regions.

    What was counted once is remembered: a census holds for the facts as they were then.
    """

    store: FactStore
    regions: Regions

    @cached_property
    def counted(self) -> FactStore:
        """Return the store with its counts up to date."""
        refresh_tally(self.store)
        return self.store

    @cached_property
    def years(self) -> tuple[int, ...]:
        """Return the years with reports, the latest first."""
        rows = self.store.rows("SELECT year FROM years ORDER BY year DESC")
        return tuple(year for (year,) in rows)

    @cached_property
    def agencies_of(self) -> Counter[str]:
        """Return the number of agencies of each region, without those beneath."""
        query = "SELECT region, sum(agencies) FROM roll GROUP BY region"
        return Counter(dict(self.counted.rows(query)))

    @cached_property
    def reports_of(self) -> Counter[str]:
        """Return the number of reports of each region, without those beneath."""
        query = "SELECT region, sum(reports) FROM roll GROUP BY region"
        return Counter(dict(self.counted.rows(query)))

    @cached_property
    def agencies_of_kinds(self) -> Counter[str]:
        """Return the number of agencies of each kind."""
        query = "SELECT kind, sum(agencies) FROM roll GROUP BY kind"
        return Counter(dict(self.counted.rows(query)))

    @cached_property
    def _standing(self) -> tuple[Counter[tuple[str, int]], Counter[tuple[str, int]]]:
        published: Counter[tuple[str, int]] = Counter()
        expected: Counter[tuple[str, int]] = Counter()
        query = (
            "SELECT region, year, sum(on_time + late + undated), sum(absent) FROM tally"
            " GROUP BY region, year"
        )
        for region, year, count, absent in self.counted.rows(query):
            published[region, year] = count
            expected[region, year] = count + absent
        return published, expected

    @cached_property
    def _beneath(self) -> Mapping[str, tuple[str, ...]]:
        """Return for each region its own code and those of all regions beneath it."""
        found: dict[str, list[str]] = {}
        for code in sorted(self.regions.by_code):
            for region in self.regions.chain(code):
                found.setdefault(region.code, []).append(code)
        return {code: tuple(codes) for code, codes in found.items()}

    @cached_property
    def _years_within(self) -> Mapping[str, tuple[int, ...]]:
        found: dict[str, set[int]] = {}
        for code, year in self._standing[1]:
            for region in self.regions.chain(code):
                found.setdefault(region.code, set()).add(year)
        return {code: tuple(sorted(years, reverse=True)) for code, years in found.items()}

    @cached_property
    def _full_names(self) -> Mapping[str, str]:
        chain = self.regions.chain
        return {
            code: "".join(region.name for region in chain(code)) for code in self.regions.by_code
        }

    @cached_property
    def inhabited(self) -> tuple[Region, ...]:
        """Return the regions that have agencies, or regions beneath with agencies, by code."""
        return tuple(
            region
            for code, region in sorted(self.regions.by_code.items())
            if any(self.agencies_of[inner] for inner in self._beneath[code])
        )

    def beneath(self, code: str) -> tuple[str, ...]:
        """Return a region's own code and those of all regions beneath it."""
        return self._beneath[code]

    def years_within(self, code: str) -> tuple[int, ...]:
        """Return the years in which agencies of a region or beneath are listed, latest first."""
        return self._years_within.get(code, ())

    def agencies(self, codes: Iterable[str]) -> int:
        """Return how many agencies the regions have together."""
        return sum(self.agencies_of[code] for code in codes)

    def reports(self, codes: Iterable[str]) -> int:
        """Return how many reports the regions have together."""
        return sum(self.reports_of[code] for code in codes)

    def standing(self, codes: Iterable[str], year: int) -> tuple[int, int]:
        """Return how many agencies of the regions published in a year, and of how many."""
        published, expected = self._standing
        members = tuple(codes)
        return (
            sum(published[code, year] for code in members),
            sum(expected[code, year] for code in members),
        )

    def full_name(self, code: str) -> str:
        """Return a region's name with those above it, such as 河南省洛阳市西工区."""
        return self._full_names[code]
