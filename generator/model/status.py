"""Whether an agency published a report in time: the states there are, and counts of them.

A report whose day of publication nobody states is neither in time nor late, and counts for
nothing where a share is formed: what is not known is not held against anyone.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum


class State(StrEnum):
    """How an agency stands with a year's report."""

    ON_TIME = "on_time"
    """Published until the deadline."""
    LATE = "late"
    """Published after the deadline."""
    UNDATED = "undated"
    """There is a report; when it was published is not stated."""
    MISSING = "missing"
    """There is no report, and the deadline has passed."""
    PENDING = "pending"
    """There is no report, and the deadline has not passed."""

    @property
    def label(self) -> str:
        """Return the word that pages and tables show."""
        return _LABELS[self]


_LABELS = {
    State.ON_TIME: "按期公布",
    State.LATE: "逾期公布",
    State.UNDATED: "日期不明",
    State.MISSING: "未公布",
    State.PENDING: "未到期限",
}


@dataclass(frozen=True, slots=True)
class Standing:
    """One agency and its report of one year, which may not be there."""

    key: str
    """The agency, as ``region/slug``."""
    region: str
    name: str
    """In that year where it has a report, else of today."""
    kind: str
    state: State
    published: date | None
    due: date
    days: int
    """How many days after the deadline it came, or is still missing; 0 where it is neither."""
    is_closed: bool
    """Whether the deadline has passed."""

    @property
    def is_overdue(self) -> bool:
        """Tell whether the agency is late or missing."""
        return self.state in {State.LATE, State.MISSING}


@dataclass(frozen=True, slots=True)
class Counts:
    """How many agencies are in each state."""

    on_time: int = 0
    late: int = 0
    undated: int = 0
    missing: int = 0
    pending: int = 0
    closed: int = 0
    """How many of all these have a deadline that has passed."""

    @property
    def expected(self) -> int:
        """Return how many agencies should have a report, be it later."""
        return self.on_time + self.late + self.undated + self.missing + self.pending

    @property
    def overdue(self) -> int:
        """Return how many are late or missing."""
        return self.late + self.missing

    @property
    def has_unknown_share(self) -> bool:
        """Tell whether there are reports, but not one whose day of publication is stated."""
        return self.undated > 0 and self.on_time + self.late == 0

    @property
    def share(self) -> int | None:
        """Return the share published in time, in tenths of a per cent, rounded half up.

        It is that of the agencies of which is known how they stand. None while no deadline has
        passed, as those who are early say nothing of the others, and where it cannot be known.
        """
        known = self.on_time + self.overdue
        if not known or not self.closed or self.has_unknown_share:
            return None
        return (2000 * self.on_time + known) // (2 * known)

    def __add__(self, other: "Counts") -> "Counts":
        """Return the counts of both together."""
        names = (field.name for field in fields(self))
        return Counts(*(getattr(self, name) + getattr(other, name) for name in names))


def count(standings: Sequence[Standing]) -> Counts:
    """Return how many of the agencies are in each state."""
    states = Counter(standing.state.value for standing in standings)
    return Counts(**states, closed=sum(standing.is_closed for standing in standings))


def share_words(counts: Counts) -> str:
    """Return the share published in time, such as 66.7%; a dash where nothing is due yet."""
    if counts.has_unknown_share:
        return "无法计算"
    if counts.share is None:
        return "—"
    return f"{counts.share // 10}.{counts.share % 10}%"
