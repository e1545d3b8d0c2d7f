"""Links of prose: to a place in their own page, and to other pages as facts."""

import re
from collections.abc import Iterable, Iterator
from html import unescape
from urllib.parse import unquote

from generator.ground.diagnostics import Finding
from generator.model.facts import Link
from generator.read import faults, markdown
from generator.read.links import target_of

_ID = re.compile(r'\sid="([^"]*)"')


def anchors_of(links: Iterable[markdown.Link]) -> tuple[markdown.Link, ...]:
    """Return the links that lead to a place in their own page."""
    return tuple(link for link in links if link.target.startswith("#"))


def outward(links: Iterable[markdown.Link], folder: str) -> Iterator[Link]:
    """Return the links to other pages of the portal, for judgement once all pages are known.

    ``folder`` is the folder of the source below content/.
    """
    for link in links:
        if markdown.is_own(link.target) and not link.target.startswith("#"):
            yield Link(link.place, target_of(link.target, folder) or link.target)


def dead_anchors(links: tuple[markdown.Link, ...], page: bytes) -> Iterator[Finding]:
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
