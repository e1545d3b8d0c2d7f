"""E01: the outcomes of reconsideration or litigation do not add up to their total."""

from collections.abc import Iterator

from generator.checks import occasion
from generator.checks.arithmetic import findings_of
from generator.checks.context import ReportContext
from generator.checks.rule import rule
from generator.ground.diagnostics import Finding


@rule(code="E01", name="outcomes-total-differs", when=occasion.FAILING)
def outcomes_total_differs(context: ReportContext) -> Iterator[Finding]:
    """第四部分某一组的结果维持、结果纠正、其他结果、尚未审结之和，不等于总计。

    ## 依据

    总计的含义（算术）。行政复议、未经复议直接起诉、复议后起诉三组分别核对；有缺格的组不核对。
    一组只有这一个等式，只能断定错在组内，所以列出每一格各自改成多少才相符。

    ## 怎样改

    与原件核对这一组的五个数。公布的原件本来如此的，数字照录，在 accepted 里写明理由。

    ## 不合格的例子

    ```yaml
    remedies:
      review: [1, 0, 2, 0, 4]
    ```

    ## 合格的例子

    ```yaml
    remedies:
      review: [1, 0, 2, 0, 3]
    ```
    """
    return findings_of(context, outcomes_total_differs.rule, "t4_group_total")
