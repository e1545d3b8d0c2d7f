"""``gongkai new`` at the terminal: which report is wanted, and where its skeleton is."""

import argparse

from generator.cli.arguments import year
from generator.cli.grammar import Commands, add_command
from generator.cli.output import write_lines
from generator.cli.status_codes import CLEAN
from generator.commands.new import new_report
from generator.commands.site_folder import find_site


def add(commands: Commands) -> None:
    """Add the command to the grammar."""
    parser = add_command(
        commands,
        "new",
        run,
        summary="新建一份报告的完整骨架",
        description="新建一份报告：每一格都有键，旁边注着官方名称；上年结转按上一年的报告填好。",
        example="gongkai new 410303/tongji 2024",
    )
    parser.add_argument("agency", metavar="REGION/AGENCY", help="例如 410303/tongji")
    parser.add_argument("year", type=year, metavar="YEAR", help="报告的年度，四位数字")


def run(options: argparse.Namespace) -> int:
    """Write the skeleton of a report; raises as ``new_report`` does."""
    path = new_report(find_site(options.site), options.agency, options.year)
    write_lines([f"已新建 {path}。填好数字和文字后，用 gongkai check {path} 检查。"])
    return CLEAN
