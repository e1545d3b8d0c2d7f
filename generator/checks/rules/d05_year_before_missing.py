"""D05: requests are carried in from a year whose report is not there."""

from collections.abc import Iterator

from generator.checks import occasion
from generator.checks.context import Succession
from generator.checks.rule import rule
from generator.form.editions import OUTLINE, edition_of
from generator.ground.diagnostics import Finding, Severity
from generator.model.report import printed

_CARRIED_IN = "requests.carried_in.total"


@rule(code="D05", name="year-before-missing", severity=Severity.NOTICE, when=occasion.FIRST)
def year_before_missing(succession: Succession) -> Iterator[Finding]:
    """有上年结转的申请，上年的报告却没有收录，无从核对。

    ## 依据

    上年结转应当等于上年报告的结转下年度（见 F01）。上年的报告没有收录，这一项就核对不了。
    只提示机关最早的一份报告，中间缺年的由 F03 提示。机关当年设立（valid_from）的、
    承继别的机关（predecessors）的，以及上年还没有统一表格的（2018 年以前），不提示。

    ## 怎样改

    补录上年的报告；机关当年设立的，在 agency.yaml 写明 valid_from。

    ## 不合格的例子

    ```yaml
    # 2023.md；没有 2022.md
    carried_in: [3, 0, 0, 0, 0, 0, 3]
    ```

    ## 合格的例子

    ```yaml
    # 2023.md；另有 2022.md，结转下年度 3 件
    carried_in: [3, 0, 0, 0, 0, 0, 3]
    ```
    """
    context, years = succession.context, succession.years
    year, agency = context.report.year, context.agency
    # Without any years nobody has said what the portal holds.
    if succession.earlier or not years or years[0] < year or agency.predecessors:
        return
    carried = context.value(_CARRIED_IN)
    is_first = agency.valid_from is not None and agency.valid_from >= year
    if not carried or is_first or edition_of(year - 1) is OUTLINE:
        return
    table = context.report.tables["requests"]
    yield year_before_missing.rule.finding(
        context.locate(_CARRIED_IN),
        f"{table.grid.cells[table.grid.index[_CARRIED_IN]].address} 是 {printed(carried)}，"
        f"{year - 1} 年的报告没有收录，无从核对。",
        cell=_CARRIED_IN,
        hint=f"请补录 {year - 1} 年的报告；机关在 {year} 年设立的，"
        f"在 agency.yaml 写 valid_from: {year}。",
    )
