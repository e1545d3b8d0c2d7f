"""J03: an agency has no report about a year whose deadline has passed."""

from collections.abc import Iterator, Sequence

from generator.checks.rule import rule
from generator.ground.diagnostics import Finding, Place, Severity


@rule(code="J03", name="report-not-held", severity=Severity.NOTICE, acceptable=False)
def report_not_held(place: Place, years: Sequence[int], last: int | None) -> Iterator[Finding]:
    """公布期限已过，本站还没有收录这个机关的报告。

    ## 依据

    《政府信息公开条例》第四十九条：县级以上人民政府部门每年 1 月 31 日前公布上一年度报告，
    县级以上地方人民政府 3 月 31 日前公布；site.yaml 的 deadlines 可以规定更早的日期。
    国办公开办函〔2019〕61号要求所属各机关的报告都能查到。

    期限以 site.yaml 的 as_of、环境变量 SOURCE_DATE_EPOCH 或最新的发布日期为“今天”来判断。
    只看最后一份报告之后、本站已有机关发布了报告的年度；草稿不算已经发布。一个机关只提示一次。

    ## 怎样改

    收录所缺的报告。机关已经撤销的，在 agency.yaml 里写 valid_to；成立较晚的，写 valid_from。

    ## 不合格的例子

    ```yaml
    # content/410303/tongjiju/agency.yaml；最后一份报告是 2021.md，别的机关已经发布了 2023 年的
    name: 西工区统计局
    kind: department
    ```

    ## 合格的例子

    ```yaml
    name: 西工区统计局
    kind: department
    valid_to: 2021 # 2022 年并入发展和改革委员会
    ```
    """
    if years:
        since = f"最后一份是 {last} 年的" if last else "一份报告也没有"
        founded = "" if last else "成立较晚的，在 agency.yaml 里写 valid_from（第一个年度）；"
        yield report_not_held.rule.finding(
            place,
            f"公布期限已过，没有收录 {'、'.join(map(str, years))} 年的报告（{since}）。",
            hint=f"请收录所缺的报告；{founded}已经撤销的，在 agency.yaml 里写 valid_to"
            "（最后一个年度）。",
        )
