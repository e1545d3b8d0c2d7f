"""``gongkai diff`` at the terminal: two states, and what differs between them as text or JSON."""

import argparse

from generator.cli.diff_json import difference_json
from generator.cli.diff_text import difference_text
from generator.cli.grammar import Commands, add_command
from generator.cli.output import write_lines
from generator.cli.status_codes import CLEAN
from generator.commands.diff import difference
from generator.commands.errors import UsageError
from generator.commands.site_folder import find_site


def add(commands: Commands) -> None:
    """Add the command to the grammar."""
    parser = add_command(
        commands,
        "diff",
        run,
        summary="列出两个版本之间改动的格子和文字",
        description="对照两个版本，列出改动的报告、格子、文字和其他事项，供发布前签批。\n"
        "版本是网站的文件夹，或 git 的版本（如 HEAD、v1.0）；只写一个时与当前的网站对照。",
        example="gongkai diff HEAD",
    )
    parser.add_argument("old", metavar="OLD", help="旧的版本：文件夹，或 git 的版本")
    parser.add_argument("new", metavar="NEW", nargs="?", help="新的版本；默认是当前的网站")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="输出格式")


def run(options: argparse.Namespace) -> int:
    """Print what differs; the status is the same whether or not anything does."""
    try:
        site = find_site(options.site)
    except UsageError:
        # Two folders can be compared from anywhere.
        if options.site is not None or options.new is None:
            raise
        site = None
    found = difference(options.old, options.new, site=site)
    if options.format == "json":
        write_lines([difference_json(found)])
    else:
        write_lines(difference_text(found))
    return CLEAN
