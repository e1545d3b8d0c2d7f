"""What the words next to a number say that it counts.

Only wordings that leave no doubt are known: between the telling word and the number nothing may
stand but words listed here. A clause with any other word says nothing, and nothing is judged.
"""

import re
from functools import lru_cache

from generator.checks.late import compile_late
from generator.checks.prose.document_words import (
    DOCUMENT_AFTER,
    document_line,
    role_in_documents,
)
from generator.checks.prose.roles import ISSUING, Kind, Noun, Role

_PUNCTUATION = compile_late(r"[，。；：！？,;:（()）\n]")
_LONGEST_CLAUSE = 72
_FILLERS = (
    "共有|共计|总计|合计|总共|共|总数量|总数|总量|数量|总|数|量|为|是|有|达到|达|了|过|的|各类|各种|类|"
    "有关|相关|有效|事项|业务|办件|来件|件|书|表|：|“|”|、"
)
_ASKERS = (
    "公民|自然人|个人|法人|非法人组织|其他组织|其它组织|组织|社会公众|公众|申请人|和|及其他|及其它|及|与|"
    "或者|或|以及|等|提出|提交|提起|递交|向我局|向本机关"
)
_REQUEST = "政府|政务|信息|公开|依申请|申请"
_PLAIN = f"(?:{_REQUEST}|{_FILLERS}|{_ASKERS})*+"
_BARE_TAIL = f"(?:{_FILLERS}|{_REQUEST})*+"

_RECEIVED = compile_late(
    r"(?<![未不可应签])(?<!没有)(?<!不予)(?<!予以)"
    rf"(?P<verb>新收到|收到|新受理|受理|新收|接收|接到|收悉)(?P<noun>{_PLAIN})$"
)
# In what follows no word of a repeated group is made of others of it: there is one way to read a
# text, and so no exponential number of ways to fail.
_AMOUNT = compile_late(
    rf"^(?:全年|年度|本年度?|我[局厅委办市县区]|本[局厅委办市县区]|共)*"
    rf"(?P<noun>(?:{_REQUEST}|的)*+)(?:总数量|总数|总量|数量|量|数)(?:共计|共|为|是|达到|达|有|：)*$"
)
_DONE = compile_late(
    r"(?<![未待正可应需])(?<!尚未)(?<!没有)(?<!不予)(?<!其他)"
    rf"(?P<verb>办理答复|办理完毕|办结|答复|办毕|办复)(?:完毕)?(?P<noun>{_BARE_TAIL})$"
)
_HANDLED = compile_late(
    rf"(?<![未待正可应需转代])(?<!不予)(?<!其他)(?:办理|处理)(?:了)?(?P<noun>{_BARE_TAIL})$"
)
_LAST_YEAR = r"(?:(?:上一?年度?|去年度?|往年度?|以前年度|前一年度?)|(?P<last>20\d\d)年度?)"
_NEXT_YEAR = r"(?:(?:下一?年度?|次年度?|明年度?|来年)|(?P<next>20\d\d)年度?)"
_MOVED = "(?:结转|顺延|转入|转结|转至|转到|延至|延续|留转)"
_IN_BEFORE = compile_late(
    rf"{_LAST_YEAR}(?:未办结|未办完|遗留|未办|未完|的|申请)*(?:{_MOVED}|遗留|结余)"
    rf"(?:至|到|入|来|而来|下来|过来)?(?:今年度?|本年度?|当年度?|20\d\d年度?)?"
    rf"(?:继续|办理|处理|答复|{_FILLERS}|{_REQUEST})*+$"
    rf"|结转自?(?:上一?年度?|去年度?)(?:{_FILLERS}|{_REQUEST})*+$"
)
_OUT_BEFORE = compile_late(
    rf"{_MOVED}(?:至|到|入)?{_NEXT_YEAR}(?:继续|办理|答复|处理|{_FILLERS}|{_REQUEST})*+$"
)
_OUT_AFTER = compile_late(
    rf"(?!申请[^，。；]*?(?:收到|办结))[^，。；、（）()：]{{0,14}}?{_MOVED}(?:至|到|入)?{_NEXT_YEAR}"
)
_IN_AFTER = compile_late(rf"(?:申请)?(?:为|系|是|属|由|自)*{_LAST_YEAR}(?:未办结的?)?{_MOVED}")
_DONE_AFTER = compile_late(
    r"(?:申请)?(?:均|已|全部|都|当年|年内|于?本年度|年底前|及时|依法|按规定)*(?:办结|办理完毕)"
    r"(?=[，。；、）)：]|$)"
)
_NOUN_AFTER = compile_late(
    rf"(?:的)?(?P<noun>(?:{_REQUEST}|有关|相关)++)(?:事项|业务|件)?(?=[，。；、）)（(：]|$|均|已|全部|都)"
)
_CLEAN_AFTER = compile_late(r"[，。；、）)（(：！？]|$|均|已|全部|都|，")

