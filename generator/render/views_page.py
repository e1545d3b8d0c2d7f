"""The views of pages that stand for themselves."""

from dataclasses import dataclass

from markupsafe import Markup

from generator.render.views import Link


@dataclass(frozen=True, slots=True)
class FreePageView:
    """A page of the site's own."""

    title: str
    body: Markup


@dataclass(frozen=True, slots=True)
class NotFoundView:
    """The page that a server shows for an address that is not there."""

    ways: tuple[Link, ...]
    """Where to go instead."""
