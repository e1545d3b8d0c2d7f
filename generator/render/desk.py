"""The desk at which pages are made: the templates, the portal's settings, and what is reused."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from jinja2 import Template
from markupsafe import Markup

from generator.model.addresses import AGENCIES, HOME, REGIONS, STATUS, YEARS, root_from
from generator.model.site import Site
from generator.render.environment import Templates, open_templates
from generator.render.faults import fault_of
from generator.render.stencil import PrintedTable
from generator.render.views import FooterView, Link, NavigationItem, Shell

FIXED_ITEMS = (
    Link("首页", HOME),
    Link("按年度", YEARS),
    Link("按地区", REGIONS),
    Link("按机构", AGENCIES),
)
"""The navigation of every portal; its free pages follow."""
STATUS_ITEM = Link("公布情况", STATUS)
"""Follows them where the portal shows who is late."""


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything that the pages of one portal share; each process opens its own."""

    site: Site
    templates: Templates
    pages: tuple[Link, ...]
    """Free pages in the order of the navigation."""
    footer: FooterView
    loaded: dict[str, Template] = field(default_factory=dict)
    navigations: dict[tuple[str, int], tuple[NavigationItem, ...]] = field(default_factory=dict)
    tables: dict[tuple[str, str], PrintedTable] = field(default_factory=dict)
    """Tables of the form in their printed shape, by edition and section."""

    @property
    def ways(self) -> tuple[Link, ...]:
        """Return the entries of the navigation."""
        status = (STATUS_ITEM,) if self.site.has_status_pages else ()
        return (*FIXED_ITEMS, *status, *self.pages)


def open_desk(site: Site, *, templates: Path | None = None, pages: tuple[Link, ...] = ()) -> Desk:
    """Return a desk; ``templates`` is the site's own folder, which may be absent."""
    foot = site.footer
    footer = FooterView(foot.owner, foot.contact, foot.site_code, foot.icp, foot.police)
    return Desk(site, open_templates(templates), pages, footer)


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


def shell_of(desk: Desk, heading: Heading) -> Shell:
    """Return the shell of a page."""
    site, address = desk.site, heading.address
    is_home = address == HOME
    return Shell(
        site_name=site.name,
        footer=desk.footer,
        navigation=_navigation(desk, address),
        trail=() if is_home else (FIXED_ITEMS[0], *heading.trail),
        root=root_from(address),
        address=address,
        here=heading.here or heading.title,
        document_title=site.name if is_home else f"{heading.title} - {site.name}",
        description=heading.description,
        canonical=f"{site.base_url}{site.base_path}{address}" if site.base_url else "",
    )


def _navigation(desk: Desk, address: str) -> tuple[NavigationItem, ...]:
    key = (address.partition("/")[0], address.count("/"))
    if key not in desk.navigations:
        desk.navigations[key] = tuple(
            NavigationItem(item.label, item.address, _current(item.address, address))
            for item in desk.ways
        )
    return desk.navigations[key]


def _current(item: str, address: str) -> str:
    if item == address:
        return "page"
    return "true" if item and address.startswith(item) else ""


def render(desk: Desk, template: str, shell: Shell, view: object) -> bytes:
    """Return a page; raise TemplateFault where its template is at fault."""
    return _print(desk, template, shell.address, {"shell": shell, "view": view}).encode()


def fragment(desk: Desk, template: str, page: str, view: object) -> Markup:
    """Return a part of a page; raise TemplateFault where its template is at fault."""
    # What an autoescaping template printed is markup by construction.
    return Markup(_print(desk, template, page, {"view": view}))  # noqa: S704 - see above


def _print(desk: Desk, template: str, page: str, values: Mapping[str, object]) -> str:
    try:
        loaded = desk.loaded.get(template)
        if loaded is None:
            loaded = desk.templates.environment.get_template(template)
            desk.loaded[template] = loaded
        return loaded.render(values)
    except Exception as error:
        fault = fault_of(error, desk.templates, template=template, page=page)
        if fault is None:
            raise
        raise fault from error
