"""E03: there were reviews or lawsuits, and no requests in two years."""

from collections.abc import Iterator

from generator.checks import occasion
from generator.checks.context import Succession
from generator.checks.plausible import is_sound_throughout
from generator.checks.rule import rule
from generator.ground.diagnostics import Finding, Severity
from generator.model.report import printed

_GROUPS = ("remedies.review", "remedies.litigation.direct", "remedies.litigation.after_review")
_REQUESTS = ("requests.new_received.total", "requests.carried_in.total")


@rule(code="E03", name="cases-without-requests", severity=Severity.NOTICE, when=occasion.CASES)
def cases_without_requests(succession: Succession) -> Iterator[Finding]:
    """有政府信息公开的复议、诉讼案件，而本年和上年都没有收到申请。

    ## 依据

    本工具的提示，没有规定。复议、诉讼大多起于依申请公开；两年没有一件申请而有案件，
    可能是把其他行政复议、诉讼填进了表四，也可能起于主动公开或更早的申请。
    上年的报告没有收录的不核对；表格勾稽关系不成立的，先改正表格。

    ## 怎样改

    与原件核对表四是否只填政府信息公开的案件；属实的不必改动。

    ## 不合格的例子

    ```yaml
    # 上年 requests: 0
    requests: 0
    remedies:
      review: [2, 1, 0, 0, 3]
    ```

    ## 合格的例子

    ```yaml
    # 上年 requests: 0
    requests: 0
    remedies: 0
    ```
    """
    context = succession.context
    table = context.report.tables.get("remedies") if succession.earlier else None
    if table is None or not any(table.values) or context.value(_REQUESTS[0]) != 0:
        return
    counts = [context.value(_REQUESTS[1]), *(succession.before(key) for key in _REQUESTS)]
    if any(count != 0 for count in counts):
        return
    cases = sum(table.value(f"{group}.total") or 0 for group in _GROUPS)
    is_sound = all(is_sound_throughout(succession, key) for key in ("requests", "remedies"))
    if not cases or not is_sound:
        return
    paths = succession.earlier_paths
    yield cases_without_requests.rule.finding(
        context.locate("remedies"),
        f"第四部分有案件 {printed(cases)} 件，而本年和 {context.report.year - 1} 年报告"
        f"（{paths}）都没有收到申请。",
        cell="remedies",
        hint="请核对表四是否只填政府信息公开的案件；属实的不必改动。",
    )
