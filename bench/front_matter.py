"""The front matter of a generated report, written along the key tree of the form."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

import checkout  # noqa: F401 - puts the checkout on the path
from figures import Figures

from generator.form.grid import Branch, grids_of
from generator.form.shape import Kind
from generator.model.report import Value, printed


def front_matter(figures: Figures, published: date) -> str:
    """Return the YAML between the two lines of dashes, both included."""
    lines = ["---", f"published: {published.isoformat()}"]
    for key, grid in grids_of(figures.edition).items():
        lines += _entry(grid.tree, key, figures.values[key], 0)
    notes = _notes(figures)
    if notes:
        lines += ["notes:", *(f"  {path}: {note}" for path, note in notes.items())]
    return "\n".join([*lines, "---", ""])


def _entry(branch: Branch, name: str, values: Sequence[Value], depth: int) -> Iterator[str]:
    """Return the lines of a key and all beneath it; all zeros are written as a bare 0."""
    own = values[branch.start : branch.stop]
    start = f"{'  ' * depth}{name}:"
    if not any(own):
        yield f"{start} 0"
    elif len(own) == 1:
        yield f"{start} {printed(own[0])}"
    elif branch.is_row:
        yield f"{start} [{', '.join(map(printed, own))}]"
    elif all(child.is_cell for child in branch.children.values()):
        pairs = zip(branch.children, own, strict=True)
        yield f"{start} {{{', '.join(f'{key}: {printed(value)}' for key, value in pairs)}}}"
    else:
        yield start
        for key, child in branch.children.items():
            yield from _entry(child, key, values, depth + 1)


def _notes(figures: Figures) -> Mapping[str, str]:
    """State the unit of amounts for which the form itself names none (政府集中采购)."""
    cells = [cell for grid in grids_of(figures.edition).values() for cell in grid.cells]
    return {c.key: "单位：万元" for c in cells if c.kind is Kind.AMOUNT and not c.unit}
