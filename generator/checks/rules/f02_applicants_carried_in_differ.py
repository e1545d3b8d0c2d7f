"""F02: what was carried in agrees as a whole, but not applicant by applicant."""

from collections.abc import Iterator

from generator.checks import occasion
from generator.checks.carry_over import TOTAL, differences_of, finding_of
from generator.checks.context import Succession
from generator.checks.rule import rule
from generator.ground.diagnostics import Finding, Severity


@rule(
    code="F02",
    name="applicants-carried-in-differ",
    severity=Severity.WARNING,
    when=occasion.CARRIED,
)
def applicants_carried_in_differ(succession: Succession) -> Iterator[Finding]:
    """上年结转的总计与上年报告相符，申请人的列却不相符。

    ## 依据

    由统一格式两行的含义推出：同一件申请，申请人不会因为跨年而改变类别。
    不相符的各列列在一个问题里。总计也不相等的，见 F01。
    表格自身不符、改正一格即可的，按改正后的数核对；缺格的列不核对。

    ## 怎样改

    核对两份原件的这一行是否错了列（最常见的是自然人与商业企业、两个“其他”），改正抄错的那一份；
    原件如此的，在 accepted 里写明理由。

    ## 不合格的例子

    ```yaml
    # 2022 年：carried_out: [4, 1, 0, 0, 0, 0, 5]
    carried_in: [5, 0, 0, 0, 0, 0, 5]
    ```

    ## 合格的例子

    ```yaml
    # 2022 年：carried_out: [4, 1, 0, 0, 0, 0, 5]
    carried_in: [4, 1, 0, 0, 0, 0, 5]
    ```
    """
    differences = differences_of(succession)
    if differences and all(difference.column != TOTAL for difference in differences):
        yield finding_of(succession, applicants_carried_in_differ.rule, differences)
