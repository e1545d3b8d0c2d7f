"""The command line's grammar: which commands there are and what each takes."""

import argparse
from pathlib import Path

from generator import __version__
from generator.cli.arguments import Arguments

DESCRIPTION = """\
gongkai：政府信息公开工作年度报告的静态网站生成器。

报告写成 YAML 加 Markdown 的源文件；gongkai 逐格核对数字，排成统一的表格，
按年度和地区编目，生成可以放到任何网页服务器上的静态网站。"""


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
    _add_build(commands)
    _add_check(commands)
    _add_serve(commands)
    _add_new(commands)
    _add_init(commands)
    return parser


_Commands = argparse._SubParsersAction  # noqa: SLF001 - the only name argparse gives this type


def _add(
    commands: "_Commands[Arguments]", name: str, summary: str, description: str, example: str
) -> Arguments:
    return commands.add_parser(name, help=summary, description=description, example=example)


def _add_build(commands: "_Commands[Arguments]") -> None:
    parser = _add(
        commands,
        "build",
        "检查全部内容并生成网站",
        "检查全部内容，生成网站，发布到输出文件夹。有错误时什么也不发布。",
        "gongkai build --output /srv/www/xxgk",
    )
    parser.add_argument("--output", type=Path, metavar="DIR", help="默认是网站文件夹里的 output")
    _add_addresses(parser)
    parser.add_argument("--strict", action="store_true", help="有警告也不发布")
    parser.add_argument("--no-search", action="store_true", help="不生成站内检索")
    parser.add_argument("--no-downloads", action="store_true", help="不生成数据下载")


def _add_check(commands: "_Commands[Arguments]") -> None:
    parser = _add(
        commands,
        "check",
        "检查内容，列出全部问题",
        "检查内容，一次列出全部文件的全部问题；不生成网站。",
        "gongkai check content/410303 --format json",
    )
    parser.add_argument(
        "paths", nargs="*", type=Path, metavar="PATH", help="只检查这些文件或文件夹；默认全部"
    )
    parser.add_argument("--format", choices=("text", "json"), default="text", help="输出格式")
    parser.add_argument("--strict", action="store_true", help="有警告也算不通过")


def _add_serve(commands: "_Commands[Arguments]") -> None:
    parser = _add(
        commands,
        "serve",
        "在本机预览，改动后自动刷新",
        "生成预览并在本机打开服务；源文件一有改动就重新生成，浏览器自动刷新。\n"
        "有错误时保留上一次的页面，并在浏览器里列出问题。草稿（draft: true）也会显示。",
        "gongkai serve --port 8000 --open",
    )
    parser.add_argument("--host", default="127.0.0.1", metavar="HOST", help="默认 127.0.0.1")
    parser.add_argument("--port", type=_port, metavar="PORT", help="默认 8000；0 为任选")
    _add_base_path(parser)
    parser.add_argument("--open", action="store_true", help="启动后打开浏览器")
    parser.add_argument("--poll", action="store_true", help="定时查看改动；源文件在网络共享上时用")


def _add_new(commands: "_Commands[Arguments]") -> None:
    parser = _add(
        commands,
        "new",
        "新建一份报告的完整骨架",
        "新建一份报告：每一格都有键，旁边注着官方名称；上年结转按上一年的报告填好。",
        "gongkai new 410303/tongji 2024",
    )
    parser.add_argument("agency", metavar="REGION/AGENCY", help="例如 410303/tongji")
    parser.add_argument("year", type=_year, metavar="YEAR", help="报告的年度，四位数字")


def _add_init(commands: "_Commands[Arguments]") -> None:
    parser = _add(
        commands,
        "init",
        "新建一个可以生成的小网站",
        "在新的或空的文件夹里写一个小网站，马上就能生成。",
        "gongkai init xxgk",
    )
    parser.add_argument("folder", type=Path, metavar="DIR")


def _add_addresses(parser: Arguments) -> None:
    _add_base_path(parser)
    parser.add_argument(
        "--base-url", metavar="URL", help="协议和主机，如 https://www.example.gov.cn"
    )


def _add_base_path(parser: Arguments) -> None:
    parser.add_argument("--base-path", metavar="/a/b/", help="网站在服务器上的路径，默认 /")


def _port(text: str) -> int:
    lowest, highest = 1024, 65535
    if text.isascii() and text.isdigit() and (text == "0" or lowest <= int(text) <= highest):
        return int(text)
    raise argparse.ArgumentTypeError(
        f"端口写作“{text}”，应当是 {lowest} 到 {highest}，或 0（任选）"
    )


def _year(text: str) -> int:
    if len(text) == len("2024") and text.isascii() and text.isdigit():
        return int(text)
    raise argparse.ArgumentTypeError(f"年度写作“{text}”，应当是四位数字")
