"""C05: a figure of table 2 is out of all proportion to last year's."""

from collections.abc import Iterator

from generator.checks import occasion
from generator.checks.address import common_path
from generator.checks.context import Succession
from generator.checks.fees import FEES, is_unit_slip
from generator.checks.plausible import before_of, gap
from generator.checks.powers import idle_powers
from generator.checks.rule import rule
from generator.form.grid import Cell
from generator.form.shape import Kind
from generator.ground.diagnostics import Finding, Severity
from generator.model.report import Value, printed

_TIMES = 10
_LEAST = 100
_MOST_LISTED = 5
_STOCK = ".in_force"
"""The stock is compared with last year's by C03, which knows what it should be."""


@rule(code="C05", name="figure-jumps", severity=Severity.NOTICE, when=occasion.BEFORE)
def figure_jumps(succession: Succession) -> Iterator[Finding]:
    """第二部分有的数与上年相差悬殊：十倍以上，或者一年有一年为零，且相差不少于 100。

    ## 依据

    本工具的提示，没有规定。多写少写一位、填错行、漏填，往往表现为与上年相差悬殊。
    只比较同一版式的同一格；现行有效件数由 C03 核对，收费金额疑似用错单位的由 B04 报告，
    有职权而填零的由 C06 提示，这里不重复。一份报告只提示一次，最多列出五格。

    ## 怎样改

    与原件核对列出的格子；属实的不必改动。

    ## 不合格的例子

    ```yaml
    # 上年 2130
    penalties: 0
    ```

    ## 合格的例子

    ```yaml
    # 上年 2130
    penalties: 1986
    ```
    """
    context = succession.context
    table = context.report.tables.get("proactive") if succession.earlier else None
    values = None if table is None else before_of(succession, table)
    if table is None or values is None or table.values == values:
        return
    jumps = [
        (cell, now, before)
        for cell, now, before in zip(table.grid.cells, table.values, values, strict=True)
        if now != before
        and now is not None
        and before is not None
        and _is_jump(now, before)
        and cell.kind is not Kind.CHANGE
    ]
    if jumps:
        told = [f"{line}." for line in idle_powers(context)]
        jumps = [jump for jump in jumps if not _is_told(*jump, told)]
    if jumps:
        yield _finding(succession, jumps)


def _is_jump(now: Value, before: Value) -> bool:
    return gap(now, before) >= _LEAST and _TIMES * min(now, before) < max(now, before)


def _is_told(cell: Cell, now: Value, before: Value, told: list[str]) -> bool:
    """Tell whether another rule speaks of the figure."""
    if cell.key.endswith(_STOCK) or (cell.key == FEES and is_unit_slip(now, before)):
        return True
    return not now and cell.key.startswith(tuple(told))


def _finding(succession: Succession, jumps: list[tuple[Cell, Value, Value]]) -> Finding:
    context = succession.context
    listed = "；".join(
        f"{cell.address} 由 {printed(before)} 变为 {printed(now)}"
        for cell, now, before in jumps[:_MOST_LISTED]
    )
    more = f"；等 {len(jumps)} 格" if len(jumps) > _MOST_LISTED else ""
    paths = succession.earlier_paths
    key = common_path(cell for cell, _, _ in jumps)
    return figure_jumps.rule.finding(
        context.locate(key),
        f"与 {context.report.year - 1} 年报告（{paths}）相差悬殊：{listed}{more}。",
        cell=key,
        hint="请与原件核对是否多写少写一位、填错行或漏填；属实的不必改动。",
    )
