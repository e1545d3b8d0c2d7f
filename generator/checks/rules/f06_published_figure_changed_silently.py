"""F06: a published figure changed, and the list of corrections does not say so."""

from collections.abc import Iterator

from generator.checks import occasion
from generator.checks.address import address_of
from generator.checks.changes.cells import (
    MISSING,
    CellChange,
    changed_cells,
    grouped,
    value_words,
)
from generator.checks.changes.explained import (
    Statement,
    is_explained,
    no_number,
    statement,
    statements_about,
)
from generator.checks.context import ReportContext
from generator.checks.rule import rule
from generator.form.grid import grid_of
from generator.ground.diagnostics import Finding, Place, Severity
from generator.ground.text import printable
from generator.model.report import PUBLISHED, Report, Revision, Value, printed
from generator.read.report import ReportRead


@rule(
    code="F06", name="published-figure-changed-silently", acceptable=False, when=occasion.REVISIONS
)
def published_figure_changed_silently(context: ReportContext) -> Iterator[Finding]:
    """已公布的数改了，更正说明（revisions）里没有写；或者更正说明与表里的数对不上。

    ## 依据

    公布过的数被人引用过，悄悄改动会使前后引用对不上。更正应当写明日期、格子、原数、改后的数和理由，
    随报告公布。改前改后由 `gongkai check --against` 与指定的旧版本逐格对照；报告整份撤下、
    改回草稿，也算改动，除非承继的机关（predecessors）保存着这一年的报告。文字的改动不在此列。

    单独检查时核对更正说明本身：最后一次更正后的数应当就是表里的数，更正不能早于发布日期。

    ## 怎样改

    改错了的，恢复原数；确需更正的，照提示在 revisions 里补一条，写上日期和理由。

    ## 不合格的例子

    ```yaml
    proactive:
      penalties: 15 # 原公布 12
    ```

    ## 合格的例子

    ```yaml
    proactive:
      penalties: 15
    revisions:
      - {date: 2024-03-02, cell: proactive.penalties, old: 12, new: 15, reason: 漏计三件}
    ```
    """
    if context.report.revisions:
        yield from _contradictions(context.report)
        yield from _too_early(context.report)


RULE = published_figure_changed_silently.rule


def silent_changes(before: Report, now: ReportRead) -> Iterator[Finding]:
    """Return a finding for every published figure that changed without an entry.

    ``before`` is the published state, ``now`` the source of today. Cells that changed alike
    beneath one key path are one finding.
    """
    report = now.report
    if report is None:
        return
    silent = (
        change
        for change in changed_cells(before, report)
        if change.old != change.new and not _has_entry(before, report, change)
    )
    for change in grouped(silent):
        yield _silent(report, change, now.locate(change.path))


def report_gone(before: Report, place: Place) -> Finding:
    """Return the finding for a published report whose file is there no more."""
    return RULE.finding(
        place,
        f"{before.year} 年的报告已经公布过，现在没有这份文件了。",
        hint="请恢复这份报告。机关撤并的，由承继的机关保存这一年的报告，"
        "并在它的 agency.yaml 的 predecessors 里写上原机关。",
    )


def report_withdrawn(before: Report, place: Place) -> Finding:
    """Return the finding for a published report that was turned back into a draft."""
    return RULE.finding(
        place,
        f"{before.year} 年的报告已经公布过，现在改回了草稿。",
        hint="请删去 draft 一行。公布过的报告直接改，改动的数在 revisions 里写明日期和理由。",
    )


def not_comparable(place: Place, year: int) -> Finding:
    """Return the notice for a report that could not be read in the earlier state."""
    return RULE.finding(
        place,
        f"{year} 年的报告在对照的版本里读不懂，没有核对。",
        severity=Severity.NOTICE,
    )


def _has_entry(before: Report, report: Report, change: CellChange) -> bool:
    statements = list(statements_about(report, grid_of(change.section), change.path))
    return is_explained(statements, (change.old, change.new), before)


def _silent(report: Report, change: CellChange, place: Place) -> Finding:
    old, new = value_words(change.old), value_words(change.new)
    first = grid_of(change.section).cells[change.index]
    said = list(statements_about(report, grid_of(change.section), first.key))
    return RULE.finding(
        place,
        f"{change.address} 公布的是 {old}，现在是 {new}，{_about(said)}。",
        cell=change.path,
        expected=_written(change.old),
        hint=f"改错了的，恢复原数；确需更正的，{_mending(change, said)}",
    )


