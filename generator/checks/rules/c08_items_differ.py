"""C08: the items of a power do not follow from the year before (2019 edition)."""

from collections.abc import Iterator
from functools import cache

from generator.checks import occasion
from generator.checks.address import address_of
from generator.checks.context import Succession
from generator.checks.plausible import before_of, gap
from generator.checks.rule import rule
from generator.form.edition_2019 import EDITION_2019
from generator.form.grid import grid_of
from generator.form.shape import Section
from generator.ground.diagnostics import Finding, Severity
from generator.model.report import TableData, Value, printed

_PREVIOUS = ".items_previous_year"
_CHANGE = ".items_change"


@rule(code="C08", name="items-differ", severity=Severity.WARNING, when=occasion.FORM_2019)
def items_differ(succession: Succession) -> Iterator[Finding]:
    """2019 年版式里，上一年项目数量加本年增减小于零，或者与上年报告接不上。

    ## 依据

    由 2019 年版式（国办公开办函〔2019〕60号附件）表二各栏的含义推出：
    上一年项目数量加本年增/减是本年末的项目数量，不会小于零（错误）；
    下一年的“上一年项目数量”应当与它相等（警告）。只有 2019、2020 两年用这一版式。

    ## 怎样改

    与原件核对：增减一格填的是变化的数，减少写负数，不是年末的总数；
    公布的原件如此的，照录，在 accepted 里写明理由。

    ## 不合格的例子

    ```yaml
    licensing: {items_previous_year: 18, items_change: -25, decisions: 341}
    ```

    ## 合格的例子

    ```yaml
    licensing: {items_previous_year: 25, items_change: -7, decisions: 341}
    ```
    """
    table = succession.context.report.tables.get("proactive")
    if table is None or table.edition is not EDITION_2019:
        return
    values = before_of(succession, table)
    for line, previous_at, change_at in _lines(table.grid.section):
        previous, change = table.values[previous_at], table.values[change_at]
        if previous is None:
            continue
        if change is not None and previous + change < 0:
            yield _negative(succession, table, line, (previous, change))
        if values is None:
            continue
        was, moved = values[previous_at], values[change_at]
        # A sum below zero is the fault of last year's report, which says so itself.
        if was is None or moved is None or not 0 <= was + moved != previous:
            continue
        yield _broken(succession, table, line, (previous, was, moved))


@cache
def _lines(section: Section) -> tuple[tuple[str, int, int], ...]:
    """Return the lines that count items, with the places of their two figures."""
    index = grid_of(section).index
    lines = [key.removesuffix(_PREVIOUS) for key in index if key.endswith(_PREVIOUS)]
    return tuple((line, index[line + _PREVIOUS], index[line + _CHANGE]) for line in lines)


def _negative(
    succession: Succession, table: TableData, line: str, figures: tuple[Value, Value]
) -> Finding:
    previous, change = figures
    key = line + _CHANGE
    return items_differ.rule.finding(
        succession.context.locate(key),
        f"{address_of(table.grid.section, line)}：上一年项目数量 {printed(previous)} 项，"
        f"本年增/减 {printed(change)} 项，合计 {printed(previous + change)} 项。",
        cell=key,
        hint="请与原件核对增减的正负和大小；原件如此的，在 accepted 里写明理由。",
        severity=Severity.ERROR,
    )


def _broken(
    succession: Succession, table: TableData, line: str, figures: tuple[Value, Value, Value]
) -> Finding:
    previous, was, moved = figures
    context, key = succession.context, line + _PREVIOUS
    paths = succession.earlier_paths
    return items_differ.rule.finding(
        context.locate(key),
        f"{address_of(table.grid.section, line)}：上一年项目数量 {printed(previous)} 项，"
        f"{context.report.year - 1} 年报告（{paths}）上一年 {printed(was)} 项加本年增/减 "
        f"{printed(moved)} 项得 {printed(was + moved)} 项，"
        f"相差 {printed(gap(previous, was + moved))} 项。",
        cell=key,
        expected=printed(was + moved),
        hint="请核对两年的原件，改正抄错的那一份；原件如此的，在 accepted 里写明理由。",
    )
