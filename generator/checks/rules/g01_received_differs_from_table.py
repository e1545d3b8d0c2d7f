"""G01: the prose states another number of new requests than table 3."""

from collections.abc import Iterator

from generator.checks import occasion
from generator.checks.context import ReportContext
from generator.checks.late import compile_late
from generator.checks.prose.claims import Claim
from generator.checks.prose.doubts import sentence_of
from generator.checks.prose.figures import DUE, RECEIVED, agrees
from generator.checks.prose.mismatch import finding_of, is_wrong
from generator.checks.prose.roles import Kind
from generator.checks.rule import rule
from generator.ground.diagnostics import Finding, Severity

_INCLUDING = compile_late(
    "(?:含|包括|其中|加上|连同|算上|加之)[^。；]{0,24}?(?:上|去|往|以前|前)一?年?度?[^。；]{0,6}(?:结转|转入|顺延)"
)


@rule(code="G01", name="received-differs-from-table", when=occasion.RECEIVED)
def received_differs_from_table(context: ReportContext) -> Iterator[Finding]:
    """正文写的收到申请数，与第三部分“本年新收”总计不一致。

    ## 依据

    同一份报告里，“收到（受理、新收、接收）政府信息公开申请 N 件”说的就是表格第一行总计；
    “未收到申请”就是 0。逐句核对：只看写明政府信息公开申请、依申请公开的句子，
    或者这样的标题下面和这样的句子后面紧接着的句子；信访、留言、行政许可申请不算。
    核对第一、六部分和第一个标题之前的文字；第五部分讲问题和打算，常说往年，不核对。
    超过 20000 字的段落不读，同一类数字只读前 200 个。

    句子写明含上年结转的，等于“新收”或者“新收加上年结转”都可以，都不等于的为警告。
    往年的数、约数、差额、累计数，以及按渠道、申请人、下属单位分开的数不核对。
    政府（kind: government）的正文可能只写办公室一家，只作提示。

    ## 怎样改

    与原件核对，改正写错的一处。常见的是把上年结转计入了“收到”。
    公布的原件本来如此的，照录，在 accepted 里写明理由（at 写 requests.new_received）。

    ## 不合格的例子

    ```markdown
    全年收到政府信息公开申请23件。（表格“本年新收”总计为 21）
    ```

    ## 合格的例子

    ```markdown
    全年收到政府信息公开申请21件，另有上年结转2件。（表格为 21 和 2）
    ```
    """
    is_government = context.agency.kind == "government"
    for claim in context.claims.get(Kind.RECEIVED, ()):
        if agrees(context, RECEIVED, claim.number):
            continue
        including = _includes_carried(claim)
        if not is_wrong(context, claim, *((DUE,) if including else ())):
            continue
        severity = Severity.WARNING if including else None
        yield finding_of(
            context,
            received_differs_from_table.rule,
            claim,
            RECEIVED,
            hint=_hint(context, claim),
            severity=Severity.NOTICE if is_government else severity,
        )


def _includes_carried(claim: Claim) -> bool:
    """Tell whether a sentence says that requests of the year before are counted with the new."""
    text = claim.block.text
    return _INCLUDING.search(text[sentence_of(text, claim.start)]) is not None


def _hint(context: ReportContext, claim: Claim) -> str:
    if agrees(context, DUE, claim.number):
        return "这个数恰为新收加上年结转：正文可能把上年结转计入了收到数。请核对原件。"
    return "请与原件核对，改正正文或表格；原件如此的，在 accepted 里写明理由。"
