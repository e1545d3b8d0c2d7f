"""C06: an agency with a power reports that it made no use of it."""

from collections.abc import Iterator

from generator.checks import occasion
from generator.checks.address import address_of
from generator.checks.context import ReportContext
from generator.checks.powers import idle_powers
from generator.checks.rule import rule
from generator.ground.diagnostics import Finding, Severity


@rule(code="C06", name="power-not-exercised", severity=Severity.NOTICE, when=occasion.POWERS)
def power_not_exercised(context: ReportContext) -> Iterator[Finding]:
    """机关有行政许可、处罚、强制或收费的职权，报告的数却是零。

    ## 依据

    本工具的提示，没有规定。agency.yaml 的 powers 列出机关的职权，
    有职权而一年没有一件，可能是漏填，也可能属实。2019 年版式的收费看项目数量。

    ## 怎样改

    与原件核对；属实的不必改动，职权已经划转的，改正 agency.yaml 的 powers。

    ## 不合格的例子

    ```yaml
    # agency.yaml：powers: [penalties]
    penalties: 0
    ```

    ## 合格的例子

    ```yaml
    # agency.yaml：powers: [penalties]
    penalties: 27
    ```
    """
    if not context.agency.powers:
        return
    for line in idle_powers(context):
        name = address_of(context.report.tables["proactive"].grid.section, line)
        yield power_not_exercised.rule.finding(
            context.locate(line),
            f"{name} 是 0，而 agency.yaml 的 powers 写明这个机关有这项职权。",
            cell=line,
            hint="请与原件核对是否漏填；属实的不必改动，职权已经划转的改正 powers。",
        )
