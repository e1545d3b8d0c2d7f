"""Changes of one or two cells after which given equations hold and no other is broken."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.checks.judge import Failure, is_complete
from generator.form.equations import Equation, equations_of
from generator.model.report import TableData

MOST = 10**12
"""A count has twelve digits at most."""


@dataclass(frozen=True, slots=True)
class Repair:
    """A changed cell."""

    index: int
    written: int
    """What it holds."""
    value: int
    """What it would hold."""

    @property
    def is_allowed(self) -> bool:
        """Tell whether the form lets a count have this value."""
        return 0 <= self.value < MOST


@dataclass(frozen=True, slots=True)
class Repairs:
    """The search for repairs in one table."""

    values: tuple[int, ...]
    """The table's values, 0 where a cell is missing: no judged equation has such a cell."""
    equations: dict[str, Equation]
    """The judged equations by name."""
    differences: dict[str, int]
    """By how much the left side of each judged equation exceeds the right one."""
    by_cell: dict[int, frozenset[str]]
    """Names of the judged equations that each cell stands in."""

    @classmethod
    def of(cls, table: TableData, failures: tuple[Failure, ...]) -> "Repairs":
        """Return the search for a table and everything that fails in it."""
        section = table.grid.section
        judged = {e.name: e for e in equations_of(section) if is_complete(e, table)}
        names: dict[int, set[str]] = {}
        for equation in judged.values():
            for index in (*equation.left, *equation.right):
                names.setdefault(index, set()).add(equation.name)
        return cls(
            tuple(int(value or 0) for value in table.values),
            judged,
            dict.fromkeys(judged, 0) | {f.name: f.difference for f in failures},
            {index: frozenset(members) for index, members in names.items()},
        )

    def cells_in_exactly(self, failures: tuple[Failure, ...]) -> list[int]:
        """Return the cells that stand in all of these equations and in no other judged one."""
        wanted = {failure.name for failure in failures}
        return [index for index, names in sorted(self.by_cell.items()) if names == wanted]

    def single(self, failures: tuple[Failure, ...]) -> Iterator[Repair]:
        """Yield the changes of one cell that mend these equations, feasible or not."""
        for index in self.cells_in_exactly(failures):
            changes = {-failure.difference * failure.equation.sign(index) for failure in failures}
            if len(changes) == 1:
                yield self._repair(index, changes.pop())

    def double(self, failures: tuple[Failure, ...]) -> list[tuple[Repair, Repair]]:
        """Return the feasible changes of two cells that mend these equations and break none."""
        wanted = {failure.name for failure in failures}
        found: dict[frozenset[int], tuple[Repair, Repair]] = {}
        for one, two in self._pairs(failures[0].equation, wanted):
            pair = frozenset((one, two))
            both = self.by_cell[one] | self.by_cell[two]
            if one == two or pair in found or not wanted <= both:
                continue
            changes = self._changes(one, two, both, wanted)
            if changes is not None:
                found[pair] = changes
        return list(found.values())

    def _pairs(self, first: Equation, wanted: set[str]) -> Iterator[tuple[int, int]]:
        """Yield the pairs of cells that may mend the wanted equations, of which one is first.

        The second cell stands in an equation that the first one cannot mend, or has to undo what
        the first one breaks; in either case it shares an equation with what is known already.
        """
        for one in (*first.left, *first.right):
            rest = wanted - self.by_cell[one]
            for name in (min(rest),) if rest else sorted(self.by_cell[one]):
                equation = self.equations[name]
                for two in (*equation.left, *equation.right):
                    yield one, two

    def _changes(
        self, one: int, two: int, both: frozenset[str], wanted: set[str]
    ) -> tuple[Repair, Repair] | None:
        """Return the changes of two cells after which all equations of both hold."""
        # What fails beside the wanted equations is another fault's and must not be touched.
        if any(self.differences[name] for name in both - wanted):
            return None
        change_one, change_two = self._alone(one, two), self._alone(two, one)
        shared = self.by_cell[one] & self.by_cell[two]
        for name in shared:
            equation, gap = self.equations[name], self.differences[name]
            if change_one is None and change_two is not None:
                change_one = -equation.sign(one) * (gap + equation.sign(two) * change_two)
            elif change_two is None and change_one is not None:
                change_two = -equation.sign(two) * (gap + equation.sign(one) * change_one)
        if not change_one or not change_two:
            return None
        changed = {one: change_one, two: change_two}
        if not all(self._holds(name, changed) for name in both):
            return None
        pair = self._repair(one, change_one), self._repair(two, change_two)
        return pair if all(repair.is_allowed for repair in pair) else None

    def _repair(self, index: int, change: int) -> Repair:
        written = self.values[index]
        return Repair(index, written, written + change)

    def _alone(self, index: int, other: int) -> int | None:
        """Return the change asked for by an equation that holds ``index`` and not ``other``."""
        for name in self.by_cell[index] - self.by_cell[other]:
            return -self.differences[name] * self.equations[name].sign(index)
        return None

    def _holds(self, name: str, changed: dict[int, int]) -> bool:
        equation = self.equations[name]
        moved = sum(equation.sign(index) * by for index, by in changed.items())
        return self.differences[name] + moved == 0
