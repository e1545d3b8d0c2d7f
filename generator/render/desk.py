"""The desk at which pages are made: the templates, the portal's settings, and what is reused."""

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from jinja2 import Template
from markupsafe import Markup

from generator.model.addresses import AGENCIES, HOME, REGIONS, STATUS, YEARS, root_from
from generator.model.site import Site
from generator.render.environment import Templates, open_templates
from generator.render.faults import fault_of
from generator.render.stencil import PrintedTable
from generator.render.views import FooterView, Frame, Link, NavigationItem, Shell

FIXED_ITEMS = (
    Link("首页", HOME),
    Link("按年度", YEARS),
    Link("按地区", REGIONS),
    Link("按机构", AGENCIES),
)
"""The navigation of every portal; its free pages follow."""
STATUS_ITEM = Link("公布情况", STATUS)
"""Follows them where the portal shows who is late."""
SHELL_ENTRIES = ("components/masthead.html", "components/footer.html")
"""The templates that are printed for the shell of every page."""
_SIGN = "\ufdd0"
"""A non-character: no source may hold one."""
NO_INSERTS: Mapping[str, bytes] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything that the pages of one portal share; each process opens its own."""

    site: Site
    templates: Templates
    pages: tuple[Link, ...]
    """Free pages in the order of the navigation."""
    footer: FooterView
    loaded: dict[str, Template] = field(default_factory=dict)
    surrounds: dict[tuple[str, str, str], "Surround"] = field(default_factory=dict)
    """What pages share, by first segment, address of a page above all others, and root."""
    tables: dict[tuple[str, str], PrintedTable] = field(default_factory=dict)
    """Tables of the form in their printed shape, by edition and section."""
    times: dict[str, float] | None = None
    """Seconds that each template took so far, what it includes with it; None: nobody asks."""

    @property
    def ways(self) -> tuple[Link, ...]:
        """Return the entries of the navigation."""
        status = (STATUS_ITEM,) if self.site.has_status_pages else ()
        return (*FIXED_ITEMS, *status, *self.pages)


def open_desk(
    site: Site,
    *,
    templates: Path | None = None,
    pages: tuple[Link, ...] = (),
    cache: Path | None = None,
    times: dict[str, float] | None = None,
) -> Desk:
    """Return a desk; ``templates`` is the site's own folder, which may be absent.

    Compiled templates are kept in the folder ``cache``, where there is one. Where ``times`` are
    given, the seconds that templates take are added there.
    """
    foot = site.footer
    footer = FooterView(foot.owner, foot.contact, foot.site_code, foot.icp, foot.police)
    return Desk(site, open_templates(templates, cache), pages, footer, times=times)


@dataclass(frozen=True, slots=True)
class Heading:
    """What the shell of a page is made of."""

    address: str
    title: str
    description: str
    trail: tuple[Link, ...] = ()
    """Pages above this one, the home page left out."""
    here: str = ""
    """The page's name in the breadcrumb; its title where empty."""
    root: str = ""
    """The way to the portal's root where it is not the relative one."""


class Surround(NamedTuple):
    """What is printed once for all pages of one depth and one entry of the navigation."""

    frame: Frame
    masthead: Markup
    foot: Markup


def shell_of(desk: Desk, heading: Heading) -> Shell:
    """Return the shell of a page; raise TemplateFault where a template of its is at fault."""
    site, address = desk.site, heading.address
    is_home = address == HOME
    frame, masthead, foot = _surround(desk, address, heading.root or root_from(address))
    return Shell(
        site_name=frame.site_name,
        footer=frame.footer,
        navigation=frame.navigation,
        root=frame.root,
        masthead=masthead,
        foot=foot,
        trail=() if is_home else (FIXED_ITEMS[0], *heading.trail),
        address=address,
        here=heading.here or heading.title,
        document_title=site.name if is_home else f"{heading.title} - {site.name}",
        description=heading.description,
        canonical=f"{site.base_url}{site.base_path}{address}" if site.base_url else "",
    )


def _surround(desk: Desk, address: str, root: str) -> Surround:
    first, _, rest = address.partition("/")
    # Only a page that the navigation names itself is the current one; pages below it share.
    key = (first, "" if rest else address, root)
    known = desk.surrounds.get(key)
    if known is None:
        items = tuple(
            NavigationItem(item.label, item.address, _current(item.address, address))
            for item in desk.ways
        )
        frame = Frame(desk.site.name, desk.footer, items, root)
        masthead, foot = (
            Markup(_print(desk, template, address, {"shell": frame}))  # noqa: S704 - see fragment
            for template in SHELL_ENTRIES
        )
        known = desk.surrounds[key] = Surround(frame, masthead, foot)
    return known


def _current(item: str, address: str) -> str:
    if item == address:
        return "page"
    return "true" if item and address.startswith(item) else ""


def render(
    desk: Desk,
    template: str,
    shell: Shell,
    view: object,
    *,
    inserts: Mapping[str, bytes] = NO_INSERTS,
) -> bytes:
    """Return a page; raise TemplateFault where its template is at fault.

    ``inserts`` are parts of the page that are encoded already, by what ``place_of`` was asked for.
    """
    text = _print(desk, template, shell.address, {"shell": shell, "view": view})
    if not inserts:
        return text.encode()
    pieces = text.split(_SIGN)
    return b"".join([inserts.get(piece) or piece.encode() for piece in pieces])


@cache
def place_of(insert: str) -> Markup:
    """Return what a view holds in the place of an insert."""
    # Markup by construction: a name of ours between two signs.
    return Markup(f"{_SIGN}{insert}{_SIGN}")  # noqa: S704 - see above


def fragment(desk: Desk, template: str, page: str, view: object) -> Markup:
    """Return a part of a page; raise TemplateFault where its template is at fault."""
    # What an autoescaping template printed is markup by construction.
    return Markup(_print(desk, template, page, {"view": view}))  # noqa: S704 - see above


def _print(desk: Desk, template: str, page: str, values: Mapping[str, object]) -> str:
    if desk.times is None:
        return _printed(desk, template, page, values)
    started = time.perf_counter()
    text = _printed(desk, template, page, values)
    desk.times[template] = desk.times.get(template, 0) + time.perf_counter() - started
    return text


def _printed(desk: Desk, template: str, page: str, values: Mapping[str, object]) -> str:
    try:
        loaded = desk.loaded.get(template)
        if loaded is None:
            loaded = desk.loaded[template] = desk.templates.environment.get_template(template)
        return loaded.render(values)
    except Exception as error:
        fault = fault_of(error, desk.templates, template=template, page=page)
        if fault is None:
            raise
        raise fault from error
