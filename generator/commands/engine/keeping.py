"""Opening the records of earlier builds, or beginning new ones."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

from generator.commands.engine.records import records_file, records_folder
from generator.store.state import State, new_state, open_state, passing_state

UNKEPT = "无法在 .gongkai 里保存这次生成的记录，下次要从头生成。请检查网站文件夹的权限和磁盘空间。"


def open_records(site: Path, output: Path) -> State:
    """Return the records of the builds into ``output``; empty ones where none can be believed."""
    return _made(lambda: open_state(_ready(site, output)))


def new_records(site: Path, output: Path, remark: str) -> State:
    """Return empty records that take the place of those there are."""
    return _made(lambda: new_state(_ready(site, output), remark))


def _ready(site: Path, output: Path) -> Path:
    records_folder(site)
    return records_file(site, output)


def _made(make: Callable[[], State]) -> State:
    """Return records, or such as end with the build where none can be kept."""
    try:
        return make()
    except (OSError, sqlite3.Error):
        return passing_state(UNKEPT)
