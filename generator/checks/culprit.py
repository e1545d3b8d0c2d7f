"""From the equations that fail to the cells that are wrong.

Table 3 adds up along lines and along columns, so a single wrong cell breaks a set of equations
that no other cell stands in. ``explain`` looks for the fewest changed cells that mend every
failing equation and break none; docs/decisions/culprits.md tells why, and where it stops.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from generator.checks.address import common_path
from generator.checks.judge import Failure, failures_of
from generator.checks.repairs import Repair, Repairs
from generator.checks.witness import Witness
from generator.form.equations import equations_by_cell
from generator.form.grid import Grid
from generator.model.report import TableData

MOST_CANDIDATES = 5
"""How many alternatives are worth listing; a group of table 4 has five cells."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """What one finding has to say about some of the failing equations."""

    grid: Grid
    cell: str
    """Key path of the wrong cell, of the group that it lies in, or of the equation's total."""
    failures: tuple[Failure, ...]
    """The failing equations that it explains, in the order of the form."""
    repair: Repair | None = None
    """The change of the one cell that must be wrong; None where several may be."""
    together: Repair | None = None
    """The change of a second cell without which ``repair`` mends nothing."""
    alternatives: tuple[tuple[Repair, ...], ...] = ()
    """Changes, of which each would mend everything, where no single one stands out."""

    witnessed: tuple[Repair, ...] = ()
    """Changes that a neighbouring year's report confirms, of several that would mend as much."""

    @property
    def is_narrowed(self) -> bool:
        """Tell whether one cell in a known group is wrong, and only which of them is unknown."""
        return bool(self.alternatives) and all(len(option) == 1 for option in self.alternatives)

    @property
    def identity(self) -> str:
        """Return the first identity of the form among those that fail."""
        return self.failures[0].equation.identity


def explain(
    table: TableData, evidence: Callable[[], Mapping[str, Witness]] = dict
) -> tuple[Explanation, ...]:
    """Return the explanations of everything in a table that does not add up.

    Every failing equation is in at least one of them, and no equation that holds in any.
    ``evidence`` tells what other reports say of the table's cells, by key; it is asked for only
    where something fails.
    """
    failures = failures_of(table)
    if not failures:
        return ()
    repairs = Repairs.of(table, failures)
    found: list[Explanation] = []
    unsolved: list[tuple[Failure, ...]] = []
    for component in _components(failures):
        explanations = _by_one_cell(table, repairs, component)
        if explanations:
            found += explanations
        else:
            unsolved.append(component)
    if unsolved:
        found += _by_two_cells(table, repairs, unsolved, evidence())
    return tuple(found)


def _components(failures: tuple[Failure, ...]) -> list[tuple[Failure, ...]]:
    """Return the failures in groups that share no cell with each other."""
    groups: list[tuple[set[int], list[Failure]]] = []
    for failure in failures:
        cells = {*failure.equation.left, *failure.equation.right}
        members: list[Failure] = []
        apart: list[tuple[set[int], list[Failure]]] = []
        for group in groups:
            if cells.isdisjoint(group[0]):
                apart.append(group)
            else:
                cells |= group[0]
                members += group[1]
        groups = [*apart, (cells, [*members, failure])]
    order = {failure.name: place for place, failure in enumerate(failures)}
    ordered = [tuple(sorted(group, key=lambda f: order[f.name])) for _, group in groups]
    return sorted(ordered, key=lambda group: order[group[0].name])


def _by_one_cell(
    table: TableData, repairs: Repairs, component: tuple[Failure, ...]
) -> tuple[Explanation, ...]:
    """Return what one changed cell explains; nothing where no single cell does."""
    cells = repairs.cells_in_exactly(component)
    found = [repair for repair in repairs.single(component) if repair.is_allowed]
    if not found:
        return ()
    if len(found) > MOST_CANDIDATES:
        return tuple(_one_by_one(table, component, ()))
    if len(found) == 1 and not _are_twins(table.grid, cells):
        key = table.grid.cells[found[0].index].key
        return (Explanation(table.grid, key, component, repair=found[0]),)
    path = common_path(table.grid.cells[index] for index in cells)
    alternatives = tuple((repair,) for repair in found)
    return (Explanation(table.grid, path, component, alternatives=alternatives),)


