"""Composing a source from values: the reverse of reading, in the canonical form.

Everything under a key that is zero is written as a bare ``0``; a missing cell is ``~``.
"""

from collections.abc import Iterator, Sequence

from generator.form.grid import Branch, Grid
from generator.form.shape import Kind
from generator.ground.text import width
from generator.model.report import Value, printed

MISSING = "~"
INDENT = "  "


def compose_section(grid: Grid, values: Sequence[Value | None], *, has_labels: bool = False) -> str:
    """Return a section's YAML; with labels, the official ones stand behind as comments."""
    lines = list(_lines(grid, grid.tree, values, 0))
    if not has_labels:
        return "".join(f"{text}\n" for text, _ in lines)
    edge = max(width(text) for text, label in lines if label) + 2
    return "".join(
        f"{text}{' ' * (edge - width(text))}# {label}\n" if label else f"{text}\n"
        for text, label in lines
    )


def _lines(
    grid: Grid, branch: Branch, values: Sequence[Value | None], depth: int
) -> Iterator[tuple[str, str]]:
    """Return the lines of a branch, each with the label that may stand behind it."""
    own = values[branch.start : branch.stop]
    start = f"{INDENT * depth}{branch.key}:"
    written = _on_one_line(branch, own)
    if written is not None:
        yield f"{start} {written}", _label(grid, branch)
        return
    yield start, branch.label
    for child in branch.children.values():
        yield from _lines(grid, child, values, depth + 1)


def _label(grid: Grid, branch: Branch) -> str:
    """Return what a line means: its label, and its columns or unit where they are its own."""
    cells = grid.cells[branch.start : branch.stop]
    if len(cells) == 1 and cells[0].kind is Kind.AMOUNT:
        return f"{branch.label}（{cells[0].unit}）" if cells[0].unit else branch.label
    if cells[0].line.key and branch.is_row:
        # A group made for its key alone has no label: （六）of the 2019 form is its only line.
        return branch.label or cells[0].line.line.label
    if len(cells) == 1 or len({cell.line for cell in cells}) > 1:
        return branch.label
    columns = "、".join(cell.column.column.label for cell in cells)
    return f"{branch.label}（{columns}）"


def _on_one_line(branch: Branch, own: Sequence[Value | None]) -> str | None:
    """Return what stands behind a key that needs no further lines, else None."""
    if all(value is not None and printed(value) == "0" for value in own):
        return "0"
    if len(own) == 1:
        return _scalar(own[0])
    if branch.is_row:
        return f"[{', '.join(map(_scalar, own))}]"
    if branch.children and all(child.is_cell for child in branch.children.values()):
        pairs = zip(branch.children, own, strict=True)
        return f"{{{', '.join(f'{key}: {_scalar(value)}' for key, value in pairs)}}}"
    return None


def _scalar(value: Value | None) -> str:
    return MISSING if value is None else printed(value)
