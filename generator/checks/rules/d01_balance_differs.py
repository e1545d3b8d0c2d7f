"""D01: what came in is not what went out."""

from collections.abc import Iterator

from generator.checks import occasion
from generator.checks.arithmetic import findings_of
from generator.checks.context import ReportContext
from generator.checks.rule import rule
from generator.ground.diagnostics import Finding


@rule(code="D01", name="balance-differs", when=occasion.FAILING)
def balance_differs(context: ReportContext) -> Iterator[Finding]:
    """第三部分某一列的勾稽关系不成立：第一项加第二项之和，不等于第三项加第四项之和。

    ## 依据

    统一格式（国办公开办函〔2021〕30号、〔2019〕60号附件）表头写明：
    “本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和”。
    第三项指“（七）总计”一行。七列逐列核对；有缺格的列不核对。

    几处不符能由一格解释时，只报那一格，并给出改正后的数。

    ## 怎样改

    与原件核对提示的那一格。没有指明格子时，依次核对本列的新收、上年结转、（七）总计、结转下年度。
    公布的原件本来如此的，数字照录，在 accepted 里写明理由。

    ## 不合格的例子

    ```yaml
    new_received: [11, 0, 0, 0, 0, 0, 11]
    carried_in: 0
    results:
      granted: [11, 0, 0, 0, 0, 0, 11]
      total: [2, 0, 0, 0, 0, 0, 11] # 自然人应为 11
    carried_out: 0
    ```

    ## 合格的例子

    ```yaml
    new_received: [11, 0, 0, 0, 0, 0, 11]
    carried_in: 0
    results:
      granted: [11, 0, 0, 0, 0, 0, 11]
      total: [11, 0, 0, 0, 0, 0, 11]
    carried_out: 0
    ```
    """
    return findings_of(context, balance_differs.rule, "t3_balance")
