"""Links in prose: which page or file of the portal each means.

An editor links the way the files lie: ``2022.md``, ``../ju/2023.md``, ``2023/原件.pdf``,
``../../pages/guide.md``. Pages link the way addresses lie; ``target_of`` goes from one to the
other, for the judgement of dead links as for the rendering.
"""

import re
from collections.abc import Callable
from posixpath import normpath
from urllib.parse import quote, unquote

from generator.model.addresses import agency_page, free_page, report_page
from generator.read.markdown import is_own

_REPORT = re.compile(r"([1-9][0-9]{5}/[a-z0-9-]+)/([0-9]{4})\.md")
_ATTACHMENT = re.compile(r"([1-9][0-9]{5}/[a-z0-9-]+)/([0-9]{4})/([^/]+)")
_AGENCY = re.compile(r"([1-9][0-9]{5}/[a-z0-9-]+)(?:/agency\.yaml)?/?")
_FREE = re.compile(r"pages/([a-z0-9-]+)\.md")


def target_of(href: str, folder: str) -> str | None:
    """Return the address, relative to the portal's root, that a link means; None for no page.

    ``folder`` is the folder of the source below content/, such as ``410303/tongji`` or ``pages``.
    A fragment is kept. A link beginning with a slash is an address already.
    """
    path, mark, fragment = href.partition("#")
    ending = mark + fragment
    if path.startswith("/"):
        return path.lstrip("/") + ending
    meant = normpath(f"{folder}/{unquote(path)}")
    address = _address(meant)
    return None if address is None else address + ending


def resolver(folder: str, root: str) -> Callable[[str], str]:
    """Return what turns a link of a source into the link of a page.

    ``root`` is the way from the page to the portal's root. A link that means no page is left as
    it is: a finding says so, and nothing is published.
    """

    def resolve(href: str) -> str:
        if href.startswith("#") or not is_own(href):
            return href
        target = target_of(href, folder)
        return href if target is None else root + target

    return resolve


def _address(path: str) -> str | None:
    if match := _REPORT.fullmatch(path):
        return report_page(match[1], int(match[2]))
    if match := _ATTACHMENT.fullmatch(path):
        return report_page(match[1], int(match[2])) + quote(match[3])
    if match := _FREE.fullmatch(path):
        return free_page(match[1])
    if match := _AGENCY.fullmatch(path):
        return agency_page(match[1])
    return None
