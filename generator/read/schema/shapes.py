"""The vocabulary in which the keys of a source are described, each with its Chinese name.

A description says what the readers accept, and in which order keys are written. It never lists
a cell of the form: ``Tables`` and ``CellPaths`` stand for what the form data gives.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Text:
    """A single value that is read as text, whatever it looks like."""

    pattern: str = ""
    """A regular expression for the whole of it, where not every text will do."""


@dataclass(frozen=True, slots=True)
class Date:
    """A day, written YYYY-MM-DD."""


@dataclass(frozen=True, slots=True)
class Year:
    """Four digits."""


@dataclass(frozen=True, slots=True)
class RegionCode:
    """The six digits of a region."""


@dataclass(frozen=True, slots=True)
class Integer:
    """A whole number of up to four digits."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few words, each with its Chinese meaning."""

    words: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class CellPath:
    """The key path of a cell, a line, a group or a section, or one of the words besides."""

    besides: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CellPaths:
    """A mapping whose keys are key paths, with a text for each."""


@dataclass(frozen=True, slots=True)
class Tables:
    """The numbers of a section, in any edition of the form."""

    section: str


@dataclass(frozen=True, slots=True)
class Listing:
    """A list."""

    item: "Shape"


@dataclass(frozen=True, slots=True)
class Either:
    """A value of one shape or of another."""

    shapes: tuple["Shape", ...]


@dataclass(frozen=True, slots=True)
class Key:
    """One key: its name, its Chinese name, how its value is written."""

    name: str
    title: str
    help: str
    shape: "Shape"
    is_required: bool = False


@dataclass(frozen=True, slots=True)
class Keys:
    """A mapping with known keys, in their official order."""

    keys: tuple[Key, ...]


@dataclass(frozen=True, slots=True)
class Codes:
    """A mapping whose keys are codes that follow a pattern, in ascending order."""

    pattern: str
    each: Key
    """What stands under each code; its name is how a code is called."""


Shape: TypeAlias = (
    Text
    | Date
    | Year
    | RegionCode
    | Integer
    | Choice
    | CellPath
    | CellPaths
    | Tables
    | Listing
    | Either
    | Keys
    | Codes
)
