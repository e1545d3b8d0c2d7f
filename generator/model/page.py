"""Free pages, such as 关于本站 or 政府信息公开指南, and finished pages of any kind."""

from dataclasses import dataclass
from typing import NamedTuple

from markdown_it.token import Token


@dataclass(frozen=True, slots=True)
class FreePage:
    """A page written in Markdown; its slug is its address."""

    path: str
    slug: str
    title: str
    description: str = ""
    order: int = 0
    """Place among the free pages in the navigation."""
    tokens: tuple[Token, ...] = ()


class Rendered(NamedTuple):
    """A finished page."""

    address: str
    """Relative to the portal's root."""
    data: bytes
