"""Who published in time, late or not at all, told from the facts.

Counts are kept in the store by region, kind and year, because all agencies of one region and kind
have the same deadline: whether a missing report is late needs no list of agencies.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import MAXYEAR, date
from functools import cached_property
from operator import add

from generator.gather.census import Census
from generator.model.agency import KINDS
from generator.model.deadlines import Deadlines
from generator.model.status import Counts, Standing, State

_COUNTS = "SELECT region, kind, year, on_time, late, undated, absent FROM tally"
_STANDINGS = (
    "SELECT key, ifnull(report.name, agency.name), kind, published, due"
    " FROM agency LEFT JOIN report ON report.agency = key AND year = ?2"
    # As in the view standing, which knows no year in which nobody has published yet.
    " WHERE region = ?1 AND (published IS NOT NULL OR ?2 BETWEEN first_year AND last_year)"
    " ORDER BY 2, 1"
)
_LATEST = 2
"""Years after the latest report year in which a day of publication is believed."""
_Sums = dict[tuple[str, int], tuple[int, ...]]


@dataclass(frozen=True)
class StatusBook:
    """How the agencies of a portal stand with their reports, year by year."""

    census: Census
    deadlines: Deadlines
    stated: date | None
    """The day that counts as today, where settings or environment state one."""

    @cached_property
    def today(self) -> date | None:
        """Return the day that counts as today; None where there is not one report.

        That is the day stated, else the newest day of publication; one that lies years after the
        latest report year is a slip of the pen, and does not make all agencies late. Where no
        report states one, it is the first day on which a report about the latest year could be:
        the latest year is then not due yet, and each one before it is.
        """
        if self.stated is not None:
            return self.stated
        rows = self.census.store.rows
        ((year,),) = rows("SELECT max(year) FROM report")
        if year is None:
            return None
        latest = date(min(year + _LATEST, MAXYEAR), 12, 31).isoformat()
        ((newest,),) = rows("SELECT max(published) FROM report WHERE published <= ?", latest)
        return date.fromisoformat(newest) if newest else date(year + 1, 1, 1)

    @cached_property
    def years(self) -> tuple[int, ...]:
        """Return the years that can be asked for, the latest first.

        To those with reports come the ones after them whose deadlines have passed, so that a
        year for which nobody has published is not passed over.
        """
        latest = max(self.census.years, default=None)
        if latest is None:
            return ()
        return (*range(self._latest_due, latest, -1), *self.census.years)

    @property
    def _latest_due(self) -> int:
        """Return the latest year for which the deadline of some kind of agency has passed."""
        if self.today is None:
            return 0
        year = self.today.year - 1
        first = min(self.deadlines.due(kind, (), year) for kind in KINDS)
        return year if first < self.today else year - 1

    def due(self, kind: str, region: str, year: int) -> date:
        """Return until when an agency has to publish."""
        codes = (above.code for above in self.census.regions.chain(region))
        return self.deadlines.due(kind, codes, year)

    def own(self, code: str, year: int) -> Counts:
        """Return the counts of a region's own agencies in a year with reports."""
        return Counts(*self._sums[0].get((code, year), ()))

    def within(self, code: str, year: int) -> Counts:
        """Return the counts of a region with everything beneath it."""
        return Counts(*self._sums[1].get((code, year), ()))

    def overall(self, year: int) -> Counts:
        """Return the counts of the whole portal."""
        tops = self.census.regions.children(None)
        return sum((self.within(top.code, year) for top in tops), Counts())

    def standings(self, region: str, year: int) -> Iterator[Standing]:
        """Return the agencies of a region, without those beneath, by name."""
        for row in self.census.store.rows(_STANDINGS, region, year):
            key, name, kind, published, due = row
            limit = self.due(kind, region, year)
            day = date.fromisoformat(published) if published and due else None
            state = self._state(limit, day, has_report=published is not None)
            yield Standing(
                key=key,
                region=region,
                name=name,
                kind=kind,
                state=state,
                published=day,
                due=limit,
                days=_days(limit, self.today if state is State.MISSING else day),
                is_closed=self._is_past(limit),
            )

    def _state(self, due: date, published: date | None, *, has_report: bool) -> State:
        if published is not None:
            return State.ON_TIME if published <= due else State.LATE
        if has_report:
            return State.UNDATED
        return State.MISSING if self._is_past(due) else State.PENDING

    def _is_past(self, day: date) -> bool:
        return self.today is not None and day < self.today

    @cached_property
    def _sums(self) -> tuple[_Sums, _Sums]:
        """Return the counts of regions by year: their own, and with everything beneath them."""
        own: _Sums = {}
        within: _Sums = {}
        for region, year, numbers in self._numbers():
            _add(own, (region, year), numbers)
            for above in self.census.regions.chain(region):
                _add(within, (above.code, year), numbers)
        return own, within

    def _numbers(self) -> Iterator[tuple[str, int, tuple[int, ...]]]:
        """Return the fields of ``Counts`` for each region, year and kind."""
        for region, kind, year, on_time, late, undated, absent in self.census.counted.rows(_COUNTS):
            is_past = self._is_past(self.due(kind, region, year))
            everyone = on_time + late + undated + absent
            rest = (absent, 0, everyone) if is_past else (0, absent, 0)
            yield region, year, (on_time, late, undated, *rest)


def _add(sums: _Sums, key: tuple[str, int], numbers: tuple[int, ...]) -> None:
    before = sums.get(key)
    sums[key] = numbers if before is None else tuple(map(add, before, numbers))


def _days(due: date, until: date | None) -> int:
    return 0 if until is None else max(0, (until - due).days)
