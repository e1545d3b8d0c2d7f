"""``gongkai schema`` at the terminal: where the JSON Schema files go."""

import argparse
from pathlib import Path

from generator.cli.grammar import Commands, add_command
from generator.cli.output import write_lines
from generator.cli.status_codes import CLEAN
from generator.commands.schema import DEFAULT_FOLDER, write_schemas
from generator.commands.site_folder import find_site


def add(commands: Commands) -> None:
    """Add the command to the grammar."""
    parser = add_command(
        commands,
        "schema",
        run,
        summary="写出编辑器用的 JSON Schema",
        description="写出报告、机关、地区表和网站设置的 JSON Schema。\n"
        "编辑器据此补全键名、显示官方名称、指出写错的地方；设置方法见 docs/editors.md。",
        example="gongkai schema --output schema",
    )
    parser.add_argument(
        "--output",
        type=Path,
        metavar="DIR",
        help=f"写到哪个文件夹；默认是网站文件夹里的 {DEFAULT_FOLDER}",
    )


def run(options: argparse.Namespace) -> int:
    """Write the files and name them; raises as ``write_schemas`` does."""
    folder = options.output
    if folder is None:
        folder = find_site(options.site) / DEFAULT_FOLDER
    write_lines(f"已写出 {path}" for path in write_schemas(folder))
    return CLEAN
