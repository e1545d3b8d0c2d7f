"""F05: the tables are last year's."""

from collections.abc import Iterator
from functools import cache

from generator.checks import occasion
from generator.checks.context import Succession
from generator.checks.plausible import is_sound_throughout, same_tables
from generator.checks.rule import rule
from generator.form.equations import equations_of
from generator.form.grid import grid_of
from generator.form.shape import Section
from generator.ground.diagnostics import Finding, Severity
from generator.model.report import TableData

_ENOUGH = 6


@rule(code="F05", name="figures-same-as-before", severity=Severity.WARNING, when=occasion.SAME)
def figures_same_as_before(succession: Succession) -> Iterator[Finding]:
    """第二、三、四部分的数字与上年的报告完全相同。

    ## 依据

    本工具的规则，没有规定。各项工作的数每年都不同，三张表一格不差，多半是拿上年的表没有改。
    除去合计（总计一列、（七）总计一行），不为零的格至少要有 6 格才作判断：
    几格小数目重复一次不足为奇。表格勾稽关系不成立的，先改正表格。

    ## 怎样改

    与原件核对，按本年的数重新填写；属实的，在 accepted 里写明理由。

    ## 不合格的例子

    ```yaml
    # 2022 年也是这些数，其余各格也相同
    licensing: 318
    penalties: 47
    new_received: [21, 3, 0, 0, 0, 0, 24]
    ```

    ## 合格的例子

    ```yaml
    # 2022 年：318、47、[21, 3, 0, 0, 0, 0, 24]
    licensing: 295
    penalties: 52
    new_received: [19, 4, 0, 0, 0, 0, 23]
    ```
    """
    if not same_tables(succession):
        return
    context, before = succession.context, succession.earlier[0]
    count = sum(_count(table) for table in context.report.tables.values())
    if count >= _ENOUGH and all(
        is_sound_throughout(succession, section) for section in context.report.tables
    ):
        yield figures_same_as_before.rule.finding(
            context.locate(next(iter(context.report.tables))),
            f"第二、三、四部分的数字与 {before.report.year} 年的报告（{before.report.path}）"
            f"完全相同，不为零的有 {count} 格（合计不算）。",
            hint="请核对是否拿上年的表没有改；属实的，在 accepted 里写明理由。",
        )


def _count(table: TableData) -> int:
    """Return how many cells that are no sum of others are not zero."""
    if not any(table.values):
        return 0
    return sum(bool(table.values[index]) for index in _counted(table.grid.section))


@cache
def _counted(section: Section) -> tuple[int, ...]:
    """Return the cells of a section that are no sum of others."""
    sums = {equation.right[0] for equation in equations_of(section) if len(equation.right) == 1}
    return tuple(cell.index for cell in grid_of(section).cells if cell.index not in sums)
