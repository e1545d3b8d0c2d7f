"""C09: procurement has an amount and no project, or the other way round (2019 edition)."""

from collections.abc import Iterator

from generator.checks import occasion
from generator.checks.address import address_of
from generator.checks.context import ReportContext
from generator.checks.rule import rule
from generator.form.edition_2019 import EDITION_2019
from generator.ground.diagnostics import Finding, Severity
from generator.model.report import Report, printed

_LINE = "proactive.procurement"
_AMOUNT = f"{_LINE}.amount"


@rule(
    code="C09", name="procurement-contradictory", severity=Severity.WARNING, when=occasion.FORM_2019
)
def procurement_contradictory(context: ReportContext) -> Iterator[Finding]:
    """2019 年版式里，政府集中采购有项目而金额为零，或有金额而没有项目，或金额没有写明单位。

    ## 依据

    采购项目数量和采购总金额同有同无，一有一无必有一格漏填（警告）。
    2019 年版式（国办公开办函〔2019〕60号附件）没有规定金额的单位，各地写元的、写万元的都有；
    不写明单位，数字就无从理解（提示）。

    ## 怎样改

    与原件核对两格；单位照原件写在 notes 的 proactive.procurement.amount 里。

    ## 不合格的例子

    ```yaml
    procurement: {projects: 0, amount: 38.6}
    ```

    ## 合格的例子

    ```yaml
    procurement: {projects: 4, amount: 38.6}
    notes:
      proactive.procurement.amount: 单位：万元
    ```
    """
    report = context.report
    table = report.tables.get("proactive")
    if table is None or table.edition is not EDITION_2019:
        return
    projects, amount = table.value(f"{_LINE}.projects"), table.value(_AMOUNT)
    if projects is None or amount is None:
        return
    if bool(projects) is not bool(amount):
        name = address_of(table.grid.section, _LINE)
        yield procurement_contradictory.rule.finding(
            context.locate(_LINE),
            f"{name}：采购项目数量 {printed(projects)} 个，采购总金额却是 {printed(amount)}。",
            cell=_LINE,
            hint="请与原件核对哪一格漏填；原件如此的，在 accepted 里写明理由。",
        )
    if amount and not _has_unit(report):
        yield procurement_contradictory.rule.finding(
            context.locate(_AMOUNT),
            f"{address_of(table.grid.section, _AMOUNT)} 写作 {printed(amount)}，没有写明单位。",
            cell=_AMOUNT,
            hint=f"请照原件在 notes 里于 {_AMOUNT} 写明单位，如“单位：万元”。",
            severity=Severity.NOTICE,
        )


def _has_unit(report: Report) -> bool:
    """Tell whether a remark at the amount, or at anything above it, names the unit."""
    places = (_AMOUNT, _LINE, "proactive")
    return any("元" in report.notes.get(place, "") for place in places)
