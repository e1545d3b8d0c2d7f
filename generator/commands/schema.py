"""``gongkai schema``: the JSON Schema files that let an editor complete and check sources."""

from pathlib import Path

from generator.commands.errors import UsageError
from generator.commands.rewrite import rewrite
from generator.read.schema.document import schema_files

DEFAULT_FOLDER = "schema"
"""Where they are written in a site, unless another folder is asked for."""


def write_schemas(folder: Path) -> list[Path]:
    """Write the schema files into a folder, which is made if need be, and return their paths.

    Raises UsageError where that cannot be done.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"无法新建文件夹 {folder}：请检查它的位置和权限。") from error
    written: list[Path] = []
    for name, text in schema_files().items():
        rewrite(folder / name, text.encode())
        written.append(folder / name)
    return written
