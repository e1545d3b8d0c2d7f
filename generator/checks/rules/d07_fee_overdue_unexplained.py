"""D07: requests lapsed for unpaid fees, and the sixth section knows of no fee."""

from collections.abc import Iterator

from generator.checks import occasion
from generator.checks.context import ReportContext
from generator.checks.late import compile_late
from generator.checks.prose.text import Block
from generator.checks.rule import rule
from generator.ground.diagnostics import Finding, Place, Severity
from generator.model.report import printed

_OVERDUE = "requests.results.other.fee_overdue.total"
_FEES = compile_late(r"信息处理费|收费|缴费|收取[^，。；]{0,10}费")
_NOTICES = compile_late(
    r"(?:收费|缴费)通知[^，。；\d]{0,6}[1-9一二三四五六七八九十两]"
    r"|[1-9一二三四五六七八九十两]\d{0,8}+\s?(?:件|份|次|个|笔)?[^，。；\d]{0,8}(?:收费|缴费)通知"
)
"""A number of notices to pay, which the form asks for besides what was paid."""
_LONGEST_QUOTE = 60
_CLAUSE = compile_late(r"[^，。；]+")
_NOTHING = compile_late(
    r"(?:没有|未|无|不存在)(?![^，。；]{0,8}(?:缴|交|理由))[^，。；]{0,16}费"
    r"|(?:信息处理费|收费)[^，。；]{0,12}(?:没有|未|无|为零|(?<![\d.])0(?!\d))"
)
"""Words that deny any fee."""


@rule(code="D07", name="fee-overdue-unexplained", severity=Severity.WARNING, when=occasion.REQUESTS)
def fee_overdue_unexplained(context: ReportContext) -> Iterator[Finding]:
    """表三有逾期未缴费而不再处理的申请，第六部分却说没有收费，或者没有谈到收费。

    ## 依据

    申请人逾期未缴费的前提是机关发出过收费通知。《政府信息公开信息处理费管理办法》
    （国办函〔2020〕109号）和统一格式（国办公开办函〔2021〕30号附件）要求在
    “六、其他需要报告的事项”报告发出收费通知的件数、总金额和实际收取的总金额。
    写明了发出收费通知件数的，实际没有收到钱也不算矛盾。

    ## 怎样改

    核对表三的这一行是否填错；没有填错的，在第六部分补写收费通知的件数和金额。
    公布的原件如此的，照录，在 accepted 里写明理由。

    ## 不合格的例子

    ```markdown
    ## 六、其他需要报告的事项

    本年度没有收取信息处理费。（表三：逾期未缴费 2 件）
    ```

    ## 合格的例子

    ```markdown
    ## 六、其他需要报告的事项

    本年度发出收费通知 2 件，金额共 640 元，申请人逾期未缴，实际收取 0 元。
    ```
    """
    table = context.report.tables.get("requests")
    overdue = table.value(_OVERDUE) if table is not None else None
    if table is None or not overdue or not context.is_sound("requests"):
        return
    fault = _fault(context)
    if fault is None:
        return
    place, said = fault
    yield fee_overdue_unexplained.rule.finding(
        place,
        f"{table.grid.cells[table.grid.index[_OVERDUE]].address} 是 {printed(overdue)}，"
        f"第六部分{said}。",
        cell=_OVERDUE,
        hint="请核对这一行是否填错；没有填错的，在第六部分写明发出收费通知的件数、总金额"
        "和实际收取的总金额。原件如此的，在 accepted 里写明理由。",
    )


def _fault(context: ReportContext) -> tuple[Place, str] | None:
    """Return where and in which words the sixth section fails to tell of the fees."""
    blocks = [block for block in context.prose.in_section("other") if not block.is_heading]
    # A section that is not written at all is A01's business.
    if not blocks or any(_NOTICES.search(block.text) for block in blocks):
        return None
    if not any(_FEES.search(block.text) for block in blocks):
        return context.locate(_OVERDUE), "没有谈到信息处理费"
    return _denial(context, blocks)


def _denial(context: ReportContext, blocks: list[Block]) -> tuple[Place, str] | None:
    """Return the place of the first clause that denies any fee, and its words for the message."""
    for block in blocks:
        for clause in _CLAUSE.finditer(block.text):
            if _NOTHING.search(clause[0]) is not None:
                words = clause[0].lstrip()
                place = context.place_of(block, clause.end() - len(words))
                return place, f"却写“{_shortened(words.rstrip())}”"
    return None


def _shortened(words: str) -> str:
    """Return words as a message quotes them."""
    return words if len(words) <= _LONGEST_QUOTE else f"{words[:_LONGEST_QUOTE]}…"