_GROUPS = {
    "予以公开": "granted",
    "部分公开": "partly_granted",
    "不予公开": "refused",
    "无法提供": "unavailable",
    "不予处理": "not_processed",
    "其他处理": "other",
    "其它处理": "other",
}
_GROUP = "|".join(_GROUPS)
_RESULT_FILLERS = "的|类|申请|答复|决定|信息|有|为|是|共计|共|计|：|情形|情况|等|数量|数|“|”|件"
_RESULT = compile_late(
    r"(?P<before>.*?)"
    rf"(?P<groups>予以公开(?:及|和|与|或者|或|、|以及|[+＋])(?:予以)?部分公开|{_GROUP})"
    rf"(?:{_RESULT_FILLERS})*+$"
)
_RESULT_BEFORE = compile_late(
    "(?:其中|作出|做出|答复|决定|办理|结果|为|是|有|共|属于|属|的|申请|予以|以|按|：|对|含|政府|信息|公开|"
    "、|及|和)*"
)
_RESULT_AFTER = compile_late(
    rf"(?:申请)?(?:为|是|属于|被|决定|作出|答复|依法|的)*(?P<groups>{_GROUP})(?=[，。；、）)（(]|$|的)"
)
_REASONS = compile_late("(?:等|等原因|等情形|等情况|等理由|等因素|的|而|，)+$")
_REASON = compile_late("因|由于|属|涉及")

_CASES = "案件|案|的|类|事项|应诉|共有|共计|共|合计|总计|数量|总数|数|有|为|是|达|：|均|各|分别"
_REMEDY = compile_late(rf"(?P<before>.*?)(?:行政)?(?P<what>复议|诉讼)(?:{_CASES})*+$")
_REMEDY_BEFORE = compile_late(
    "(?:因|由此|由|对|涉及|涉|有关|相关|关于|针对|与|就|政府|政务|信息|公开|依申请|申请|工作|方面|答复|办理|不服|"
    "引起|引发|产生|发生|导致|被|提起|提出|收到|的|类|案件|共|全年|本年度?|年度|[我本全][局厅委办镇乡市县区省]|"
    "[我本]?机关|[我本]?单位|因此|有|存在|而|、|以|行政|其中|另有|此外|为|涉法|(?:20)?[0-9]{2}年度?|”|“)*"
)

_BARE = compile_late(
    "(?:其中|另有|另外|其余|余下|剩余|剩下|还有|尚有|仍有|有|共|的|、|于|已|目前|现)*"
)


@lru_cache(maxsize=8192)
def role_before(lead: str) -> Role | None:
    """Return what a number counts by the words between it and the last number before it."""
    return _role_before(_clause(lead))


@lru_cache(maxsize=8192)
def role_after(lead: str, role: Role | None, tail: str) -> Role | None:
    """Return what a number counts where the words behind it, to the next number, matter too.

    ``role`` is what the words before it say by themselves.
    """
    tail = "".join(tail.split())
    return _role_after(_clause(lead), tail) if role is None else _completed(role, tail)


def _clause(lead: str) -> str:
    """Return the words from the last mark on, without spaces."""
    return "".join(_PUNCTUATION.split(lead)[-1].split())


