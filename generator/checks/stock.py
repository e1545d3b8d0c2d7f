"""The stock of regulations and normative documents, from one year to the next.

Only the 2021 edition counts what is in force at the end of the year: 对外公开总数量 of the 2019
edition is another figure and is never compared with it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from generator.checks.address import address_of
from generator.checks.context import Succession
from generator.checks.plausible import before_of, has_remark
from generator.form.edition_2021 import EDITION_2021
from generator.form.grid import grid_of
from generator.form.shape import Section
from generator.ground.diagnostics import Finding, Rule
from generator.model.report import Report, TableData, Value, printed

_LINES = ("proactive.regulations", "proactive.normative_documents")


@dataclass(frozen=True, slots=True)
class Stock:
    """A line of table 2 that counts documents."""

    section: Section
    line: str
    issued: Value
    repealed: Value
    in_force: Value
    before: Value = 0
    """What was in force at the end of the year before, where that is looked at."""

    @property
    def name(self) -> str:
        """Return the line as findings name it."""
        return address_of(self.section, self.line)

    @property
    def due(self) -> Value:
        """Return what would be in force if nothing but what is counted had moved."""
        return self.before + self.issued - self.repealed


def unaccounted_for(report: Report) -> Iterator[Stock]:
    """Yield the lines of which more was issued than is in force or repealed, without a remark."""
    table = _stock_table(report)
    if table is None:
        return
    for line, start in _starts(table.grid.section):
        issued, repealed, in_force = table.values[start : start + 3]
        if issued is None or repealed is None or in_force is None:
            continue
        if issued > in_force + repealed and not has_remark(report, line):
            yield Stock(table.grid.section, line, issued, repealed, in_force)


def unexplained(succession: Succession) -> Iterator[Stock]:
    """Yield the lines that do not follow from the year before, and whose remarks do not say why."""
    report = succession.context.report
    table = _stock_table(report) if succession.earlier else None
    values = None if table is None else before_of(succession, table)
    if table is None or values is None:
        return
    for line, start in _starts(table.grid.section):
        issued, repealed, in_force = table.values[start : start + 3]
        before = values[start + 2]
        if before is None or issued is None or repealed is None or in_force is None:
            continue
        if in_force != before + issued - repealed and not has_remark(report, line):
            yield Stock(table.grid.section, line, issued, repealed, in_force, before)


def against_before(rule: Rule, succession: Succession, stock: Stock, fault: str) -> Finding:
    """Return a finding about a line that does not follow from the year before."""
    context = succession.context
    paths = succession.earlier_paths
    return rule.finding(
        context.locate(stock.line),
        f"{stock.name}：{context.report.year - 1} 年报告（{paths}）现行有效 "
        f"{printed(stock.before)} 件，{fault}",
        cell=stock.line,
        hint="请核对两年的数。修订计入制发、自然失效、集中清理、机构调整等原因造成的，"
        f"在 notes 里于 {stock.line} 写明，就不再提示。",
    )


def _stock_table(report: Report) -> TableData | None:
    table = report.tables.get("proactive")
    return table if table is not None and table.edition is EDITION_2021 else None


@cache
def _starts(section: Section) -> tuple[tuple[str, int], ...]:
    """Return the lines with the place of the first of their three cells."""
    index = grid_of(section).index
    return tuple((line, index[f"{line}.issued"]) for line in _LINES)
