"""A page that listings may need: where it goes and what it reads, known before it is made."""

from collections.abc import Callable
from typing import NamedTuple


class Sheet(NamedTuple):
    """One gathered page; naming it costs nothing, ``make`` does the work."""

    address: str
    template: str
    """The template that it begins with; empty for one that is made without any."""
    reads: frozenset[str]
    """Slices of the facts that it shows, by their names in ``slices``.

    Settings, regions, free pages and templates are not among them: whoever keeps pages between
    builds compares those by himself.
    """
    make: Callable[[], bytes]
    """Returns the page; raises TemplateFault where its template is at fault."""
