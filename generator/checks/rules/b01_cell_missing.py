"""B01: a cell of a table has no number."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.checks import occasion
from generator.checks.address import address_of, common_path
from generator.checks.context import ReportContext
from generator.checks.rule import rule
from generator.checks.rules.a02_table_missing import is_absent
from generator.form.grid import Branch, Cell, Grid
from generator.ground.diagnostics import Finding
from generator.model.report import Acceptance, TableData

_CODE = "B01"


@rule(code=_CODE, name="cell-missing", when=occasion.GAPS)
def cell_missing(context: ReportContext) -> Iterator[Finding]:
    """表格里有没写数字的格子。

    ## 依据

    统一格式要求逐格填写；空格、“-”“/”和没有写的格子都是缺失，不能当作零（算术）。
    有缺格的等式不核对，网页上该格显示为缺失。

    一行里的缺格、整行、整组各报一次；整个部分都缺的另见 A02。

    ## 怎样改

    核对原件后补写；确实没有发生的写 0。原件就是空白、又无从核实的，留空或写 null，
    并在 accepted 里写明 at 和理由。

    ## 不合格的例子

    ```yaml
    requests:
      new_received: [3, null, null, null, null, null, 3]
    ```

    ## 合格的例子

    ```yaml
    requests:
      new_received: [3, 0, 0, 0, 0, 0, 3]
    ```
    """
    for table in context.report.tables.values():
        if None not in table.values or is_absent(table):
            continue
        for gap in _gaps(table, context.report.accepted):
            yield cell_missing.rule.finding(
                context.locate(gap.cells[0].key if gap.is_partial else gap.path),
                _message(table, gap),
                cell=gap.path,
                hint="没有发生的写 0；原件空白的，在 accepted 里写明理由。",
            )


@dataclass(frozen=True, slots=True)
class _Gap:
    """Missing cells that one finding tells of."""

    path: str
    """Their nearest common key path."""
    cells: tuple[Cell, ...]
    is_partial: bool
    """Whether other cells below the path are there."""


def _gaps(table: TableData, accepted: tuple[Acceptance, ...]) -> Iterator[_Gap]:
    """Yield the gaps of a table; what an entry accepts is told apart from what none does."""
    by_entry: dict[Acceptance | None, set[int]] = {}
    for index, value in enumerate(table.values):
        if value is None and index not in table.unreadable:
            key = table.grid.cells[index].key
            entry = next((entry for entry in accepted if entry.covers(_CODE, key)), None)
            by_entry.setdefault(entry, set()).add(index)
    for missing in by_entry.values():
        yield from _gaps_below(table.grid, table.grid.tree, missing)


def _gaps_below(grid: Grid, branch: Branch, missing: set[int]) -> Iterator[_Gap]:
    """Yield whole groups and lines that are missing, then what is missing of each other line."""
    cells = [grid.cells[index] for index in range(branch.start, branch.stop) if index in missing]
    if not cells:
        return
    is_whole = len(cells) == branch.stop - branch.start
    is_line = branch.is_row or all(child.is_cell for child in branch.children.values())
    if is_whole or is_line:
        path = common_path(cells)
        is_partial = len(cells) < len(grid.covered(path))
        yield _Gap(path, tuple(cells), is_partial)
        return
    for child in branch.children.values():
        yield from _gaps_below(grid, child, missing)


def _message(table: TableData, gap: _Gap) -> str:
    name = address_of(table.grid.section, gap.path)
    count = len(gap.cells)
    lines = len({cell.line for cell in gap.cells})
    if count == 1:
        return f"{name} 没有写。"
    if lines > 1:
        return f"{name} 的 {lines} 行（共 {count} 格）都没有写。"
    if not gap.is_partial:
        return f"{name} 的 {count} 格都没有写。"
    names = "、".join(cell.column.column.label for cell in gap.cells)
    return f"{name} 有 {count} 格没有写：{names}。"
