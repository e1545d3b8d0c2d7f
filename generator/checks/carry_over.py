"""What an agency carried out of one year against what it carried into the next, by applicant."""

from dataclasses import dataclass
from functools import cache

from generator.checks.context import ReportContext, Succession
from generator.checks.plausible import gap, has_remark
from generator.form.grid import Cell, grid_of
from generator.form.shape import Section
from generator.ground.diagnostics import Finding, Rule, Severity
from generator.model.report import TableData, Value, printed

SECTION = "requests"
CARRIED_IN = "requests.carried_in"
CARRIED_OUT = "requests.carried_out"
TOTAL = "total"


@dataclass(frozen=True, slots=True)
class Difference:
    """A column whose two figures differ."""

    cell: Cell
    """The cell of 上年结转."""
    here: Value
    """What the report carries in."""
    there: Value
    """What the report of the year before carries out; the sum, where there are several."""

    @property
    def column(self) -> str:
        """Return the key of the column."""
        return self.cell.column.key


def differences_of(succession: Succession) -> tuple[Difference, ...]:
    """Return the columns in which a violated carry-over is certain, in the order of the form.

    Both sides are taken as the identities of their tables repair them; where a table leaves
    several repairs open and one of them would make the two agree, the table's own finding says
    what is wrong. A column of which a figure is missing is not judged.
    """
    context, earlier = succession.context, succession.earlier
    table = context.report.tables.get(SECTION)
    if not earlier or table is None or _agrees_at_a_glance(table, context, earlier):
        return ()
    found: list[Difference] = []
    for cell in _line(table.grid.section, CARRIED_IN):
        out = f"{CARRIED_OUT}.{cell.column.key}"
        here, there = context.value(cell.key), succession.before(out)
        if here is None or there is None or here == there:
            continue
        difference = Difference(cell, here, there)
        if not _may_agree(succession, difference, out):
            found.append(difference)
    return tuple(found)


def finding_of(succession: Succession, rule: Rule, differences: tuple[Difference, ...]) -> Finding:
    """Return the one finding about all columns that differ, which names the reports of both."""
    context = succession.context
    lead = differences[0]
    # The total speaks for the applicants; of several applicants none does.
    cell = lead.cell.key if len(differences) == 1 or lead.column == TOTAL else CARRIED_IN
    is_explained = has_remark(context.report, CARRIED_IN)
    return rule.finding(
        context.locate(cell),
        _message(succession, differences),
        cell=cell,
        expected=_row(succession, lead.cell) if cell == CARRIED_IN else printed(lead.there),
        hint=_hint(succession, can_explain=rule.severity is Severity.ERROR and not is_explained),
        equations=tuple(f"carry_over:{difference.column}" for difference in differences),
        severity=Severity.WARNING if is_explained else None,
    )


def _agrees_at_a_glance(
    table: TableData, context: ReportContext, earlier: tuple[ReportContext, ...]
) -> bool:
    """Tell whether two sound tables agree in every column, as they nearly always do."""
    if len(earlier) > 1 or context.explanations or earlier[0].explanations:
        return False
    before = earlier[0].report.tables.get(SECTION)
    return before is not None and _figures(table, CARRIED_IN) == _figures(before, CARRIED_OUT)


def _figures(table: TableData, line: str) -> tuple[Value | None, ...]:
    cells = _line(table.grid.section, line)
    return table.values[cells[0].index : cells[-1].index + 1]


@cache
def _line(section: Section, path: str) -> tuple[Cell, ...]:
    grid = grid_of(section)
    return tuple(grid.cells[index] for index in grid.covered(path))


def _may_agree(succession: Succession, difference: Difference, out: str) -> bool:
    """Tell whether a repair that a table leaves open would make both sides agree."""
    context, here, there = succession.context, difference.here, difference.there
    if not context.is_sound(SECTION) and context.may_be(difference.cell.key, there):
        return True
    return any(
        before.may_be(out, here - there + (before.value(out) or 0))
        for before in succession.earlier
        if not before.is_sound(SECTION)
    )


def _row(succession: Succession, lead: Cell) -> str | None:
    """Return last year's line as a source writes it; None where one of its figures is missing."""
    report = succession.context.report
    cells = _line(report.tables[SECTION].grid.section, lead.key.removesuffix(f".{lead.column.key}"))
    values = [succession.before(f"{CARRIED_OUT}.{cell.column.key}") for cell in cells]
    known = [printed(value) for value in values if value is not None]
    return f"[{', '.join(known)}]" if len(known) == len(values) else None


def _message(succession: Succession, differences: tuple[Difference, ...]) -> str:
    context = succession.context
    lead, *others = differences
    written = context.report.value(lead.cell.key)
    mended = "" if written == lead.here else f"（表中写作 {printed(written or 0)}）"
    reports = succession.earlier
    paths = succession.earlier_paths
    is_sum = "" if len(reports) == 1 else "之和"
    line = _line(reports[0].report.tables[SECTION].grid.section, CARRIED_OUT)
    out = next(cell for cell in line if cell.column.key == lead.column)
    first = (
        f"{lead.cell.address} 是 {printed(lead.here)}{mended}，"
        f"{reports[0].report.year} 年报告（{paths}）的 {out.address} {is_sum}是 "
        f"{printed(lead.there)}，相差 {printed(gap(lead.here, lead.there))}"
    )
    return "；".join([first, *(_column(other) for other in others)]) + "。"


def _column(difference: Difference) -> str:
    here, there = difference.here, difference.there
    label = difference.cell.column.column.label
    return f"{label} {printed(here)} 与 {printed(there)}，相差 {printed(gap(here, there))}"


def _hint(succession: Succession, *, can_explain: bool) -> str:
    year = succession.context.report.year
    remark = f"在 {year} 年报告的 notes 里于 {CARRIED_IN} 写明（降为警告）；"
    explained = f"机构撤并、上年数据更正等原因造成的，{remark}" if can_explain else ""
    return (
        f"{_clue(succession)}请先核对 {year} 年原件的“二、上年结转”，再核对 {year - 1} 年原件的"
        "“四、结转下年度”：抄错的改正那一份，连同它的勾稽关系；"
        f"{explained}原件如此的，在 accepted 里写明理由。"
    )


def _clue(succession: Succession) -> str:
    """Return what the line may have been copied from by mistake, where it shows."""
    table = succession.context.report.tables[SECTION]
    carried_in = _figures(table, CARRIED_IN)
    if not any(carried_in):
        return ""
    if carried_in == _figures(table, CARRIED_OUT):
        return "上年结转一行与本年“四、结转下年度”一行完全相同，可能填错了行。"
    before = [context.report.tables.get(SECTION) for context in succession.earlier]
    if any(each is not None and _figures(each, CARRIED_IN) == carried_in for each in before):
        return "上年结转一行与上年报告的同一行完全相同，可能沿用了上年的表。"
    return ""
