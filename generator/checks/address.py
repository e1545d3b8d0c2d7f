"""The Chinese name of whatever a key path points at: a cell, a line, a group, a section."""

from collections.abc import Iterable
from functools import cache
from itertools import takewhile

from generator.form.grid import Cell, grid_of
from generator.form.shape import Section


@cache
def address_of(section: Section, path: str) -> str:
    """Return the name of a key path of a section with a table, such as 三、（三）不予公开."""
    grid = grid_of(section)
    cells = [grid.cells[index] for index in grid.covered(path)]
    first = cells[0]
    if len(cells) == 1:
        return first.address
    if path == section.key:
        return section.heading
    if len({cell.line for cell in cells}) > 1:
        # Depth of the path below the section is the number of line groups that it names.
        group = first.line.groups[path.count(".") - 1]
        return f"{section.numeral}、{group.label}"
    headers = _headers(first, path)
    if not first.line.key:
        return f"{section.numeral}、{'·'.join(headers)}"
    line = first.address.partition(" × ")[0]
    return f"{line} × {headers[-1]}" if headers else line


def common_path(cells: Iterable[Cell]) -> str:
    """Return the nearest key path above all of the cells."""
    keys = (cell.key.split(".") for cell in cells)
    same = takewhile(lambda names: len(set(names)) == 1, zip(*keys, strict=False))
    return ".".join(names[0] for names in same)


def _headers(cell: Cell, path: str) -> tuple[str, ...]:
    """Return the labels of the column groups that a path names below the cell's line."""
    line_depth = cell.line.key.count(".") + 1 if cell.line.key else 0
    depth = path.count(".") - line_depth
    return tuple(group.label for group in cell.column.groups[: max(depth, 0)])
