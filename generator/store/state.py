"""The file in which a store outlives its build.

A new store becomes the file only when it is finished; an old one is changed in one transaction.
"""

import sqlite3
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from generator.store.facts import FactStore
from generator.store.schema import SCHEMA
from generator.store.seal import APPLICATION, LAYOUT, PAGES_KEPT, believed, write_seal


@dataclass(slots=True)
class State:
    """An open store, with the file that it is or will become."""

    file: Path | None
    """None for a store that ends with its build."""
    store: FactStore
    database: sqlite3.Connection
    is_new: bool
    remark: str = ""
    """Why an earlier store was put aside, or why there will be no file; empty for neither."""

    def commit(self) -> None:
        """Make what the store holds what the next build will find; it is closed then.

        Raises OSError or sqlite3.Error where it cannot be written: the next build starts anew.
        """
        self.database.commit()
        self.database.close()
        if self.file is not None:
            if self.is_new:
                _fresh(self.file).replace(self.file)
            write_seal(self.file)
            self.is_new = False

    def abandon(self) -> None:
        """Leave the file as it was; after a commit there is nothing to leave."""
        self.database.close()
        if self.file is not None and self.is_new:
            with suppress(OSError):
                _fresh(self.file).unlink()


def open_state(file: Path) -> State:
    """Return the store in ``file``, or a new one where none is worth believing.

    Raises OSError or sqlite3.Error where no file can be made there.
    """
    if not file.exists():
        return new_state(file)
    database, remark = believed(file)
    return new_state(file, remark) if database is None else _state(file, database)


def _state(file: Path, database: sqlite3.Connection) -> State:
    return State(file, FactStore(database), database, is_new=False)


def new_state(file: Path, remark: str = "") -> State:
    """Return an empty store that becomes ``file`` when committed; raises as ``open_state``."""
    fresh = _fresh(file)
    with suppress(FileNotFoundError):
        fresh.unlink()
    database = sqlite3.connect(fresh)
    # Nobody reads it before it is whole: neither a journal nor waiting for the disk is of use.
    database.execute("PRAGMA journal_mode = OFF")
    database.execute("PRAGMA synchronous = OFF")
    database.execute(f"PRAGMA application_id = {APPLICATION}")
    database.execute(f"PRAGMA user_version = {LAYOUT}")
    return _filled(file, database, remark)


def passing_state(remark: str) -> State:
    """Return an empty store that ends with its build."""
    return _filled(None, sqlite3.connect(""), remark)


def _filled(file: Path | None, database: sqlite3.Connection, remark: str) -> State:
    database.execute(f"PRAGMA cache_size = {PAGES_KEPT}")
    database.executescript(SCHEMA)
    return State(file, FactStore(database), database, is_new=True, remark=remark)


def _fresh(file: Path) -> Path:
    return file.with_suffix(".new")
