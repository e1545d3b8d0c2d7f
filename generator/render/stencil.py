"""Printed text with holes: the fixed part of a table is printed once, then filled many times.

A template prints a hole as a token that no text of the form contains; the printed text is then cut
at the tokens. Filling is a single join, whatever the template looks like, and where nothing differs
from the usual (a table of zeros) it is no work at all.
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
    """Text cut at its holes, with what most of them are filled with."""

    pieces: tuple[bytes, ...]
    """Fixed text and, in between, the usual fillings."""
    places: tuple[tuple[int, ...], ...]
    """By the number of a hole: which pieces it is; a template may print it never or twice."""
    usual: bytes
    """The text with the usual fillings alone."""
    single: tuple[int, ...] | None
    """By the number of a hole: the piece it is; None where a template prints one never or twice."""


def cut(printed: str, usual: Sequence[bytes]) -> Stencil:
    """Return the stencil of a text in which tokens mark the holes; ``usual`` fills each of them."""
    texts = _TOKEN.split(printed)
    pieces = [text.encode() for text in texts]
    places: list[list[int]] = [[] for _ in usual]
    for place in range(1, len(pieces), 2):
        number = int(texts[place])
        places[number].append(place)
        pieces[place] = usual[number]
    is_single = all(len(found) == 1 for found in places)
    single = tuple(found[0] for found in places) if is_single else None
    return Stencil(tuple(pieces), tuple(map(tuple, places)), b"".join(pieces), single)


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
    """Filled with zeros and no marks."""
    targets: Mapping[str, Target]
    """By key path."""
    missing: bytes
    """What stands in place of a number that is not published."""
