"""G05: the prose states other numbers of reviews or law suits than table 4."""

from collections.abc import Iterator

from generator.checks import occasion
from generator.checks.context import ReportContext
from generator.checks.prose.figures import LITIGATION, REVIEW
from generator.checks.prose.mismatch import finding_of, is_wrong
from generator.checks.prose.roles import Kind
from generator.checks.rule import rule
from generator.ground.diagnostics import Finding, Severity


@rule(
    code="G05", name="disputes-differ-from-table", severity=Severity.WARNING, when=occasion.DISPUTES
)
def disputes_differ_from_table(context: ReportContext) -> Iterator[Finding]:
    """正文写的行政复议、行政诉讼件数，与第四部分不一致。

    ## 依据

    “行政复议 N 件”是第四部分行政复议总计；“行政诉讼 N 件”是未经复议直接起诉与复议后起诉
    两个总计之和；“未发生”“没有因政府信息公开被申请行政复议、提起行政诉讼”就是 0。
    只看因政府信息公开引起的案件；本机关作为复议机关受理的、按结果或审级分开的不核对，
    “未发生被纠错、败诉”的句子不是说没有案件。

    ## 怎样改

    与原件核对，改正写错的一处；公布的原件本来如此的，照录，在 accepted 里写明理由。

    ## 不合格的例子

    ```markdown
    未发生因政府信息公开引起的行政复议。（表格行政复议总计为 2）
    ```

    ## 合格的例子

    ```markdown
    因政府信息公开引起的行政复议2件，没有行政诉讼。
    ```
    """
    for kind, figure in ((Kind.REVIEW, REVIEW), (Kind.LITIGATION, LITIGATION)):
        for claim in context.claims.get(kind, ()):
            if is_wrong(context, claim, figure):
                yield finding_of(
                    context,
                    disputes_differ_from_table.rule,
                    claim,
                    figure,
                    hint="请与原件核对，改正正文或表格；原件如此的，在 accepted 里写明理由。",
                )
