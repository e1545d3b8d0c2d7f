"""B08: a remark beside a number tells of a part that is greater than the number."""

from collections.abc import Iterator

from generator.checks import occasion
from generator.checks.context import ReportContext
from generator.checks.late import compile_late
from generator.checks.rule import rule
from generator.form.grid import Cell
from generator.ground.diagnostics import Finding, Severity
from generator.model.report import Report, Value, printed

_PART = compile_late(r"其中[^0-9，。；]{0,12}?\s*([0-9]{1,12})\s*[件条份项个次]")
"""A part of the number that the remark stands beside, such as 其中修订16件."""


@rule(code="B08", name="remark-exceeds-cell", severity=Severity.NOTICE, when=occasion.NOTES)
def remark_exceeds_cell(context: ReportContext) -> Iterator[Finding]:
    """格子旁边的备注所说的“其中”几件，比格子里的数还大。

    ## 依据

    备注写在 notes 里，与数字分开存放，排印在数字旁边，例如“22（其中修订16件）”。
    “其中”说的是这个数的一部分，部分不能大于整体（算术）。

    ## 怎样改

    核对格子里的数和备注里的数，改正写错的一个。备注说的不是这一格的，移到它说的那一格。

    ## 不合格的例子

    ```yaml
    proactive:
      normative_documents: {issued: 12, repealed: 3, in_force: 40}
    notes:
      proactive.normative_documents.issued: 其中修订16件
    ```

    ## 合格的例子

    ```yaml
    proactive:
      normative_documents: {issued: 22, repealed: 3, in_force: 40}
    notes:
      proactive.normative_documents.issued: 其中修订16件
    ```
    """
    for key, remark in context.report.notes.items():
        stated = _stated(context.report, key)
        if stated is None or "其中" not in remark:
            continue
        cell, value = stated
        for part in _PART.findall(remark):
            if int(part) > value:
                yield remark_exceeds_cell.rule.finding(
                    context.locate(f"notes.{key}"),
                    f"{cell.address} 是 {printed(value)}，备注却说“{remark}”，"
                    f"多出 {printed(int(part) - value)}。",
                    cell=cell.key,
                    hint="请与原件核对格子里的数和备注。",
                )


def _stated(report: Report, key: str) -> tuple[Cell, Value] | None:
    """Return the one cell that a remark stands at, and its number."""
    table = report.tables.get(key.partition(".")[0])
    covered = table.grid.covered(key) if table is not None else range(0)
    if table is None or len(covered) != 1:
        return None
    value = table.values[covered.start]
    return None if value is None else (table.grid.cells[covered.start], value)
