"""Links and names of agencies that lead nowhere, and one name borne twice."""

from collections.abc import Container, Iterator
from difflib import get_close_matches
from urllib.parse import unquote

from generator.ground.diagnostics import Finding, Place
from generator.model.addresses import AGENCIES
from generator.model.facts import Link
from generator.read import faults
from generator.read.agency import AGENCY_FILE
from generator.read.scan import CONTENT
from generator.store.facts import FactStore

_NAMESAKES = (
    "SELECT region, name, group_concat(slug) FROM (SELECT * FROM agency ORDER BY region, slug)"
    " GROUP BY region, name HAVING count(*) > 1 ORDER BY region, name"
)
_ROLES = "SELECT role FROM relation WHERE agency = ? AND other = ? ORDER BY role DESC"
_KINDRED = "SELECT key FROM agency WHERE (region = ? OR slug = ?) AND key <> ? ORDER BY key"
_LISTS = {"predecessor": "predecessors", "member": "members"}
"""From the role of a relation to the list of agency.yaml that states it."""


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
        if path in addresses or folder in addresses:
            continue
        # Nothing else in an agency's file is a link.
        if link.place.path.endswith(f"/{AGENCY_FILE}"):
            yield _unknown_agency(store, link)
        else:
            yield faults.BROKEN_LINK.finding(
                link.place,
                f"链接指向“{_shown(link.target)}”，网站里没有这个页面或文件。",
                hint="请核对路径；附件要放在与报告同名的文件夹里。",
            )


def _unknown_agency(store: FactStore, link: Link) -> Finding:
    """Return the finding for an agency that another names and that is not there."""
    own = link.place.path.removeprefix(f"{CONTENT}/").removesuffix(f"/{AGENCY_FILE}")
    other = link.target.removeprefix(AGENCIES).rstrip("/")
    lists = "、".join(_LISTS[role] for (role,) in store.rows(_ROLES, own, other))
    # A mistake is nearly always in one half of the key.
    kindred = [key for (key,) in store.rows(_KINDRED, *other.split("/"), own)]
    near = get_close_matches(other, kindred)
    clue = f"相近的机关：{'、'.join(near)}。" if near else "本站没有相近的机关。"
    return faults.BROKEN_LINK.finding(
        link.place,
        f"{lists} 里的“{other}”不是本站的机关。",
        hint=f"{clue}请照 content 里的文件夹写成“地区代码/机关”；还没有收录的，先建它的文件夹。",
    )


def _shown(target: str) -> str:
    """Return a target for a message: an address from the root, a way that means none as it is."""
    return unquote(target if target.startswith(".") else f"/{target}")
