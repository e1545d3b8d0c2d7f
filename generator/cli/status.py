"""``gongkai status`` at the terminal: its options, and its table in the format asked for."""

import argparse
import sys

from generator.cli.arguments import year
from generator.cli.grammar import Commands, add_command
from generator.cli.output import write_lines
from generator.cli.progress import Progress
from generator.cli.status_codes import CLEAN
from generator.cli.status_formats import (
    format_status_csv,
    format_status_json,
    format_status_text,
)
from generator.commands.site_folder import find_site
from generator.commands.status import status

FORMATS = ("text", "json", "csv")


def add(commands: Commands) -> None:
    """Add the command to the grammar."""
    parser = add_command(
        commands,
        "status",
        run,
        summary="列出谁已按期公布，谁逾期、未公布，谁有错误",
        description="按地区列出各机关一个年度的报告是否按期公布，以及检查发现的错误和警告的数目。",
        example="gongkai status --year 2024 --region 410300 --format csv > 2024.csv",
    )
    parser.add_argument("--year", type=year, metavar="YEAR", help="报告的年度；默认最近的一个")
    parser.add_argument(
        "--region", default="", metavar="CODE", help="只列这个地区和它下级的机关；写六位代码"
    )
    parser.add_argument("--format", choices=FORMATS, default="text", help="输出格式，默认 text")


def run(options: argparse.Namespace) -> int:
    """List who published; raises as ``status`` does."""
    folder = find_site(options.site)
    progress = Progress()
    result = status(folder, year=options.year, region=options.region, progress=progress)
    progress.close()
    if options.format == "csv":
        _write_exactly(format_status_csv(result))
        return CLEAN
    if options.format == "json":
        write_lines([format_status_json(result)])
    else:
        write_lines(format_status_text(result, is_chosen=options.year is not None))
    return CLEAN


def _write_exactly(text: str) -> None:
    """Write a text that has its own line ends, which Windows would double."""
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(newline="")
    sys.stdout.write(text)
    sys.stdout.flush()
