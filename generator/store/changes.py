"""What a run has done anew: all that gathering and judging have to look at."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Changes:
    """Which agencies differ from what the store held before the run."""

    is_everything: bool = True
    """Whether nothing was held, or all of it is void; ``agencies`` is then empty."""
    agencies: frozenset[str] = frozenset()
    """Keys of the agencies whose work was done anew, that came or that went."""
    has_new_addresses: bool = True
    """Whether an address of the portal came or went."""
