"""E02: fewer cases than were pending at the end of the year before."""

from collections.abc import Iterator

from generator.checks import occasion
from generator.checks.address import address_of
from generator.checks.context import ReportContext, Succession
from generator.checks.late import compile_late
from generator.checks.plausible import is_sound_throughout
from generator.checks.rule import rule
from generator.ground.diagnostics import Finding, Severity
from generator.model.report import printed

_GROUPS = ("remedies.review", "remedies.litigation.direct", "remedies.litigation.after_review")
_INCLUDED = compile_late(
    r"(?<!不)(?<!不包)(?:含|包括|包含|加上|连同)[^。；]{0,12}(?:上年|上一年|去年|以前年度|往年|年初)"
    r"[^。；]{0,10}(?:结转|未结|未审结|遗留|尚未审结|接转)"
)
_CASES = compile_late(r"复议|诉讼")


@rule(code="E02", name="fewer-than-pending", severity=Severity.NOTICE, when=occasion.CASES_BEFORE)
def fewer_than_pending(succession: Succession) -> Iterator[Finding]:
    """报告写明含上年结转的案件，案件总计却比上年尚未审结的还少。

    ## 依据

    统一格式没有规定第四部分是否计入上年结转的案件，各地做法不一。
    报告的备注（notes）或正文写明复议、诉讼数量含上年结转的，本年总计不应少于上年的“尚未审结”。
    没有写明的不核对；表格勾稽关系不成立的，先改正表格。

    ## 怎样改

    与原件核对两年的数；有原因的（如并案、移送）不必改动。

    ## 不合格的例子

    ```yaml
    # 上年行政复议尚未审结 6 件；notes 写明含上年结转
    remedies:
      review: [2, 0, 0, 1, 3]
    ```

    ## 合格的例子

    ```yaml
    # 上年行政复议尚未审结 6 件；notes 写明含上年结转
    remedies:
      review: [5, 0, 2, 1, 8]
    ```
    """
    context = succession.context
    table = context.report.tables.get("remedies") if succession.earlier else None
    if table is None:
        return
    for group in _GROUPS:
        total, pending = table.value(f"{group}.total"), succession.before(f"{group}.pending")
        if total is None or not pending or total >= pending:
            continue
        if not is_sound_throughout(succession, "remedies") or not _includes_pending(context):
            return
        paths = succession.earlier_paths
        name = address_of(table.grid.section, group)
        yield fewer_than_pending.rule.finding(
            context.locate(f"{group}.total"),
            f"{name} 总计 {printed(total)} 件，写明含上年结转，{context.report.year - 1} 年报告"
            f"（{paths}）尚未审结的却有 {printed(pending)} 件。",
            cell=f"{group}.total",
            hint="请核对两年的数；并案、移送等原因造成的不必改动。",
        )


def _includes_pending(context: ReportContext) -> bool:
    """Tell whether a remark or the prose says that last year's pending cases are counted."""
    remarks = [text for key, text in context.report.notes.items() if key.startswith("remedies")]
    if any(_INCLUDED.search(text) for text in remarks):
        return True
    return any(
        _CASES.search(sentence) and _INCLUDED.search(sentence)
        for block in context.prose.blocks
        for sentence in block.text.split("。")
    )
