"""What YAML is read into: nodes that know their places and have not been converted to anything."""

from collections.abc import Mapping
from typing import NamedTuple, TypeAlias

from generator.ground.diagnostics import Finding


class Scalar(NamedTuple):
    """A single value, as text."""

    text: str
    line: int
    column: int
    is_plain: bool = True
    """Whether it stands without quotes."""


class Sequence(NamedTuple):
    """A list."""

    items: tuple["Node", ...]
    line: int
    column: int

    @property
    def size(self) -> int:
        """Return the number of items."""
        return len(self.items)


class Row(NamedTuple):
    """A list of plain counts on one line, such as ``[8, 1, 0]``; another form of Sequence.

    Most of a report are such lists, and but for a finding nobody asks for one of their items.
    So the text is kept, and the numbers and the items are made when they are asked for.
    """

    written: str
    """What stands between the brackets: counts of up to twelve digits, commas and spaces."""
    line: int
    column: int

    @property
    def size(self) -> int:
        """Return the number of items."""
        return self.written.count(",") + 1

    @property
    def counts(self) -> tuple[int, ...]:
        """Return the numbers."""
        return tuple(map(int, self.written.split(",")))

    @property
    def items(self) -> tuple["Node", ...]:
        """Return the numbers as nodes."""
        found: list[Scalar] = []
        column = self.column + 1
        for part in self.written.split(","):
            text = part.strip(" ")
            before = len(part) - len(part.lstrip(" "))
            found.append(Scalar(text, self.line, column + before))
            column += len(part) + 1
        return tuple(found)


class Record(NamedTuple):
    """Keys with their values, in the order of the file; equal keys are reported and dropped."""

    keys: Mapping[str, Scalar]
    values: Mapping[str, "Node"]
    line: int
    column: int


Node: TypeAlias = Scalar | Sequence | Row | Record


class Tree(NamedTuple):
    """The outcome of reading a piece of YAML."""

    root: Node | None
    """None where nothing is written or nothing could be understood."""
    findings: tuple[Finding, ...]
