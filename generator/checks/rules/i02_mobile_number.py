"""I02: the number of a mobile telephone that is not declared as an office's."""

from collections.abc import Iterator

from generator.checks import occasion
from generator.checks.context import ReportContext
from generator.checks.late import compile_late
from generator.checks.privacy.numbers import masked, mobiles, plain
from generator.checks.privacy.offices import is_office_number
from generator.checks.privacy.people import person_in
from generator.checks.rule import rule
from generator.checks.text.writing import Spot
from generator.ground.diagnostics import Finding, Severity

_COUNTED = compile_late(
    r"\s*(?:[万亿]?元|万|亿|件|条|份|项|个|次|人|户|平方|立方|吨|米|公里|\.[0-9])"
)
_NUMBERED = compile_late(r"(?:第|编号|文号|案号|代码|账号|单号|证号)[为是：: ]{0,2}$|[./_=]$")


@rule(
    code="I02",
    name="mobile-number",
    severity=Severity.WARNING,
    acceptable=False,
    when=occasion.DIGITS,
)
def mobile_number(context: ReportContext) -> Iterator[Finding]:
    """文字里有手机号码，又不是办公联系电话。

    ## 依据

    《政府信息公开条例》第十五条、《个人信息保护法》第二十五条：处理者不得公开其处理的个人信息。

    写明“联系电话”“咨询电话”“传真”等而没有指向个人的，或者机关资料 agency.yaml 的 contact 里有的，
    是办公电话，不报。同一句里有申请人、原告等的姓名的，是错误。后面跟着“元”“件”等单位的不是号码。

    ## 怎样改

    删去号码；确是办公电话的，写进 agency.yaml 的 contact，或者写成“联系电话：……”。

    ## 不合格的例子

    ```markdown
    有疑问的，请找张科长，手机 138****5678（此处的星号代表写全了的号码）。
    ```

    ## 合格的例子

    ```markdown
    有疑问的，请与本局联系（电话：0379-6000123）。
    ```
    """
    for spot in context.writing.digit_runs:
        for number in mobiles(plain(spot.text)):
            if not _is_other_number(spot, number.start, number.end):
                yield from _finding(context, spot, number.digits, number.start)


def _finding(context: ReportContext, spot: Spot, digits: str, at: int) -> Iterator[Finding]:
    named = person_in(spot.before() + spot.text + spot.after())
    if not named and is_office_number(context, spot, digits):
        return
    said = "，同一句里有当事人的姓名" if named else ""
    yield mobile_number.rule.finding(
        spot.place_at(at),
        f"有手机号码 {masked(digits)}{said}。",
        hint="请删去；确是办公电话的，写进 agency.yaml 的 contact，或者写明“联系电话：”。",
        severity=Severity.ERROR if named else None,
    )


def _is_other_number(spot: Spot, start: int, end: int) -> bool:
    """Tell whether eleven digits are an amount, a decimal or a reference."""
    text, first, last = spot.line, spot.start + start, spot.start + end
    before = text[max(first - 8, 0) : first]
    return _NUMBERED.search(before) is not None or _COUNTED.match(text, last) is not None
