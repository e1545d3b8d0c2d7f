"""K01: a report that adds up those of its members is not their sum."""

from collections.abc import Iterator, Sequence

from generator.checks.aggregate import Aggregate, gaps_to_sum, listed, path_of
from generator.checks.rule import rule
from generator.ground.diagnostics import Finding, Place, Severity
from generator.model.report import printed

_NAMED = 5


@rule(code="K01", name="members-sum-differs", severity=Severity.WARNING)
def members_sum_differs(aggregate: Aggregate) -> Iterator[Finding]:
    """汇总报告的数与各成员机关报告的合计不符，或者缺少成员的报告，无法核对。

    ## 依据

    政府的年度报告汇总所属各机关的数（由国办公开办函〔2019〕61号推导，没有明文的勾稽关系）。
    哪些机关汇总在内，各地做法不同，所以只核对在 agency.yaml 的 members 里写明成员的机关；
    没有写 members 的不核对，也不提示。

    第二、三、四部分逐格核对：各成员都有这一年的报告、采用同一版格式、这一格都有数时，
    汇总数应当等于成员之和。每一部分只报一处，列出前五格。
    表格自身不符、改正一格即可的，按改正后的数核对；有几种改法的，先改那张表，这一部分不核对。
    成员缺报告或用另一版格式的，只提示（不算警告）无法核对。
    成员在 valid_from 之前、valid_to 之后的年度不计。

    ## 怎样改

    依次核对提示的格：是汇总时漏加、重加，还是成员的报告抄错。政府本级自己办理的，
    也要有一个成员（如政府办公室）承载这些数；成员列得不全的，补写 members。
    原件确实如此的，在 accepted 里写明理由。

    ## 不合格的例子

    ```yaml
    # 县政府 agency.yaml：members: [410724/gongan, 410724/minzheng]
    # 公安局 proactive.licensing: 310，民政局 proactive.licensing: 25
    proactive:
      licensing: 330
    ```

    ## 合格的例子

    ```yaml
    proactive:
      licensing: 335
    ```
    """
    gaps = gaps_to_sum(aggregate)
    if not gaps:
        return
    cell = path_of(gaps)
    count = len(aggregate.shares)
    yield members_sum_differs.rule.finding(
        aggregate.locate(cell),
        f"与 {count} 个成员机关报告的合计不符（{len(gaps)} 格）：{listed(gaps, '成员合计')}。",
        cell=cell,
        expected=printed(gaps[0].theirs) if len(gaps) == 1 else None,
        hint="请核对是汇总时漏加、重加，还是成员的报告抄错；成员列得不全的，"
        "补写 agency.yaml 里的 members。",
    )


def not_checkable(place: Place, absent: Sequence[str], unlike: Sequence[str]) -> Finding:
    """Return the notice for a report whose members' reports are not there, or not comparable.

    ``absent`` are names of members, ``unlike`` names with the part of the form that differs.
    """
    reasons = []
    if absent:
        reasons.append(f"缺少成员机关的报告：{_names(absent)}")
    if unlike:
        reasons.append(f"没有同一版格式的表：{_names(unlike)}")
    return members_sum_differs.rule.finding(
        place,
        f"无法与成员机关的合计核对，{'；'.join(reasons)}。",
        severity=Severity.NOTICE,
        hint="补齐成员的报告后自动核对；成员已撤销的，在它的 agency.yaml 里写 valid_to。",
    )


def _names(names: Sequence[str]) -> str:
    rest = f"等 {len(names)} 个" if len(names) > _NAMED else ""
    return "、".join(names[:_NAMED]) + rest
