"""F01: what was carried in is not what the year before carried out."""

from collections.abc import Iterator

from generator.checks import occasion
from generator.checks.carry_over import TOTAL, differences_of, finding_of
from generator.checks.context import Succession
from generator.checks.rule import rule
from generator.ground.diagnostics import Finding


@rule(code="F01", name="carried-in-differs", when=occasion.CARRIED)
def carried_in_differs(succession: Succession) -> Iterator[Finding]:
    """上年结转的总计，不等于上年报告的结转下年度继续办理的总计。

    ## 依据

    由统一格式两行的含义推出：上年结转下来的，就是本年的上年结转。
    能够核对的已公布报告，这一项都成立。各申请人的列也不相等的，一并列在这一个问题里；
    总计相等而个别列不相等的，见 F02。机关由别的机关合并而来的，与各机关之和核对。

    表格自身不符、改正一格即可的，按改正后的数核对；有几种改法、其中一种两年相符的，不再报告。
    缺格的列不核对。notes 在 requests.carried_in（或其下）写明原因的，降为警告。

    ## 怎样改

    先核对本年原件的“二、上年结转”，再核对上年原件的“四、结转下年度”，改正抄错的那一份，
    连同它的勾稽关系。合并、更正等原因造成的，在 notes 里写明；原件如此的，在 accepted 里写明理由。

    ## 不合格的例子

    ```yaml
    # 2022 年：carried_out: [4, 1, 0, 0, 0, 0, 5]
    carried_in: [2, 0, 0, 0, 0, 0, 2]
    ```

    ## 合格的例子

    ```yaml
    # 2022 年：carried_out: [4, 1, 0, 0, 0, 0, 5]
    carried_in: [4, 1, 0, 0, 0, 0, 5]
    ```
    """
    differences = differences_of(succession)
    if any(difference.column == TOTAL for difference in differences):
        # The total leads: it is what an editor compares first.
        ordered = sorted(differences, key=lambda difference: difference.column != TOTAL)
        yield finding_of(succession, carried_in_differs.rule, tuple(ordered))
