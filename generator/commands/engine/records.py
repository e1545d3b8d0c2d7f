"""Where the records of builds lie: a store for each output folder, never published."""

from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

from generator.store.database import Store
from generator.store.seal import peek

FOLDER = ".gongkai"
"""The folder of a site that holds what can be made again."""
DEFAULT_OUTPUT = "output"
_IGNORED = "# 这里的内容都可以重新生成，不要提交，也不要发布。\n*\n"


def records_folder(site: Path) -> Path:
    """Return the folder for records, made where it is missing; raises OSError."""
    folder = site / FOLDER
    folder.mkdir(exist_ok=True)
    ignored = folder / ".gitignore"
    if not ignored.exists():
        with suppress(OSError):
            ignored.write_text(_IGNORED, encoding="utf-8")
    return folder


def records_file(site: Path, output: Path) -> Path:
    """Return the file with the records of the builds into ``output``."""
    if output == site / DEFAULT_OUTPUT:
        return site / FOLDER / "build.sqlite"
    name = blake2b(str(output).encode("utf-8", "surrogateescape"), digest_size=4).hexdigest()
    return site / FOLDER / f"build-{name}.sqlite"


def peek_records(site: Path, output: Path) -> Store | None:
    """Return the records of the builds into ``output`` if there are any; nothing is changed."""
    return peek(records_file(site, output))
