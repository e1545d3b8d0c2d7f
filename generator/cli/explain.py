"""``gongkai explain`` at the terminal: what a code means, on what it rests, how to mend it."""

import argparse

from generator.cli.grammar import Commands, add_command
from generator.cli.output import write_lines
from generator.cli.status_codes import CLEAN
from generator.commands.explain import index_lines, pages_for

BETWEEN = f"\n\n{'─' * 60}\n"
"""Stands between two pages."""


def add(commands: Commands) -> None:
    """Add the command to the grammar."""
    parser = add_command(
        commands,
        "explain",
        run,
        summary="说明一条规则：含义、依据、改法、例子",
        description="显示规则的说明：含义、依据、怎样改、合格与不合格的例子。不写代码时列出全部规则。",
        example="gongkai explain D01",
    )
    parser.add_argument("codes", nargs="*", metavar="CODE", help="规则的代码，大小写不限")


def run(options: argparse.Namespace) -> int:
    """Print the pages of rules, or the list of all; raises UsageError for an unknown code."""
    if options.codes:
        write_lines([BETWEEN.join(pages_for(options.codes))])
    else:
        write_lines(index_lines())
        write_lines(["用 gongkai explain 加代码查看一条规则的说明，如 gongkai explain D01。"])
    return CLEAN
