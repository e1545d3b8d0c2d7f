"""Zeros in words: 未收到政府信息公开申请, 没有上年结转的申请, 未发生行政复议、行政诉讼.

Between the denial and the end of its clause only known words may stand: 未发生被行政复议纠错的情形
denies no review.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from generator.checks.late import compile_late
from generator.checks.prose.roles import Kind, Noun
from generator.checks.prose.words import noun_of

_VERBS = (
    "(?:发生过?|出现过?|产生过?|引发|引起|收到过?|接到过?|受理过?|接收过?|收悉|有|涉及|形成|发现|因|被|"
    "由于|由)?"
)
_START = compile_late(rf"(?:未曾|未|没有|没|无)(?P<verb>{_VERBS})")
_END = r"(?=[，。；：、！？）)\s]|$|也|亦|且|并|均|，)"
_ASKED = (
    "公民|自然人|个人|法人|非法人组织|其他组织|其它组织|组织|社会公众|公众|申请人|群众|"
    "和|及其他|及|与|或者|或|以及|、|等|提出|提交|提起|政府|政务|信息|公开|依申请|申请|"
    "事项|业务|件|的|任何|有关|相关|关于|一件|1件|1 件|书面|新|方面"
)
_REQUESTS = compile_late(rf"(?P<noun>(?:{_ASKED})++){_END}")
_CARRIED = compile_late(
    r"(?P<from>上一?年度?|去年度?|以前年度)?(?:未办结)?(?:的)?结转(?:(?:至|到)?(?P<to>下一?年度?|次年度?))?"
    rf"(?:继续|办理|政府|信息|公开|的|申请|件|事项|情况|情形|和结转下年度?|、结转下年度?)*+{_END}"
)
_CASE_WORDS = (
    "因|由于|由|与|对|就|于|涉及|关于|有关|相关|政府|政务|信息|公开|依申请|申请|工作|方面|答复|办理|"
    "不服|本机关|本局|我局|本单位|我单位|引起|引发|产生|发生|导致|被|提起|提出|而|任何|"
    "一件|一起|1件|1起|案件|投诉|举报|、|和|及|以及|或者|或|行政|复议|诉讼|"
    "的|类|事项|情况|情形|事件|问题|案|进行|过|申诉|等"
)
_CASES = compile_late(rf"(?P<words>(?:{_CASE_WORDS})++){_END}")
_NO_CASES = compile_late(
    r"(?:行政)?复议(?:案件)?(?:、|和|与|及)(?:行政)?诉讼(?:案件)?(?:数量?)?(?:均|都)?为?\s?[零0]\s?[件起宗例]"
)
_AMOUNT = compile_late(
    r"(?:政府|政务)?信息(?:依申请)?公开(?:的)?申请(?:数量|总数|量|数)?为[零0](?=[，。；、）)]|$)"
)
_WHOLE = compile_late(
    r"(?:[（(][一二三四五][）)]|[一二三四五1-5][、.])?\s?"
    r"(?P<none>依申请公开(?:情况)?[：:]\s?[零0]\s?件)[。；]?"
)
"""A paragraph that says no more."""
_RECEIVING = frozenset(
    {"收到", "接到", "受理", "接收", "收悉", "收到过", "接到过", "受理过", "有", ""}
)


class Denial(NamedTuple):
    """A zero in words."""

    kind: Kind
    start: int
    stop: int


def denials_in(text: str, *, is_in_list: bool = False) -> Iterator[Denial]:
    """Yield what a text says there was none of.

    In a list or a table 依申请公开：0件 may count documents that are open on request.
    """
    if "未" in text or "没" in text or "无" in text:
        for match in _START.finditer(text):
            yield from _denied(text, match)
    if "0" in text or "零" in text:
        whole = None if is_in_list else _WHOLE.fullmatch(text)
        if whole is not None:
            yield Denial(Kind.RECEIVED, *whole.span("none"))
        if "议" in text and "讼" in text:
            for match in _NO_CASES.finditer(text):
                yield Denial(Kind.REVIEW, match.start(), match.end())
                yield Denial(Kind.LITIGATION, match.start(), match.end())
    if "为零" in text or "为0" in text:
        for match in _AMOUNT.finditer(text):
            yield Denial(Kind.RECEIVED, match.start(), match.end())


def _denied(text: str, match: re.Match[str]) -> Iterator[Denial]:
    start, at = match.span()
    if not _may_deny(text, at):
        return
    carried = _CARRIED.match(text, at)
    if carried is not None:
        if carried["from"]:
            yield Denial(Kind.CARRIED_IN, start, carried.end())
        if carried["to"] or "结转下" in carried[0]:
            yield Denial(Kind.CARRIED_OUT, start, carried.end())
        return
    cases = _cases(text, at)
    if cases is not None:
        for kind, word in ((Kind.REVIEW, "复议"), (Kind.LITIGATION, "诉讼")):
            if word in cases[0]:
                yield Denial(kind, start, cases.end())
        return
    if match["verb"] in _RECEIVING:
        requests = _REQUESTS.match(text, at)
        if requests is not None and noun_of(requests["noun"]) is Noun.FULL:
            yield Denial(Kind.RECEIVED, start, requests.end())


def _may_deny(text: str, at: int) -> bool:
    """Tell whether a clause that goes on at ``at`` names anything that is counted."""
    stop = text.find("，", at)
    clause = text[at:stop] if stop >= 0 else text[at:]
    return "申" in clause or "转" in clause or "议" in clause or "讼" in clause


def _cases(text: str, at: int) -> re.Match[str] | None:
    """Return the words on reviews and law suits that a denial goes on with, to their end."""
    match = _CASES.match(text, at)
    if match is None or not ("复议" in match[0] or "诉讼" in match[0]):
        return None
    return match