def _role_before(clause: str) -> Role | None:
    """Return what a number counts by the words before it, from the last comma on."""
    if not clause or len(clause) > _LONGEST_CLAUSE:
        return None
    if "转" in clause or "延" in clause or "遗留" in clause:
        return _carried(clause)
    for read in (_result, _remedy, role_in_documents):
        found = read(clause)
        if found is not None:
            return found
    for kind, pattern in (
        (Kind.RECEIVED, _RECEIVED),
        (Kind.RECEIVED, _AMOUNT),
        (Kind.DONE, _DONE),
        (Kind.HANDLED, _HANDLED),
    ):
        match = pattern.search(clause)
        if match is not None:
            return _requests(kind, pattern, match["noun"])
    return None


def _requests(kind: Kind, pattern: re.Pattern[str], words: str) -> Role | None:
    noun = noun_of(words)
    is_amount = pattern is _AMOUNT
    if (is_amount or kind is Kind.HANDLED) and noun is Noun.NONE:
        return None
    if is_amount and noun is not Noun.FULL:
        return None
    # 事项 alone is no request for information, and one kind of applicant is a part.
    if noun is not Noun.FULL and any(word in words for word in ("事项", "业务", "办件", "信息")):
        return None
    persons = any(word in words for word in ("公民", "自然人", "个人"))
    if persons != any(word in words for word in ("法人", "组织")):
        return None
    return Role(kind, noun=noun)


def noun_of(words: str) -> Noun:
    """Return how clearly words name requests for government information."""
    if "申请" not in words:
        return Noun.NONE
    return Noun.FULL if "公开" in words or "信息" in words else Noun.BARE


def _carried(clause: str) -> Role | None:
    if _IN_BEFORE.search(clause):
        return Role(Kind.CARRIED_IN, noun=noun_of(clause))
    if _OUT_BEFORE.search(clause):
        return Role(Kind.CARRIED_OUT, noun=noun_of(clause))
    return None


def _result(clause: str) -> Role | None:
    match = (
        _RESULT.search(clause) if "公开" in clause or "处理" in clause or "提供" in clause else None
    )
    if match is None:
        return None
    before = match["before"]
    if before.endswith(("主动", "依法应当", "未", "没有", "拟", "可以", "应当")):
        return None
    of = tuple(dict.fromkeys(_GROUPS[label] for label in re.findall(_GROUP, match["groups"])))
    if _RESULT_BEFORE.fullmatch(before):
        return Role(Kind.RESULT, of)
    if not _REASON.search(before):
        return None
    return Role(Kind.RESULT, of, is_qualified=not _REASONS.search(before))


def _remedy(clause: str) -> Role | None:
    match = _REMEDY.fullmatch(clause) if "复议" in clause or "诉讼" in clause else None
    if match is None or not _REMEDY_BEFORE.fullmatch(match["before"]):
        return None
    kind = Kind.REVIEW if match["what"] == "复议" else Kind.LITIGATION
    return Role(kind, noun=Noun.FULL if "信息公开" in clause or "依申请" in clause else Noun.NONE)


def _role_after(clause: str, tail: str) -> Role | None:
    """Return what a number counts by the words behind it: 1件结转下年度, 16个规范性文件."""
    if not _BARE.fullmatch(clause.rpartition("、")[2]):
        return None
    if _OUT_AFTER.match(tail):
        return Role(Kind.CARRIED_OUT)
    if _IN_AFTER.match(tail):
        return Role(Kind.CARRIED_IN)
    if _DONE_AFTER.match(tail):
        return Role(Kind.DONE)
    match = _RESULT_AFTER.match(tail)
    return None if match is None else Role(Kind.RESULT, (_GROUPS[match["groups"]],))


def _completed(role: Role, tail: str) -> Role | None:
    """Return a role with what stands behind the number taken in; None where it is foreign.

    Where the words before the number name nothing, the words behind it must: 受理12件政府信息公开
    申请 counts requests, 受理12件投诉 does not.
    """
    if role.kind in ISSUING:
        match = DOCUMENT_AFTER.match(tail)
        return role if match is None else role._replace(of=(document_line(match["what"]),))
    match = _NOUN_AFTER.match(tail)
    if match is not None:
        return role._replace(noun=noun_of(match["noun"]))
    return role if _CLEAN_AFTER.match(tail) else None