def _are_twins(grid: Grid, cells: list[int]) -> bool:
    """Tell whether the form itself can never tell these cells apart, as in a group of table 4."""
    names = equations_by_cell(grid.section)
    return len(cells) > 1 and len({names[index] for index in cells}) == 1


def _by_two_cells(
    table: TableData,
    repairs: Repairs,
    unsolved: list[tuple[Failure, ...]],
    evidence: Mapping[str, Witness],
) -> Iterator[Explanation]:
    """Yield what two changed cells explain, then what stays unexplained, equation by equation.

    A cell's failing equations share that cell, so two cells touch two components at most.
    """
    pairs: dict[frozenset[int], list[tuple[Repair, Repair]]] = {}
    numbers = range(len(unsolved))
    for chosen in (*((number,) for number in numbers), *combinations(numbers, 2)):
        together = tuple(failure for number in chosen for failure in unsolved[number])
        found = repairs.double(together)
        if found:
            pairs[frozenset(chosen)] = found
    told: set[int] = set()
    for explained, pair in _witnessed(table.grid, pairs, evidence):
        told |= explained
        failures = tuple(failure for number in sorted(explained) for failure in unsolved[number])
        path = common_path(table.grid.cells[repair.index] for repair in pair)
        yield Explanation(table.grid, path, failures, witnessed=pair)
    for number, component in enumerate(unsolved):
        if number in told:
            continue
        mine = {chosen: found for chosen, found in pairs.items() if number in chosen}
        options = [pair for found in mine.values() for pair in found]
        if len(options) == 1 and _is_undisputed(next(iter(mine)), pairs):
            yield from _pair(table, component, options[0])
        else:
            alternatives = tuple(options) if len(options) <= MOST_CANDIDATES else ()
            yield from _one_by_one(table, component, alternatives)


def _witnessed(
    grid: Grid,
    pairs: Mapping[frozenset[int], list[tuple[Repair, Repair]]],
    evidence: Mapping[str, Witness],
) -> Iterator[tuple[frozenset[int], tuple[Repair, Repair]]]:
    """Yield the pairs that other reports confirm, where they confirm one and no other."""
    options = [(chosen, pair) for chosen, found in pairs.items() for pair in found]
    confirmed = [
        (chosen, pair)
        for chosen, pair in options
        if len(options) > 1 and all(_confirms(evidence, grid, repair) for repair in pair)
    ]
    for chosen, pair in confirmed:
        if all(other == chosen or other.isdisjoint(chosen) for other, _ in confirmed):
            yield chosen, pair


def _confirms(evidence: Mapping[str, Witness], grid: Grid, repair: Repair) -> bool:
    witness = evidence.get(grid.cells[repair.index].key)
    return witness is not None and witness.value == repair.value


def _is_undisputed(chosen: frozenset[int], pairs: Iterable[frozenset[int]]) -> bool:
    """Tell whether no other pair explains a part of what this pair explains."""
    return all(other == chosen or other.isdisjoint(chosen) for other in pairs)


def _pair(
    table: TableData, component: tuple[Failure, ...], pair: tuple[Repair, Repair]
) -> Iterator[Explanation]:
    for repair, other in (pair, pair[::-1]):
        mine = tuple(f for f in component if f.equation.sign(repair.index))
        if mine:
            key = table.grid.cells[repair.index].key
            yield Explanation(table.grid, key, mine, repair=repair, together=other)


def _one_by_one(
    table: TableData,
    component: tuple[Failure, ...],
    alternatives: tuple[tuple[Repair, ...], ...],
) -> Iterator[Explanation]:
    for failure in component:
        key = table.grid.cells[failure.equation.right[0]].key
        yield Explanation(table.grid, key, (failure,), alternatives=alternatives)
