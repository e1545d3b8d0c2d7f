"""What templates see on every page: links, and the shell around the page's own view.

Templates never see the model. All views are frozen; addresses in them are relative to the
portal's root, so that a template writes ``{{ shell.root }}{{ link.address }}``.
"""

from dataclasses import dataclass
from typing import NamedTuple

from markupsafe import Markup


class Link(NamedTuple):
    """A text that leads somewhere."""

    label: str
    address: str
    """Relative to the portal's root; the home page is the empty text."""


class NavigationItem(NamedTuple):
    """An entry of the main navigation."""

    label: str
    address: str
    current: str
    """``page`` on that very page, ``true`` on a page below it, else empty: for aria-current."""


@dataclass(frozen=True, slots=True)
class FooterView:
    """What the foot of every page names; an empty item is left out."""

    owner: str
    """主办单位."""
    contact: str
    """联系方式."""
    site_code: str
    """网站标识码."""
    icp: str
    """ICP 备案号."""
    police: str
    """公安备案号."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What pages of the same depth share; the masthead and the foot see nothing else."""

    site_name: str
    footer: FooterView
    navigation: tuple[NavigationItem, ...]
    root: str
    """The way from the page to the portal's root, such as ``../../``; absolute on the 404 page."""


@dataclass(frozen=True, slots=True)
class Shell(Frame):
    """What surrounds every page."""

    masthead: Markup
    """``components/masthead.html``, printed once for all pages that share it."""
    foot: Markup
    """``components/footer.html``, printed likewise."""
    trail: tuple[Link, ...]
    """The way from the home page down to the page above this one; empty on the home page."""
    address: str
    here: str
    """The page's own name at the end of the breadcrumb."""
    document_title: str
    """For ``<title>``, different on each page of the portal."""
    description: str
    """For ``<meta name="description">``, one sentence."""
    canonical: str
    """The page's absolute address; empty where the portal does not know its own."""


MISSING = "未公布"
"""What pages print for a number that is not there; it is never printed as zero."""
