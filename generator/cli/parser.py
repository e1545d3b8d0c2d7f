"""The command line as a whole: its help, its general options and the list of its commands."""

from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, cast

from generator import __version__
from generator.cli.arguments import Arguments

if TYPE_CHECKING:
    from generator.cli.grammar import Command

DESCRIPTION = """\
gongkai：政府信息公开工作年度报告的静态网站生成器。

报告写成 YAML 加 Markdown 的源文件；gongkai 逐格核对数字，排成统一的表格，
按年度和地区编目，生成可以放到任何网页服务器上的静态网站。"""

COMMANDS = (
    *("build", "check", "explain", "serve", "new", "init", "diff", "fmt", "schema", "status"),
)
"""The commands in the order of the help and of docs/cli.md; each is a module beside this one."""


def named_in(arguments: Sequence[str]) -> str:
    """Return the command that a command line names; empty where it has to be read as a whole."""
    rest = list(arguments)
    if rest[:1] == ["--site"]:
        rest = rest[2:]
    return rest[0] if rest and rest[0] in COMMANDS else ""


def make_parser(command: str = "") -> Arguments:
    """Return the parser of the whole command line, or of the part that one command needs.

    Loading all commands takes longer than a build that has nothing to do.
    """
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
    for name in (command,) if command else COMMANDS:
        cast("Command", import_module(f"generator.cli.{name}")).add(commands)
    return parser
