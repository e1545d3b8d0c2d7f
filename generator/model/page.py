"""A free page, such as 关于本站 or 政府信息公开指南."""

from dataclasses import dataclass

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
