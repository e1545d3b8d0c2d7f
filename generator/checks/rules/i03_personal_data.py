"""I03: a bank card, a private mailbox, a home or the name of somebody who asked."""

from collections.abc import Iterator

from generator.checks.context import ReportContext
from generator.checks.late import compile_late
from generator.checks.privacy.numbers import cards, masked, plain, residents
from generator.checks.privacy.offices import is_office_address, is_office_mailbox
from generator.checks.privacy.people import (
    PARTY_NAME,
    masked_name,
    may_name_a_party,
    names_a_person,
)
from generator.checks.rule import rule
from generator.ground.diagnostics import Finding, Severity

_WIDE_AT = "\uff20"
_AT = compile_late(
    rf"[@{_WIDE_AT}](?:vip\.)?"
    r"(?:qq|163|126|139|189|wo|21cn|sina|sohu|foxmail|gmail|hotmail|outlook|yeah|aliyun|icloud|live"
    r"|yahoo)\.(?:com|cn|net)(?:\.cn)?(?![A-Za-z0-9])"
)
_LONGEST = 64
_LOCAL = compile_late(r"[A-Za-z0-9._%+-]+$")
_HOME = compile_late(
    r"(?:[0-9]{1,3}|[一二三四五六七八九十百]{1,4})\s?(?:号楼|[栋幢])[^，。；\n]{0,8}?单元"
    r"[^，。；\n]{0,6}?[0-9]{1,4}(?:室|号|户|房)?"
)


@rule(code="I03", name="personal-data", severity=Severity.WARNING, acceptable=False)
def personal_data(context: ReportContext) -> Iterator[Finding]:
    """文字里有银行卡号、个人邮箱、家庭住址或者当事人的姓名。

    ## 依据

    《政府信息公开条例》第十五条、《个人信息保护法》第二十五条。年度报告只需要数字，
    不需要写出哪一个人申请公开、申请复议或者起诉。

    - 银行卡号：62 开头的 16 至 19 位、4 或 5 开头的 16 位，末位符合 Luhn 校验；
      以地区代码加年份开头的是办件编号，不算。
    - 个人邮箱：常见的公众邮箱；写明“邮箱”“信箱”而没有指向个人的，或者 contact 里有的，不报。
    - 家庭住址：写到几号楼几单元几室的；同一句里写明办公、受理、邮编的，不报。
    - 姓名：紧跟在申请人、原告等之后、以常见姓氏开头的两三个字；
      “张某某”“李先生”已经隐名，不报。

    ## 怎样改

    删去，或者隐名。确是办公邮箱、办公地址的，写进 agency.yaml 的 contact。

    ## 不合格的例子

    ```markdown
    申请人张小明不服答复，申请行政复议。
    ```

    ## 合格的例子

    ```markdown
    申请人张某某不服答复，申请行政复议。
    ```
    """
    writing, check = context.writing, personal_data.rule
    for spot in writing.card_runs:
        run = plain(spot.text)
        ids = {number.start for number in residents(run)}
        for number in cards(run):
            if number.start not in ids and number.digits not in context.agency.contact:
                message = f"好像是银行卡号 {masked(number.digits)}（{len(number.digits)} 位）。"
                yield check.finding(spot.place_at(number.start), message, hint=_HINT)
    if not writing.odd.isdisjoint(f"@{_WIDE_AT}"):
        yield from _mailboxes(context)
    if "单元" in writing.text:
        for spot in writing.scan(_HOME, margins=True):
            if not is_office_address(context, spot):
                yield check.finding(spot.place, "好像是家庭住址（写到了单元、门牌）。", hint=_HINT)
    if may_name_a_party(writing.text):
        yield from _names(context)


_HINT = "请删去或者隐名；确是办公联系方式的，写进 agency.yaml 的 contact。"


def _mailboxes(context: ReportContext) -> Iterator[Finding]:
    for spot in context.writing.scan(_AT, margins=True):
        local = _LOCAL.search(spot.line[max(0, spot.start - _LONGEST) : spot.start])
        if local is None:
            continue
        address = local[0] + spot.text.replace(_WIDE_AT, "@")
        if not is_office_mailbox(context, spot, address):
            message = f"好像是个人邮箱 {local[0][0]}***{spot.text}。"
            place = spot.place_at(-len(local[0]))
            yield personal_data.rule.finding(place, message, hint=_HINT)


def _names(context: ReportContext) -> Iterator[Finding]:
    for spot in context.writing.scan(PARTY_NAME, margins=True):
        if names_a_person(spot.match):
            name = masked_name(spot.match["name"])
            place = spot.place_at(spot.match.start("name") - spot.match.start())
            message = f"好像写出了当事人的姓名（{name}）。"
            yield personal_data.rule.finding(place, message, hint=_HINT)
