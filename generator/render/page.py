"""The home page, free pages, and the page for what is not there."""

from collections.abc import Callable
from dataclasses import replace

from generator.model.addresses import HOME, free_page
from generator.model.page import FreePage
from generator.render.desk import Desk, Heading, render, shell_of
from generator.render.prose import render_prose
from generator.render.views_listing import HomeView
from generator.render.views_page import FreePageView, NotFoundView

HOME_ENTRY = "pages/home.html"
"""The template of the home page."""
FREE_ENTRY = "pages/free.html"
"""The template of a page of the site's own."""
NOT_FOUND_ENTRY = "pages/404.html"
"""The template of the page for what is not there."""
NOT_FOUND = "404.html"
"""Address of the page that servers show for what is not there."""


def render_home(desk: Desk, view: HomeView) -> bytes:
    """Return the home page."""
    site = desk.site
    counts = f"收录{view.agencies}个机构的政府信息公开工作年度报告{view.reports}份。"
    heading = Heading(HOME, site.name, site.description or f"{site.name}：{counts}")
    return render(desk, HOME_ENTRY, shell_of(desk, heading), view)


def render_free_page(desk: Desk, page: FreePage, resolve: Callable[[str], str]) -> bytes:
    """Return a free page; ``resolve`` leads from a link of its source to the one of the page."""
    body = render_prose(page.tokens, resolve=resolve, id_prefix="text", heading_shift=0)
    description = page.description or f"{desk.site.name}：{page.title}。"
    heading = Heading(free_page(page.slug), page.title, description)
    view = FreePageView(page.title, body)
    return render(desk, FREE_ENTRY, shell_of(desk, heading), view)


def render_not_found(desk: Desk) -> bytes:
    """Return the page for what is not there; its links begin at the portal's base path."""
    # A server shows it at any depth, where no relative link would lead home.
    root = desk.site.base_path
    heading = Heading(NOT_FOUND, "没有找到这个页面", "这个地址没有页面。", root=root)
    shell = replace(shell_of(desk, heading), canonical="")
    return render(desk, NOT_FOUND_ENTRY, shell, NotFoundView(desk.ways))
