"""D02: the results of a column do not add up to its total."""

from collections.abc import Iterator

from generator.checks import occasion
from generator.checks.arithmetic import findings_of
from generator.checks.context import ReportContext
from generator.checks.rule import rule
from generator.ground.diagnostics import Finding


@rule(code="D02", name="results-total-differs", when=occasion.FAILING)
def results_total_differs(context: ReportContext) -> Iterator[Finding]:
    """第三部分某一列各项办理结果之和，不等于“（七）总计”。

    ## 依据

    总计的含义（算术）：“（一）予以公开”到“（六）其他处理”各行之和就是“（七）总计”。
    2021 年版 21 行，2019 年版 19 行；七列逐列核对；有缺格的列不核对。

    ## 怎样改

    与原件核对提示的那一格；没有指明格子时，核对本列各行是否漏填、错行。
    公布的原件本来如此的，数字照录，在 accepted 里写明理由。

    ## 不合格的例子

    ```yaml
    granted: [6, 0, 0, 0, 0, 1, 7]
    partly_granted: [6, 0, 0, 0, 0, 0, 6]
    total: [20, 0, 0, 0, 0, 1, 21] # 自然人各项之和是 12
    ```

    ## 合格的例子

    ```yaml
    granted: [6, 0, 0, 0, 0, 1, 7]
    partly_granted: [6, 0, 0, 0, 0, 0, 6]
    total: [12, 0, 0, 0, 0, 1, 13]
    ```
    """
    return findings_of(context, results_total_differs.rule, "t3_result_total")
