"""C04: regulations are counted by an agency that cannot make any."""

from collections.abc import Iterator

from generator.checks import occasion
from generator.checks.address import address_of
from generator.checks.context import ReportContext
from generator.checks.late import compile_late
from generator.checks.rule import rule
from generator.ground.diagnostics import Finding, Severity
from generator.model.report import printed

_LINE = "proactive.regulations"
_OFFICE = compile_late(r"政府(?:办公厅|办公室)$")
"""The office that reports on behalf of a government, regulations included."""
_NATION = "000000", "100000"
"""Codes under which portals keep 国务院部门, which make regulations of their own."""


@rule(
    code="C04", name="regulations-without-power", severity=Severity.WARNING, when=occasion.PROACTIVE
)
def regulations_without_power(context: ReportContext) -> Iterator[Finding]:
    """没有规章制定权的机关，规章件数却不是零。

    ## 依据

    《立法法》：规章由国务院部门和省、自治区、直辖市、设区的市、自治州的人民政府制定。
    县级以下的机关、乡镇街道和设区的市的部门没有制定权，最常见的是把行政规范性文件填进了规章一行。
    政府的办公厅（室）代政府填报的，不提示。开发区、省级部门和其他单位的情形不一，只作提示。
    2019 年版式看“本年新制作数量”；转载别的机关的规章不算制发。

    ## 怎样改

    与原件核对是否填错了行；原件如此的，在 accepted 里写明理由。

    ## 不合格的例子

    ```yaml
    # 西工区统计局
    regulations: {issued: 2, repealed: 0, in_force: 14}
    normative_documents: 0
    ```

    ## 合格的例子

    ```yaml
    # 西工区统计局
    regulations: 0
    normative_documents: {issued: 2, repealed: 0, in_force: 14}
    ```
    """
    table = context.report.tables.get("proactive")
    if table is None:
        return
    keys = [key for key in _COUNTED if table.value(key)]
    severity = _severity(context) if keys else None
    if severity is None:
        return
    figures = "、".join(_figure(context, key) for key in keys)
    yield regulations_without_power.rule.finding(
        context.locate(_LINE),
        f"{address_of(table.grid.section, _LINE)}：{figures}；{_REASONS[severity]}",
        cell=_LINE,
        hint="请核对是否把行政规范性文件填进了规章一行；原件如此的，在 accepted 里写明理由。",
        severity=severity,
    )


_COUNTED = (f"{_LINE}.issued", f"{_LINE}.repealed", f"{_LINE}.in_force", f"{_LINE}.newly_made")
"""The cells of both editions that only a maker of regulations can fill."""
_REASONS = {
    Severity.WARNING: "这一级的机关没有规章制定权。",
    Severity.NOTICE: "请确认这个机关有规章制定权。",
}


def _severity(context: ReportContext) -> Severity | None:
    """Return how surely the agency cannot make regulations; None where it can."""
    agency = context.agency
    region = context.regions.by_code.get(agency.region)
    if agency.kind == "township":
        return Severity.WARNING
    if region is not None and region.kind:
        return Severity.NOTICE
    if not agency.region.endswith("00"):
        return Severity.WARNING
    is_maker = agency.kind == "government" or agency.region in _NATION
    if is_maker or _OFFICE.search(agency.name_in(context.report.year)):
        return None
    is_municipal = agency.kind == "department" and not agency.region.endswith("0000")
    return Severity.WARNING if is_municipal else Severity.NOTICE


def _figure(context: ReportContext, key: str) -> str:
    table = context.report.tables["proactive"]
    label = table.grid.cells[table.grid.index[key]].column.column.label
    return f"{label} {printed(table.value(key) or 0)}"
