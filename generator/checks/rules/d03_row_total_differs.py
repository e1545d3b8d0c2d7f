"""D03: the applicants of a line do not add up to its total."""

from collections.abc import Iterator

from generator.checks import occasion
from generator.checks.arithmetic import findings_of
from generator.checks.context import ReportContext
from generator.checks.rule import rule
from generator.ground.diagnostics import Finding


@rule(code="D03", name="row-total-differs", when=occasion.FAILING)
def row_total_differs(context: ReportContext) -> Iterator[Finding]:
    """第三部分某一行六类申请人之和，不等于该行的总计。

    ## 依据

    总计的含义（算术）：自然人与五类法人或其他组织之和就是总计。
    2021 年版 25 行，2019 年版 23 行，逐行核对；有缺格的行不核对。

    ## 怎样改

    与原件核对提示的那一格；常见的错误是两格的数字连写或错位。
    公布的原件本来如此的，数字照录，在 accepted 里写明理由。

    ## 不合格的例子

    ```yaml
    granted: [12, 0, 0, 2, 0, 0, 12]
    ```

    ## 合格的例子

    ```yaml
    granted: [12, 0, 0, 2, 0, 0, 14]
    ```
    """
    return findings_of(context, row_total_differs.rule, "t3_row_total")
