"""K02: a report that adds up others has less than one of them alone."""

from collections.abc import Iterator

from generator.checks.aggregate import Aggregate, gaps_to_members, listed, path_of
from generator.checks.rule import rule
from generator.ground.diagnostics import Finding, Severity


@rule(code="K02", name="total-below-member", severity=Severity.WARNING)
def total_below_member(aggregate: Aggregate) -> Iterator[Finding]:
    """汇总报告的某一格比一个成员机关的还小。

    ## 依据

    汇总数包括每个成员的数，不会小于其中任何一个。成员的报告不齐、不能核对合计（K01）时，
    用已有的成员报告逐格比较；能核对合计的，由 K01 提示。可以为负的“本年增/减”不比较。
    每一部分只报一处，列出前五格，每格举数最大的成员。
    表格自身不符、改正一格即可的，按改正后的数比较；有几种改法的表不比较。

    ## 怎样改

    核对提示的格：是汇总时漏加了这个成员，还是成员的报告抄错。
    原件确实如此的，在 accepted 里写明理由。

    ## 不合格的例子

    ```yaml
    # 成员公安局 proactive.penalties: 5210，另一成员的报告还没有收录
    proactive:
      penalties: 521
    ```

    ## 合格的例子

    ```yaml
    proactive:
      penalties: 5463
    ```
    """
    gaps = gaps_to_members(aggregate)
    if gaps:
        cell = path_of(gaps)
        yield total_below_member.rule.finding(
            aggregate.locate(cell),
            f"汇总数小于一个成员机关的数（{len(gaps)} 格）：{listed(gaps, '')}。",
            cell=cell,
            hint="请核对是汇总时漏加了这个成员，还是成员的报告抄错。",
        )
