"""``gongkai serve`` at the terminal: its options; what it says while it runs is the narration's."""

import argparse
import signal

from generator.cli.addresses import add_base_path, base_path_of
from generator.cli.grammar import Commands, add_command
from generator.cli.output import write_lines
from generator.cli.status_codes import CLEAN
from generator.commands.site_folder import find_site


def add(commands: Commands) -> None:
    """Add the command to the grammar."""
    parser = add_command(
        commands,
        "serve",
        run,
        summary="在本机预览，改动后自动刷新",
        description=(
            "生成预览并在本机打开服务；源文件一有改动就重新生成，浏览器自动刷新。\n"
            "有错误时保留上一次的页面，并在浏览器里列出问题。草稿（draft: true）也会显示。"
        ),
        example="gongkai serve --port 8000 --open",
    )
    parser.add_argument("--host", default="127.0.0.1", metavar="HOST", help="默认 127.0.0.1")
    parser.add_argument("--port", type=_port, metavar="PORT", help="默认 8000；0 为任选")
    add_base_path(parser)
    parser.add_argument("--open", action="store_true", help="启动后打开浏览器")
    parser.add_argument(
        "--follow", action="store_true", help="改动后浏览器转到改动的报告、机关或页面"
    )
    parser.add_argument("--poll", action="store_true", help="定时查看改动；源文件在网络共享上时用")


def run(options: argparse.Namespace) -> int:
    """Serve a preview until it is interrupted; raises as ``serve`` does."""
    try:
        # The server's libraries take longer to load than a small check takes to run.
        from generator.cli.narration import run_serve  # noqa: PLC0415 - see above

        folder = find_site(options.site)
        run_serve(options, folder, base_path_of(options))
    except KeyboardInterrupt:
        pass  # while the libraries load, or once more while the preview ends
    # Whoever goes on pressing Ctrl-C must not break into what is left: the end of the program.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    write_lines(["预览已结束。"])
    return CLEAN


def _port(text: str) -> int:
    lowest, highest = 1024, 65535
    if text.isascii() and text.isdigit() and (text == "0" or lowest <= int(text) <= highest):
        return int(text)
    raise argparse.ArgumentTypeError(
        f"端口写作“{text}”，应当是 {lowest} 到 {highest}，或 0（任选）"
    )
