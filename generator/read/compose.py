"""Composing a source from values: the reverse of reading, in the canonical form.

Everything under a key that is zero is written as a bare ``0``; a missing cell is ``~``.
"""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from generator.form.grid import Branch, Grid
from generator.form.shape import Kind
from generator.ground.text import width
from generator.model.report import Value, printed

MISSING = "~"
INDENT = "  "
_NO_REMARKS: Mapping[str, str] = MappingProxyType({})


def compose_section(
    grid: Grid,
    values: Sequence[Value | None],
    *,
    has_labels: bool = False,
    remarks: Mapping[str, str] = _NO_REMARKS,
) -> str:
    """Return a section's YAML; with labels, the official ones stand behind as comments.

    ``remarks`` are said after the labels of lines, by their key paths.
    """
    lines = list(_lines(grid, grid.tree, values, 0))
    if not has_labels:
        return "".join(f"{text}\n" for text, _, _ in lines)
    edge = max(width(text) for text, label, _ in lines if label) + 2
    return "".join(
        f"{text}{' ' * (edge - width(text))}# {label}{remarks.get(path, '')}\n"
        if label
        else f"{text}\n"
        for text, label, path in lines
    )


def _lines(
    grid: Grid, branch: Branch, values: Sequence[Value | None], depth: int, key_width: int = 0
) -> Iterator[tuple[str, str, str]]:
    """Return the lines of a branch, each with the label that may stand behind it, and its path.

    ``key_width`` is that to which keys are filled up, so that values begin in one column.
    """
    start = f"{branch.key}:"
    written = _on_one_line(branch, values)
    if written is not None:
        yield (
            f"{INDENT * depth}{start.ljust(key_width)} {written}",
            _label(grid, branch),
            branch.path,
        )
        return
    yield f"{INDENT * depth}{start}", branch.label, branch.path
    children = branch.children.values()
    short = (child for child in children if _on_one_line(child, values) is not None)
    edge = max((len(child.key) + 1 for child in short), default=0)
    for child in children:
        yield from _lines(grid, child, values, depth + 1, edge)


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


def _on_one_line(branch: Branch, values: Sequence[Value | None]) -> str | None:
    """Return what stands behind a key that needs no further lines, else None."""
    own = values[branch.start : branch.stop]
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
