"""An argument parser that speaks Chinese; argparse's own words are English."""

import argparse
import re
from collections.abc import Iterable
from typing import NoReturn

from generator.cli.status_codes import BROKEN

_MESSAGES = (
    (r"unrecognized arguments: (.*)", r"不认识的参数：\1"),
    (r"the following arguments are required: (.*)", r"缺少参数：\1"),
    (r"argument COMMAND: invalid choice: '([^']*)'.*", r"没有“\1”这个命令"),
    (
        r"argument (\S+): invalid choice: '([^']*)' \(choose from (.*)\)",
        r"\1 只能是 \3，不能是“\2”",
    ),
    (r"argument (\S+): expected one argument", r"\1 后面要写一个值"),
    (r"argument (\S+): expected at least one argument", r"\1 后面至少要写一个值"),
    (r"argument (\S+): ignored explicit argument '([^']*)'", r"\1 后面不能写值“\2”"),
    (r"argument (\S+): not allowed with argument (\S+)", r"\1 不能与 \2 同时使用"),
    (r"ambiguous option: (\S+) could match (.*)", r"\1 有歧义，可能是 \2"),
    (r"argument ([^:]+): (.*)", r"\1：\2"),
)


class Formatter(argparse.RawDescriptionHelpFormatter):
    """Prints help under Chinese headings."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        """Head the usage line."""
        super().add_usage(usage, actions, groups, prefix or "用法：")


class Arguments(argparse.ArgumentParser):
    """A parser whose help and whose refusals are Chinese; it exits with status 2 on a refusal."""

    def __init__(self, prog: str, *, description: str, example: str = "", usage: str = "") -> None:
        """Prepare a parser; ``example`` is a command line shown at the end of its help."""
        super().__init__(
            prog,
            usage=usage or None,
            description=description,
            epilog=f"例：\n  {example}" if example else None,
            formatter_class=Formatter,
            add_help=False,
            allow_abbrev=False,
        )
        self._positionals.title = "参数"
        self._optionals.title = "选项"
        self.add_argument("-h", "--help", action="help", help="显示这段帮助后退出")

    def format_help(self) -> str:
        """Return the help text, ended by a line end."""
        return f"{super().format_help().rstrip()}\n"

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the arguments and leave with status 2."""
        for pattern, chinese in _MESSAGES:
            said = re.sub(rf"^{pattern}$", chinese, message)
            if said != message:
                message = said
                break
        self.exit(BROKEN, f"错误：{message}。\n用 {self.prog} --help 查看用法。\n")


def year(text: str) -> int:
    """Return a year that was typed in four digits; an argument of any other form is refused."""
    if len(text) == len("2024") and text.isascii() and text.isdigit():
        return int(text)
    raise argparse.ArgumentTypeError(f"年度写作“{text}”，应当是四位数字")
