"""Links that lead nowhere, and one name borne twice."""

from collections.abc import Container, Iterator
from urllib.parse import unquote

from generator.ground.diagnostics import Finding, Place
from generator.read import faults
from generator.store.facts import FactStore

_NAMESAKES = (
    "SELECT region, name, group_concat(slug) FROM (SELECT * FROM agency ORDER BY region, slug)"
    " GROUP BY region, name HAVING count(*) > 1 ORDER BY region, name"
)


def namesakes(store: FactStore) -> Iterator[Finding]:
    """Return a finding for each further folder of one name in one region."""
    for region, name, slugs in store.rows(_NAMESAKES):
        first, *others = slugs.split(",")
        for slug in others:
            yield faults.SAME_NAME.finding(
                Place(f"content/{region}/{slug}/agency.yaml", 1, 1),
                f"“{name}”在这个地区已有一个文件夹 content/{region}/{first}。",
                hint="同一机关只用一个文件夹；确是两个机关的，请写出能够区分的全称。",
            )


def dead_links(store: FactStore, addresses: Container[str]) -> Iterator[Finding]:
    """Return the links to what is not among ``addresses``, those of all pages and files."""
    for link in store.links():
        # Links may write Han in percent signs; addresses are plain text.
        path = unquote(link.target.partition("#")[0])
        folder = path if path == "" or path.endswith("/") else f"{path}/"
        if path not in addresses and folder not in addresses:
            yield faults.BROKEN_LINK.finding(
                link.place,
                f"链接指向“{_shown(link.target)}”，网站里没有这个页面或文件。",
                hint="请核对路径；附件要放在与报告同名的文件夹里。",
            )


def _shown(target: str) -> str:
    """Return a target for a message: an address from the root, a way that means none as it is."""
    return unquote(target if target.startswith(".") else f"/{target}")
