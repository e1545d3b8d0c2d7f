"""I01: the number of somebody's identity card."""

from collections.abc import Iterator

from generator.checks import occasion
from generator.checks.context import ReportContext
from generator.checks.privacy.numbers import (
    birth,
    check_digit,
    masked,
    old_residents,
    plain,
    residents,
)
from generator.checks.rule import rule
from generator.ground.diagnostics import Finding, Severity

_GROWN_UP = 14
"""Below this age a number with a wrong check digit is rather a reference number with a date."""


@rule(code="I01", name="resident-number", acceptable=False, when=occasion.DIGITS)
def resident_number(context: ReportContext) -> Iterator[Finding]:
    """文字里有居民身份证号码。

    ## 依据

    《政府信息公开条例》第十五条：涉及个人隐私，公开会对第三方合法权益造成损害的政府信息，
    行政机关不得公开；《个人信息保护法》第二十五条：不得公开所处理的个人信息。
    号码的编排见 GB 11643-1999。

    正文、标题、备注和接受、更正的说明都检查，全角数字和分段书写的也能认出。
    省级代码、出生日期、校验码都对的是错误；18 位而校验码不符的、15 位的旧号码，是警告。
    提示里只写出首三位和末位。

    ## 怎样改

    删去号码；需要指明当事人的，用“王某某”。已经公开过的，还要处理网页快照和附件。

    ## 不合格的例子

    ```markdown
    申请人身份证号 410303********1234（此处的星号代表写全了的号码）申请公开……
    ```

    ## 合格的例子

    ```markdown
    申请人王某某申请公开……
    ```
    """
    check, year = resident_number.rule, context.report.year
    for spot in context.writing.card_runs:
        run = plain(spot.text)
        for number in residents(run):
            born = birth(number.digits)
            is_valid = check_digit(number.digits[:-1]) == number.digits[-1]
            age = year + 1 - born.year if born is not None else 0
            if age < 0 or not (is_valid or age >= _GROWN_UP):
                continue
            said = "校验码相符" if is_valid else "校验码不符，可能抄错了一位"
            message = f"有居民身份证号码 {masked(number.digits)}（18 位，{said}）。"
            weight = Severity.ERROR if is_valid else Severity.WARNING
            place = spot.place_at(number.start)
            yield check.finding(place, message, hint=_HINT, severity=weight)
        for number in old_residents(run):
            message = f"好像是 15 位的居民身份证号码 {masked(number.digits)}。"
            place = spot.place_at(number.start)
            yield check.finding(place, message, hint=_HINT, severity=Severity.WARNING)


_HINT = "请删去号码；需要指明当事人的，用“某某”。"
