"""``gongkai init`` at the terminal: where the small portal is wanted."""

import argparse
from pathlib import Path

from generator.cli.grammar import Commands, add_command
from generator.cli.output import write_lines
from generator.cli.status_codes import CLEAN
from generator.commands.init import init


def add(commands: Commands) -> None:
    """Add the command to the grammar."""
    parser = add_command(
        commands,
        "init",
        run,
        summary="新建一个可以生成的小网站",
        description="在新的或空的文件夹里写一个小网站，马上就能生成。",
        example="gongkai init xxgk",
    )
    parser.add_argument("folder", type=Path, metavar="DIR")


def run(options: argparse.Namespace) -> int:
    """Write a small portal; raises as ``init`` does."""
    init(options.folder)
    write_lines([f"已新建 {options.folder}。进入该文件夹后，用 gongkai build 生成网站。"])
    return CLEAN
