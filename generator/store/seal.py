"""What makes the file of a store worth believing.

A file is believed if it bears our marks, the number of the layout, and a seal over its very
bytes; any other is put aside, because everything in it can be found out again.
"""

import json
import os
import sqlite3
from hashlib import file_digest
from pathlib import Path

from generator.store.database import Store

APPLICATION = 0x676B6169
"""Says in the file's header whose it is: ``gkai``."""
LAYOUT = 1
"""Grows with each change of the tables or of the meaning of a column."""
PAGES_KEPT = -16_000
"""Kibibytes of the file that SQLite keeps in memory, negative as it wants them."""


class Reason:
    """Why a store was put aside, in Chinese sentences for the person who builds."""

    DAMAGED = "上次生成的记录损坏，或被别的程序改动过，已弃用"
    FOREIGN = "上次生成的记录不是本工具写的，已弃用"
    OLDER = "上次生成的记录由另一版本的 gongkai 写成，已弃用"


def peek(file: Path) -> Store | None:
    """Return the store in ``file`` if it is there and worth believing; nothing is changed."""
    if not file.exists():
        return None
    database, _ = believed(file)
    return None if database is None else Store(database)


def believed(file: Path) -> tuple[sqlite3.Connection | None, str]:
    """Return the database in a file, or why it is not believed."""
    database = sqlite3.connect(file)
    try:
        doubt = _doubt(database, file)
    except sqlite3.DatabaseError:
        doubt = Reason.DAMAGED
    if doubt:
        database.close()
        return None, doubt
    database.execute("PRAGMA synchronous = NORMAL")
    database.execute(f"PRAGMA cache_size = {PAGES_KEPT}")
    return database, ""


def _doubt(database: sqlite3.Connection, file: Path) -> str:
    """Return why a database is not believed; empty where it is."""
    # The first look also takes back what a killed build had begun to change.
    ((application,),) = database.execute("PRAGMA application_id")
    ((layout,),) = database.execute("PRAGMA user_version")
    database.execute("SELECT 1 FROM sqlite_master").fetchone()
    if application != APPLICATION:
        return Reason.FOREIGN
    if layout != LAYOUT:
        return Reason.OLDER
    return "" if _is_sealed(file) else Reason.DAMAGED


def _seal_of(file: Path) -> Path:
    return file.with_suffix(".seal")


def _mark(file: Path) -> list[int]:
    stat = file.stat()
    return [stat.st_mtime_ns, stat.st_ctime_ns, stat.st_size, stat.st_ino]


def _digest(file: Path) -> str:
    with file.open("rb") as reader:
        return file_digest(reader, "sha256").hexdigest()


def write_seal(file: Path) -> None:
    """Seal a file as it is now; raises OSError."""
    seal = _seal_of(file)
    partial = seal.with_suffix(".seal.new")
    partial.write_text(json.dumps({"mark": _mark(file), "sha256": _digest(file)}))
    os.replace(partial, seal)  # noqa: PTH105 - as the line above it


def _is_sealed(file: Path) -> bool:
    """Tell whether a file is as it was sealed; where its times differ, by all its bytes."""
    try:
        seal = json.loads(_seal_of(file).read_bytes())
        return bool(seal["mark"] == _mark(file) or seal["sha256"] == _digest(file))
    except (OSError, ValueError, TypeError, KeyError):
        return False
