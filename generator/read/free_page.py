"""Reading a free page, content/pages/<slug>.md."""

from pathlib import Path
from typing import NamedTuple

from generator.ground.diagnostics import Finding
from generator.model.page import FreePage
from generator.read.fields import Fields
from generator.read.front_matter import divide
from generator.read.markdown import Link, read_markdown
from generator.read.scan import CONTENT, PAGES
from generator.read.text_file import read_text_file
from generator.read.yaml_tree import Record, read_yaml

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
    tree = read_yaml(parts.data, path, first_line=parts.data_line)
    prose = read_markdown(text.source, parts.body)
    findings += [*tree.findings, *prose.findings]
    if not isinstance(tree.root, Record):
        return None
    fields = Fields(path, tree.root, findings)
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
