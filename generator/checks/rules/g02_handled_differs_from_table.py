"""G02: the prose states other numbers of carried or finished requests than table 3."""

from collections.abc import Iterator

from generator.checks import occasion
from generator.checks.context import ReportContext
from generator.checks.prose.figures import CARRIED_IN, CARRIED_OUT, DONE, DUE, RECEIVED
from generator.checks.prose.mismatch import finding_of, is_wrong
from generator.checks.prose.roles import Kind
from generator.checks.rule import rule
from generator.ground.diagnostics import Finding, Severity

_FIGURES = (
    (Kind.CARRIED_IN, (CARRIED_IN,)),
    (Kind.DONE, (DONE,)),
    # 办理 may mean what was finished, what came in or what was due.
    (Kind.HANDLED, (DONE, RECEIVED, DUE)),
    (Kind.CARRIED_OUT, (CARRIED_OUT,)),
)


@rule(
    code="G02", name="handled-differs-from-table", severity=Severity.WARNING, when=occasion.HANDLED
)
def handled_differs_from_table(context: ReportContext) -> Iterator[Finding]:
    """正文写的上年结转、办结（答复）或者结转下年度的申请数，与第三部分不一致。

    ## 依据

    “上年结转 N 件”是表格第二行总计，“办结（答复）N 件”是“（七）总计”，
    “结转下年度 N 件”是第四行总计；“没有上年结转”就是 0。
    只写“办理 N 件”的，等于办结、新收、新收加上年结转中的任何一个都可以。
    政府（kind: government）的正文可能只写办公室一家，只作提示。

    ## 怎样改

    与原件核对，改正写错的一处；公布的原件本来如此的，照录，在 accepted 里写明理由。

    ## 不合格的例子

    ```markdown
    收到政府信息公开申请21件，办结20件，结转下年度3件。（表格结转下年度为 1）
    ```

    ## 合格的例子

    ```markdown
    收到政府信息公开申请21件，办结20件，结转下年度1件。
    ```
    """
    severity = Severity.NOTICE if context.agency.kind == "government" else None
    for kind, figures in _FIGURES:
        for claim in context.claims.get(kind, ()):
            if is_wrong(context, claim, *figures):
                yield finding_of(
                    context,
                    handled_differs_from_table.rule,
                    claim,
                    figures[0],
                    hint="请与原件核对，改正正文或表格；原件如此的，在 accepted 里写明理由。",
                    severity=severity,
                )
