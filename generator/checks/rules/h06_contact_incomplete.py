"""H06: the address given for questions has an impossible postcode, or no area code."""

from collections.abc import Iterator

from generator.checks.context import ReportContext
from generator.checks.late import compile_late
from generator.checks.rule import rule
from generator.ground.diagnostics import Finding, Severity

_POSTCODE = compile_late(r"邮(?:政编码|编)[ 为是：:]{0,3}(?P<digits>[0-9]{3,12})(?![0-9])")
_DIGITS_OF_POSTCODE = 6
_LOCAL = compile_late(r"电话(?:号码)?[ 为是：:]{0,3}(?P<digits>[2-8][0-9]{6,7})(?![0-9－—-])")


@rule(code="H06", name="contact-incomplete", severity=Severity.NOTICE)
def contact_incomplete(context: ReportContext) -> Iterator[Finding]:
    """联系方式里的邮政编码不是六位，或者电话没有区号。

    ## 依据

    年度报告开头通常写明联系地址、电话、邮编，供读者询问（《政府信息公开条例》第十二条要求公开
    公开工作机构的联系方式）。邮政编码为六位；外地读者拨打固定电话要加区号。

    ## 怎样改

    改正邮编；在电话号码前加区号。

    ## 不合格的例子

    ```markdown
    （电话：6000123，邮编：47100）
    ```

    ## 合格的例子

    ```markdown
    （电话：0379-6000123，邮编：471000）
    ```
    """
    writing, check = context.writing, contact_incomplete.rule
    text = writing.text
    if "邮" in text and any(len(d) != _DIGITS_OF_POSTCODE for d in _POSTCODE.findall(text)):
        for spot in writing.scan(_POSTCODE):
            digits = spot.match["digits"]
            if len(digits) != _DIGITS_OF_POSTCODE:
                message = f"邮政编码“{digits}”有 {len(digits)} 位，应为 {_DIGITS_OF_POSTCODE} 位。"
                place = spot.place_at(len(spot.text) - len(digits))
                yield check.finding(place, message, hint="请与发布机关核对。")
    if "话" in text and _LOCAL.search(text):
        for spot in writing.scan(_LOCAL):
            if "区号" not in spot.before():
                digits = spot.match["digits"]
                place = spot.place_at(len(spot.text) - len(digits))
                message = f"电话“{digits}”没有区号。"
                yield check.finding(place, message, hint="请写成“区号-号码”，例如 0379-6000123。")
