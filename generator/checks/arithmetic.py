"""From an explanation of what does not add up to the finding that an editor reads."""

from collections.abc import Iterator

from generator.checks.address import address_of
from generator.checks.context import ReportContext
from generator.checks.culprit import Explanation
from generator.checks.judge import Failure
from generator.checks.repairs import Repair
from generator.form.grid import Grid
from generator.ground.diagnostics import Finding, Rule

_SIDES = {
    "t3_balance": "{subject}列第一项加第二项之和 {left}，（七）总计加第四项之和 {right}",
    "t3_result_total": "{subject}列办理结果各项之和 {left}，（七）总计 {right}",
    "t3_row_total": "“{subject}”一行各申请人之和 {left}，总计 {right}",
    "t4_group_total": "{subject}各项结果之和 {left}，总计 {right}",
}
"""How the two sides of each identity of the form are read out."""

_ORIGINAL = "原件如此的，在 accepted 里写明理由。"


def findings_of(context: ReportContext, rule: Rule, identity: str) -> Iterator[Finding]:
    """Yield a finding for each explanation whose first failing identity is this one."""
    for explanation in context.explanations:
        if explanation.identity != identity:
            continue
        repair = explanation.repair
        yield rule.finding(
            context.locate(explanation.cell),
            message_of(explanation),
            cell=explanation.cell,
            expected=None if repair is None else str(repair.value),
            hint=_witness_hint(context, explanation) or hint_of(explanation),
            equations=tuple(failure.name for failure in explanation.failures),
        )


def sides_of(failure: Failure) -> str:
    """Return an equation in words, with both sides and the difference."""
    equation = failure.equation
    words = _SIDES[equation.identity].format(
        subject=equation.subject, left=failure.left, right=failure.right
    )
    return f"{words}，相差 {abs(failure.difference)}"


def message_of(explanation: Explanation) -> str:
    """Return the sentence that names the culprit, or the group it is in, and the equations."""
    grid, repair = explanation.grid, explanation.repair
    sides = "；".join(sides_of(failure) for failure in explanation.failures)
    if repair is not None:
        name = grid.cells[repair.index].address
        return f"{name} 写作 {repair.written}，应为 {repair.value}：{sides}。"
    if explanation.witnessed:
        cells = "；".join(
            f"{grid.cells[r.index].address} 写作 {r.written}，应为 {r.value}"
            for r in explanation.witnessed
        )
        return f"{cells}：{sides}。"
    if explanation.is_narrowed:
        return f"{address_of(grid.section, explanation.cell)} 有一格有误：{sides}。"
    return f"{grid.section.numeral}、{sides}。"


def hint_of(explanation: Explanation) -> str:
    """Return how to mend it: the change, or those of which one is due."""
    grid = explanation.grid
    if explanation.together is not None:
        return f"须同时改正：{_change(grid, explanation.together)}。{_ORIGINAL}"
    if explanation.repair is not None:
        return f"请与原件核对。{_ORIGINAL}"
    if not explanation.alternatives:
        return f"请逐格与原件核对。{_ORIGINAL}"
    options = "；或 ".join(_changes(grid, option) for option in explanation.alternatives)
    return f"下列改动任取其一即可相符：{options}。{_ORIGINAL}"


def _witness_hint(context: ReportContext, explanation: Explanation) -> str:
    """Return which report confirms the repairs; empty where none is needed."""
    if not explanation.witnessed:
        return ""
    first = explanation.grid.cells[explanation.witnessed[0].index].key
    witness = context.witnesses()[first]
    line = "四、结转下年度继续办理" if witness.year < context.report.year else "二、上年结转"
    return (
        f"{witness.year} 年报告（{witness.path}）的“{line}”这样写，"
        f"几种改法里只有这一种与它相符。请与两年的原件核对。{_ORIGINAL}"
    )


def _changes(grid: Grid, repairs: tuple[Repair, ...]) -> str:
    return "，同时 ".join(_change(grid, repair) for repair in repairs)


def _change(grid: Grid, repair: Repair) -> str:
    return f"{grid.cells[repair.index].address} 由 {repair.written} 改为 {repair.value}"
