"""G06: the parts that the prose lists are not together the whole that it states."""

from collections.abc import Iterator

from generator.checks.context import ReportContext
from generator.checks.prose.enumerations import enumerations_in
from generator.checks.prose.mismatch import quote
from generator.checks.rule import rule
from generator.ground.diagnostics import Finding, Severity

_MOST_LISTED = 12


@rule(code="G06", name="parts-do-not-add-up", severity=Severity.NOTICE)
def parts_do_not_add_up(context: ReportContext) -> Iterator[Finding]:
    """正文“A 条，其中……”列出的各项，加起来不等于总数。

    ## 依据

    算术。只看封闭的列举：各项单位与总数相同，最后一项是“其他”（其余）；
    或者列举五项以上，合计与总数相差不到百分之二。只举几例的“其中”不核对。

    ## 怎样改

    重新相加，改正总数或者写错的一项。

    ## 不合格的例子

    ```markdown
    公开信息60条，其中公告12条，规划7条，其他40条。（相加为 59）
    ```

    ## 合格的例子

    ```markdown
    公开信息59条，其中公告12条，规划7条，其他40条。
    ```
    """
    for found in enumerations_in(context.prose):
        block, whole = found.block, found.whole.value or 0
        parts = [part.value for part in found.parts]
        listed = "+".join(str(part) for part in parts[:_MOST_LISTED])
        more = "+…" if len(parts) > _MOST_LISTED else ""
        words = quote(block, found.whole.start, found.whole.stop)
        yield parts_do_not_add_up.rule.finding(
            context.place_of(block, found.whole.start),
            f"正文“{words}”列出的 {len(parts)} 项相加为 {found.sum}（{listed}{more}），"
            f"总数写的是 {whole}，相差 {abs(found.sum - whole)}。",
            expected=str(found.sum),
            hint="请核对总数和各项。",
        )