def _about(said: list[Statement]) -> str:
    """Say what the entries have to say of a change that they do not explain."""
    if not said:
        return "更正说明（revisions）里没有写"
    last = said[-1].revision
    if said[-1].is_blanket:
        return f"{last.day} 的更正说明在此之前就有，说的不是这次改动"
    if not last.old and not last.new:
        return f"{last.day} 的更正说明没有写原数和改后的数"
    return f"{last.day} 的更正说明写的却是由 {last.old or MISSING} 改为 {last.new or MISSING}"


def _mending(change: CellChange, said: list[Statement]) -> str:
    entry = (
        f"- {{date: ~, cell: {change.path}, old: {_written(change.old)}, "
        f"new: {_written(change.new)}, reason: ~}}"
    )
    verb = "改正那一条，或再补一条" if said else "在 revisions 里补一条"
    return f"{verb}，填上日期和理由：{entry}"


def _written(value: Value | None) -> str:
    return "~" if value is None else printed(value)


def _contradictions(report: Report) -> Iterator[Finding]:
    """Yield a finding for each entry whose new value is not the one of today."""
    last: dict[str, Statement] = {}
    for revision in report.corrections:
        data = report.tables.get(revision.cell.partition(".")[0])
        covered = data.grid.covered(revision.cell) if data is not None else range(0)
        for position, index in enumerate(covered):
            if data is not None and index not in data.unreadable:
                last[data.grid.cells[index].key] = statement(revision, position, len(covered))
    wrong: dict[int, tuple[str, Statement]] = {}
    for key, said in last.items():
        if not _agrees(said, report.value(key)):
            wrong.setdefault(id(said.revision), (key, said))
    for key, said in wrong.values():
        yield (
            _contradiction(report, key, said.revision)
            if said.is_legible
            else _illegible(report, key, said)
        )


def _agrees(said: Statement, value: Value | None) -> bool:
    """Tell whether an entry is silent about today's value of a cell, or right."""
    is_silent = said.is_blanket or not (said.revision.old or said.revision.new)
    # What is said of several cells may be put in words; of one cell it is its value.
    is_free = said.count > 1 and not said.is_legible
    return is_silent or is_free or (said.is_legible and said.new == value)


def _contradiction(report: Report, key: str, revision: Revision) -> Finding:
    section = report.tables[key.partition(".")[0]].grid.section
    value = report.value(key)
    about, cell = address_of(section, revision.cell), address_of(section, key)
    where = "表里" if about == cell else f"表里的 {cell} "
    return RULE.finding(
        Place(report.path, revision.line, revision.column),
        f"更正说明（revisions）写着 {about} 更正为 {revision.new or MISSING}，"
        f"{where}却是 {value_words(value)}。",
        cell=key,
        expected=_written(value),
        hint="请核对是表里没有改，还是这一条写错了；后来又更正过的，按日期再补一条。",
        severity=Severity.WARNING,
    )


def _illegible(report: Report, key: str, said: Statement) -> Finding:
    section, revision = report.tables[key.partition(".")[0]].grid.section, said.revision
    label, written = no_number(said)
    return RULE.finding(
        Place(report.path, revision.line, revision.column),
        f"更正说明（revisions）里 {address_of(section, revision.cell)} 的{label}"
        f"写作“{printable(written)}”，不是一个数。",
        cell=key,
        hint="请只写一个数；原来空着、或者改为空着的，写 ~。",
        severity=Severity.WARNING,
    )


def _too_early(report: Report) -> Iterator[Finding]:
    """Yield a finding for each entry that is older than the publication that it corrects."""
    if report.published is None:
        return
    stated = {r.old for r in report.revisions if r.cell == PUBLISHED}
    first = min((report.published.isoformat(), *(day for day in stated if day)))
    for revision in report.revisions:
        if revision.day.isoformat() < first:
            yield RULE.finding(
                Place(report.path, revision.line, revision.column),
                f"更正日期 {revision.day} 早于发布日期 {first}。",
                cell=revision.cell or None,
                hint="公布之前的修改不必写进 revisions；日期写错的请改正。",
                severity=Severity.WARNING,
            )
