"""A02: a statutory table is not there."""

from collections.abc import Iterator

from generator.checks import occasion
from generator.checks.context import ReportContext
from generator.checks.rule import rule
from generator.form.editions import OUTLINE
from generator.ground.diagnostics import Finding
from generator.model.report import TableData


@rule(code="A02", name="table-missing", when=occasion.GAPS)
def table_missing(context: ReportContext) -> Iterator[Finding]:
    """缺少法定表格：第二、三、四部分中有一部分没有写，或报告声明没有表格。

    ## 依据

    《政府信息公开条例》第五十条规定年度报告应当包括这些内容；
    统一格式（国办公开办函〔2021〕30号、〔2019〕60号附件）规定以表格列出。
    没有数字不等于零：没有写的部分在网页上显示为“未公布”。

    ## 怎样改

    按原件补写这一部分；确实全部为零的写一个 0。
    原件用文字代替了全部表格的，写 tables: none，并在 accepted 里写明理由；
    只缺一部分的，在 accepted 里写明 at 和理由。

    ## 不合格的例子

    ```yaml
    proactive: 0
    requests: 0
    ```

    ## 合格的例子

    ```yaml
    proactive: 0
    requests: 0
    remedies: 0
    ```
    """
    report, check = context.report, table_missing.rule
    if report.edition is OUTLINE:
        return
    if not report.has_tables:
        yield check.finding(
            context.locate("tables"),
            "报告声明没有第二、三、四部分的表格。",
            hint="在 accepted 里写 {code: A02, reason: …} 说明原件为什么没有表格。",
        )
        return
    for section in report.edition.sections:
        if section.table is None or not is_absent(report.tables.get(section.key)):
            continue
        yield check.finding(
            context.locate(section.key),
            f"缺少“{section.heading}”的数据。",
            cell=section.key,
            hint=f"请补写 {section.key}；全部为零的写“{section.key}: 0”。",
        )


def is_absent(table: TableData | None) -> bool:
    """Tell whether nothing at all is written of a section."""
    return table is None or (not table.unreadable and all(value is None for value in table.values))
