"""Which identities of a table do not hold.

This runs for every table of every report, nearly always to find nothing: the cells of each
equation are looked up once per form, and a table of zeros is not added up at all.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from operator import itemgetter
from typing import Any

from generator.form.equations import Equation, equations_of
from generator.form.shape import Section
from generator.model.report import TableData

_Pick = Callable[[Sequence[Any]], tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Failure:
    """An equation whose two sides differ."""

    equation: Equation
    left: int
    right: int

    @property
    def name(self) -> str:
        """Return the equation's stable name."""
        return self.equation.name

    @property
    def difference(self) -> int:
        """Return by how much the left side exceeds the right one."""
        return self.left - self.right


def failures_of(table: TableData) -> tuple[Failure, ...]:
    """Return the equations that fail, in the order of the form.

    An equation with a missing cell is not judged: nobody knows whether it holds.
    """
    values = table.values
    # Zeros agree with each other, and missing cells are not judged.
    if not any(values):
        return ()
    has_gaps = None in values
    failures: list[Failure] = []
    for equation, pick_left, pick_right in _sides(table.grid.section):
        if has_gaps and not is_complete(equation, table):
            continue
        left, right = sum(pick_left(values)), sum(pick_right(values))
        if left != right:
            failures.append(Failure(equation, left, right))
    return tuple(failures)


def is_complete(equation: Equation, table: TableData) -> bool:
    """Tell whether all cells of an equation are there."""
    values = table.values
    return all(values[index] is not None for index in (*equation.left, *equation.right))


@cache
def _sides(section: Section) -> tuple[tuple[Equation, _Pick, _Pick], ...]:
    return tuple(
        (equation, _pick(equation.left), _pick(equation.right))
        for equation in equations_of(section)
    )


def _pick(indexes: tuple[int, ...]) -> _Pick:
    """Return the function that gives the values at ``indexes``."""
    # Of a slice it gives a tuple too, of a single index it would not.
    first = indexes[0]
    return itemgetter(*indexes) if len(indexes) > 1 else itemgetter(slice(first, first + 1))
