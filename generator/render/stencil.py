"""Printed text with holes: the fixed part of a table is printed once, then filled many times.

A template prints a hole as a token that no text of the form contains; the printed text is then cut
at the tokens. Filling is a single join, whatever the template looks like.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_TOKEN = re.compile("\ue000([0-9]+)\ue001")


def hole(number: int) -> str:
    """Return the token that a template prints where the filling with a number belongs."""
    return f"\ue000{number}\ue001"


@dataclass(frozen=True, slots=True)
class Stencil:
    """Text cut at its holes."""

    pieces: tuple[str, ...]
    """Fixed text and, in between, empty places to be filled."""
    order: tuple[int, ...]
    """The numbers of the holes as they follow each other."""

    def fill(self, fillings: Sequence[str]) -> str:
        """Return the text with each hole filled by the filling of its number."""
        pieces = list(self.pieces)
        pieces[1::2] = map(fillings.__getitem__, self.order)
        return "".join(pieces)


def cut(printed: str) -> Stencil:
    """Return the stencil of a text in which tokens mark the holes."""
    pieces = _TOKEN.split(printed)
    order = tuple(map(int, pieces[1::2]))
    pieces[1::2] = [""] * len(order)
    return Stencil(tuple(pieces), order)


@dataclass(frozen=True, slots=True)
class Target:
    """What a remark may be about: a cell, a line, a group, or the whole section."""

    anchor: str
    """Id of the element in the page."""
    name: str
    """As the printed form names it."""
    hole: int | None
    """Number of the hole that takes the mark; None where it is named below the table alone."""


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """A table's fixed text, and what can be marked in it.

    Holes are numbered: first the values of the cells, then their tones, then marks at headers.
    """

    stencil: Stencil
    holes: int
    targets: Mapping[str, Target]
    """By key path."""
    missing: str
    """What stands in place of a number that is not published."""
