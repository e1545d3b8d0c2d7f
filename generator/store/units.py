"""The folders of agencies that a build knows, and what each was like when its work was done."""

import json
from collections.abc import Iterator
from typing import NamedTuple

from generator.store.database import Store


class Unit(NamedTuple):
    """One agency's folder."""

    key: str
    stamp: str
    """Over times and sizes: the same one means that nothing changed."""
    digest: str = ""
    """Over contents."""
    basis: str = ""
    """Over everything else that its pages depend on."""
    years: tuple[int, ...] = ()
    """Years with a report, readable or not."""


class Units:
    """The table of units."""

    def __init__(self, store: Store) -> None:
        """Take the store that holds it."""
        self._store = store

    def put(self, unit: Unit) -> None:
        """Keep a unit, in the place of what was known of it."""
        self._store.run(
            "INSERT OR REPLACE INTO unit VALUES (?, ?, ?, ?, ?)",
            unit.key,
            unit.stamp,
            unit.digest,
            unit.basis,
            json.dumps(unit.years),
        )

    def restamp(self, key: str, stamp: str) -> None:
        """Keep that a folder with another stamp was found to hold the same."""
        self._store.run("UPDATE unit SET stamp = ? WHERE key = ?", stamp, key)

    def drop(self, key: str) -> None:
        """Forget a folder that is gone."""
        self._store.run("DELETE FROM unit WHERE key = ?", key)

    def all(self) -> Iterator[Unit]:
        """Return all units by key, without their years."""
        for row in self._store.rows("SELECT key, stamp, digest, basis FROM unit ORDER BY key"):
            yield Unit(*row)
