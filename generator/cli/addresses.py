"""The options about where a portal is mounted, for the commands that make its pages."""

import argparse
import re

from generator.cli.arguments import Arguments
from generator.commands.errors import UsageError
from generator.model.site import BASE_PATH, BASE_URL


def add_base_path(parser: Arguments) -> None:
    """Add the option for the path on the server."""
    parser.add_argument("--base-path", metavar="/a/b/", help="网站在服务器上的路径，默认 /")


def add_base_url(parser: Arguments) -> None:
    """Add the option for scheme and host."""
    parser.add_argument(
        "--base-url", metavar="URL", help="协议和主机，如 https://www.example.gov.cn"
    )


def base_path_of(options: argparse.Namespace) -> str:
    """Return the base path typed, or nothing; raise UsageError where it cannot be used."""
    path: str = options.base_path or ""
    if path and not re.fullmatch(BASE_PATH, path):
        raise UsageError(f"--base-path 写作“{path}”，要以“/”开头并以“/”结尾，如 /a/b/。")
    return path


def base_url_of(options: argparse.Namespace) -> str:
    """Return the base URL typed, or nothing; raise UsageError where it cannot be used."""
    url: str = (options.base_url or "").rstrip("/")
    if url and not re.fullmatch(BASE_URL, url):
        raise UsageError(f"--base-url 写作“{url}”，只写协议和主机，如 https://www.example.gov.cn。")
    return url
