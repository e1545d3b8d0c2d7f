"""The command line as a whole: its help, its general options and the list of its commands."""

from pathlib import Path

from generator import __version__
from generator.cli import build, check, diff, explain, fmt, init, new, schema, serve, status
from generator.cli.arguments import Arguments
from generator.cli.grammar import Command

DESCRIPTION = """\
gongkai：政府信息公开工作年度报告的静态网站生成器。

报告写成 YAML 加 Markdown 的源文件；gongkai 逐格核对数字，排成统一的表格，
按年度和地区编目，生成可以放到任何网页服务器上的静态网站。"""

COMMANDS: tuple[Command, ...] = (
    build,
    check,
    explain,
    serve,
    new,
    init,
    diff,
    fmt,
    schema,
    status,
)
"""The modules of the commands, in the order of the help and of docs/cli.md."""


def make_parser() -> Arguments:
    """Return the parser of the whole command line."""
    parser = Arguments(
        "gongkai",
        usage="gongkai [--site DIR] COMMAND …",
        description=DESCRIPTION,
        example="gongkai build",
    )
    parser.add_argument(
        "--site",
        type=Path,
        metavar="DIR",
        help="site.yaml 所在的文件夹；默认是当前文件夹，或往上最近的一个",
    )
    parser.add_argument(
        "--version", action="version", version=f"gongkai {__version__}", help="显示版本后退出"
    )
    commands = parser.add_subparsers(
        title="命令",
        prog="gongkai",
        dest="command",
        metavar="COMMAND",
        required=True,
        parser_class=Arguments,
    )
    for command in COMMANDS:
        command.add(commands)
    return parser
