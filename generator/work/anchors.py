"""Links to a place in the same page: whether the finished page has that place."""

import re
from collections.abc import Iterable, Iterator
from html import unescape
from urllib.parse import unquote

from generator.ground.diagnostics import Finding
from generator.read import faults
from generator.read.markdown import Link

_ID = re.compile(r'\sid="([^"]*)"')


def anchors_of(links: Iterable[Link]) -> tuple[Link, ...]:
    """Return the links that lead to a place in their own page."""
    return tuple(link for link in links if link.target.startswith("#"))


def dead_anchors(links: tuple[Link, ...], page: bytes) -> Iterator[Finding]:
    """Return a finding for each link whose place the page does not have."""
    if not links:
        return
    ids = {unescape(name) for name in _ID.findall(page.decode())}
    for link in links:
        if unquote(link.target[1:]) not in ids:
            yield faults.BROKEN_LINK.finding(
                link.place,
                f"链接指向本页的“{unquote(link.target)}”，页面里没有这个位置。",
                hint="写成“#”加标题的锚点，例如 #requests；锚点可在预览页面的地址栏里看到。",
            )
