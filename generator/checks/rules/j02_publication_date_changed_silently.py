"""J02: the date of publication changed, and the list of corrections does not say so."""

from collections.abc import Iterator
from datetime import date

from generator.checks import occasion
from generator.checks.context import ReportContext
from generator.checks.rule import rule
from generator.ground.diagnostics import Finding, Place, Severity
from generator.model.report import PUBLISHED, Report, Revision
from generator.read.report import ReportRead


@rule(
    code="J02", name="publication-date-changed-silently", acceptable=False, when=occasion.REVISIONS
)
def publication_date_changed_silently(context: ReportContext) -> Iterator[Finding]:
    """发布日期改了或删了，更正说明（revisions）里没有写；或者更正说明与 published 对不上。

    ## 依据

    《政府信息公开条例》第四十九条规定了公布的期限，发布日期是判断是否按时公布的依据，不得倒填。
    改前改后由 `gongkai check --against` 与指定的旧版本对照；原来没有写日期、后来补上的，不算改动。

    ## 怎样改

    改错了的，恢复原来的日期；确需更正的，在 revisions 里补一条，cell 写 published。

    ## 不合格的例子

    ```yaml
    published: 2024-01-25 # 原为 2024-02-06
    ```

    ## 合格的例子

    ```yaml
    published: 2024-01-25
    revisions:
      - {date: 2024-03-02, cell: published, old: 2024-02-06, new: 2024-01-25, reason: 录入有误}
    ```
    """
    last: Revision | None = None
    for revision in context.report.corrections if context.report.revisions else ():
        last = revision if revision.cell == PUBLISHED else last
    if last is None or not (last.old or last.new) or last.new == _text(context.report.published):
        return
    yield RULE.finding(
        Place(context.report.path, last.line, last.column),
        f"更正说明（revisions）写着发布日期更正为 {last.new or '未注明'}，"
        f"published 却是 {_text(context.report.published) or '未注明'}。",
        cell=PUBLISHED,
        expected=_text(context.report.published) or None,
        hint="日期写成 2024-01-25 的样子。请核对是 published 没有改，还是这一条写错了。",
        severity=Severity.WARNING,
    )


RULE = publication_date_changed_silently.rule


def silent_date(before: Report, now: ReportRead) -> Iterator[Finding]:
    """Return a finding where the published date changed or went without an entry."""
    report = now.report
    if report is None or before.published is None or before.published == report.published:
        return
    old, new = _text(before.published), _text(report.published)
    at = old
    entries = [revision for revision in report.corrections if revision.cell == PUBLISHED]
    for revision in entries:
        at = revision.new if revision.old == at else at
    if at == new:
        return
    said = "更正说明（revisions）里没有写"
    if entries:
        last = entries[-1]
        said = f"更正说明写的却是由 {last.old or '未注明'} 改为 {last.new or '未注明'}"
    entry = f"- {{date: ~, cell: {PUBLISHED}, old: {old}, new: {new or '~'}, reason: ~}}"
    yield RULE.finding(
        now.locate(PUBLISHED),
        f"发布日期公布的是 {old}，现在{f'是 {new}' if new else '没有写'}，{said}。",
        cell=PUBLISHED,
        expected=old,
        hint=f"改错了的，恢复原来的日期；确需更正的，在 revisions 里补一条，"
        f"填上日期和理由：{entry}",
    )


def _text(day: date | None) -> str:
    return "" if day is None else day.isoformat()
