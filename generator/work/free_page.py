"""One free page: rendered, with its links to other pages as facts."""

from dataclasses import dataclass

from generator.ground.diagnostics import Finding
from generator.model.addresses import free_page, root_from
from generator.model.facts import Link
from generator.model.page import Rendered
from generator.model.sources import PAGES
from generator.read.free_page import PageRead
from generator.read.links import resolver
from generator.render.desk import Desk
from generator.render.faults import TemplateFault
from generator.render.page import render_free_page
from generator.work.anchors import anchors_of, dead_anchors, outward


@dataclass(frozen=True, slots=True)
class PageOutcome:
    """What the work on one free page leaves behind."""

    page: Rendered | None
    """None where a template is at fault."""
    links: tuple[Link, ...]
    findings: tuple[Finding, ...]


def work_page(desk: Desk, read: PageRead) -> PageOutcome:
    """Return the finished page, its links to other pages, and its faults."""
    address = free_page(read.page.slug)
    links = tuple(outward(read.links, PAGES))
    try:
        data = render_free_page(desk, read.page, resolver(PAGES, root_from(address)))
    except TemplateFault as fault:
        return PageOutcome(None, links, (fault.finding,))
    findings = tuple(dead_anchors(anchors_of(read.links), data))
    return PageOutcome(Rendered(address, data), links, findings)
