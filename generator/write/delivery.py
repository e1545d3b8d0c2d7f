"""What is to be published: what came, what went, and the list of the finished site."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Delivery:
    """The difference between the site that is published and the one to be published."""

    coming: Mapping[str, str]
    """Files in the staging folder, SHA-256 by path."""
    leaving: frozenset[str]
    """Paths of ours, be it from an interrupted publish, that are no longer part of the site."""
    files: Callable[[], Iterator[tuple[str, str]]]
    """Lists all files of the finished site with their SHA-256, in the order of their paths."""
    total: int
    """Number of these files."""

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing came and nothing went."""
        return not self.coming and not self.leaving
