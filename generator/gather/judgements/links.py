"""Links and names of agencies that lead nowhere, and one name borne twice."""

from collections.abc import Container, Iterator
from difflib import get_close_matches
from urllib.parse import unquote

from generator.gather.judgements.docket import FINAL, Docket
from generator.gather.judgements.evidence import Evidence
from generator.ground.diagnostics import Finding, Place
from generator.model.addresses import AGENCIES
from generator.model.facts import Link
from generator.model.sources import AGENCY_FILE, CONTENT
from generator.read import faults
from generator.store.facts import FactStore, agency_owner

_NAMESAKES = (
    "SELECT name, group_concat(slug) FROM (SELECT * FROM agency WHERE region = ? ORDER BY slug)"
    " GROUP BY name HAVING count(*) > 1 ORDER BY name"
)
_LINKS = "SELECT path, line, col, target FROM link WHERE owner = ?"
_ROLES = "SELECT role FROM relation WHERE agency = ? AND other = ? ORDER BY role DESC"
_KINDRED = "SELECT key FROM agency WHERE (region = ? OR slug = ?) AND key <> ? ORDER BY key"
_LISTS = {"predecessor": "predecessors", "member": "members"}
"""From the role of a relation to the list of agency.yaml that states it."""


def judge_names(evidence: Evidence, docket: Docket) -> None:
    """Judge the names in the regions of all agencies that changed."""
    for region in sorted({key.partition("/")[0] for key in docket.keys}):
        docket.renew(f"{FINAL}names/{region}", namesakes(evidence.store, region))


def judge_links(evidence: Evidence, docket: Docket, addresses: Container[str]) -> None:
    """Judge the links of agencies that changed, or all where other addresses count as there."""
    store = evidence.store
    if docket.has_doubts or docket.changes.has_new_addresses:
        docket.void(f"{FINAL}links/")
        owners = _owners(store, "")
    else:
        # Free pages are read anew each time, and those that went leave nothing to find them by.
        docket.void(f"{FINAL}links/page/")
        owners = [*map(agency_owner, docket.keys), *_owners(store, "page/")]
    for owner in owners:
        docket.renew(f"{FINAL}links/{owner}", dead_links(store, addresses, owner))


def _owners(store: FactStore, prefix: str) -> list[str]:
    """Return the owners of links that begin so."""
    query = "SELECT DISTINCT owner FROM link WHERE owner >= ? AND owner < ?"
    return [owner for (owner,) in store.rows(query, prefix, f"{prefix}~")]


def namesakes(store: FactStore, region: str) -> Iterator[Finding]:
    """Return a finding for each further folder of one name in a region."""
    for name, slugs in store.rows(_NAMESAKES, region):
        first, *others = slugs.split(",")
        for slug in others:
            yield faults.SAME_NAME.finding(
                Place(f"content/{region}/{slug}/agency.yaml", 1, 1),
                f"“{name}”在这个地区已有一个文件夹 content/{region}/{first}。",
                hint="同一机关只用一个文件夹；确是两个机关的，请写出能够区分的全称。",
            )


def dead_links(store: FactStore, addresses: Container[str], owner: str) -> Iterator[Finding]:
    """Return the links of an owner to what is not among ``addresses``, those of all pages."""
    for *place, target in store.rows(_LINKS, owner):
        link = Link(Place(*place), target)
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
