"""Reading a free page, content/pages/<slug>.md."""

from pathlib import Path
from typing import NamedTuple

from generator.ground.diagnostics import Finding
from generator.model.page import FreePage
from generator.model.sources import CONTENT, PAGES
from generator.read.fields import Fields
from generator.read.front_matter import divide, read_data
from generator.read.markdown import Link, read_markdown
from generator.read.text_file import read_text_file

KEYS = ("title", "description", "order")


class PageRead(NamedTuple):
    """A free page and the links of its prose."""

    page: FreePage
    links: tuple[Link, ...]


def read_free_page(site: Path, slug: str, findings: list[Finding]) -> PageRead | None:
    """Return the page ``content/pages/<slug>.md``; None where it cannot be read at all."""
    path = f"{CONTENT}/{PAGES}/{slug}.md"
    text = read_text_file(site, path)
    findings += text.findings
    if text.source is None:
        return None
    parts = divide(text.source)
    if isinstance(parts, Finding):
        findings.append(parts)
        return None
    data = read_data(parts, path)
    prose = read_markdown(text.source, parts.body)
    findings += [*data.findings, *prose.findings]
    if data.root is None:
        return None
    fields = Fields(path, data.root, findings)
    fields.refuse_unknown(KEYS)
    page = FreePage(
        path=path,
        slug=slug,
        title=fields.text("title", required=True) or slug,
        description=fields.text("description"),
        order=fields.integer("order"),
        tokens=prose.tokens,
    )
    return PageRead(page, prose.links)
