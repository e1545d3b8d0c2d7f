"""H02: a counting sentence of the overview tells of another year than the report's."""

from collections.abc import Iterator

from generator.checks.context import ReportContext
from generator.checks.prose.mismatch import quote
from generator.checks.prose.years import misdated_in
from generator.checks.rule import rule
from generator.ground.diagnostics import Finding, Severity


@rule(code="H02", name="other-year-in-statement", severity=Severity.WARNING)
def other_year_in_statement(context: ReportContext) -> Iterator[Finding]:
    """第一部分写工作数量的句子，开头是别的年份。

    ## 依据

    总体情况写的是报告年度的工作。照抄上一年的报告时，常有句子的年份忘了改
    （年报检查中常见的通报事项）。

    只看第一部分里以年份开头、写了件数的句子。与上年比较、整改往年的问题、下一年的打算、
    书名号和文号里的年份、某年某月的日期、跨年度的规划都不报。

    ## 怎样改

    改正年份；确实是写别的年度的，把“与上年相比”之类的话写明。

    ## 不合格的例子

    ```markdown
    <!-- 2023.md -->
    2022年，我局主动公开政府信息57条。
    ```

    ## 合格的例子

    ```markdown
    <!-- 2023.md -->
    2023年，我局主动公开政府信息57条，比2022年增加9条。
    ```
    """
    year = context.report.year
    for block, start, stop, named in misdated_in(context.prose, year):
        yield other_year_in_statement.rule.finding(
            context.place_of(block, start),
            f"正文“{quote(block, start, stop)}”写的是 {named} 年的数量，报告是 {year} 年度，"
            f"相差 {abs(named - year)} 年。",
            expected=f"{year}年",
            hint="请核对年份；确实写别的年度的，请写明是比较或者沿革。",
        )
