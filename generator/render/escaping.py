"""Escaping of what templates print, made for pages of many short texts.

The engine escapes each value into a markup object of its own, only to join it with its neighbours
at once. Here texts and numbers are escaped once and remembered, and markup goes through without a
copy. What is printed is the same.
"""

from collections.abc import Callable, MutableMapping
from types import CodeType
from typing import Any

from jinja2 import Environment, Template
from markupsafe import Markup, escape

_SHORT = 80
"""Names and addresses are shorter and come again; longer texts are a page's own."""
_MOST = 4096
"""So many texts at most, so that memory does not grow with the site."""


class Known(dict[str | int, str]):
    """Escaped texts and numbers by what they were; what is not there is escaped when asked for.

    Asked for values of the types ``str`` and ``int`` themselves alone: markup is equal to a text of
    the same letters, and a truth value to a number.
    """

    def __missing__(self, value: str | int) -> str:
        """Escape a text or a number, and remember it unless it is long."""
        if isinstance(value, int):
            printed = str(value)
        else:
            printed = escape(value)
            if len(value) >= _SHORT:
                return printed
        if len(self) >= _MOST:
            self.clear()
        self[value] = printed
        return printed


known = Known()


def escaped(value: object) -> str:
    """Return a value as a template prints it, safe in text and in quoted attributes."""
    kind = type(value)
    if kind is str or kind is int:
        return known[value]  # type: ignore[index]  # the line above says so
    if kind is Markup:
        return value  # type: ignore[return-value]  # the line above says so
    return escape(value)


class EscapingTemplate(Template):
    """A template whose compiled code escapes by ``escaped``."""

    @classmethod
    def from_code(
        cls,
        environment: Environment,
        code: CodeType,
        globals: MutableMapping[str, Any],  # noqa: A002 - the engine's own name for it
        uptodate: Callable[[], bool] | None = None,
    ) -> Template:
        """Return the template of compiled code, in which it is a global name."""
        template = super().from_code(environment, code, globals, uptodate)
        template.root_render_func.__globals__["escape"] = escaped
        return template
