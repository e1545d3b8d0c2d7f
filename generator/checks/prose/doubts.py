"""Reasons not to hold a number of the prose against the table, though its words seem plain.

Asked only of claims that disagree. Another year, part of a year, a part of the agency or of a
whole area, a channel, one side of a comparison, an idiom: in any of these the table may be right
and the prose as well, so nothing is reported.
"""

import re

from generator.checks.late import compile_late
from generator.checks.prose.claims import Claim, is_about_requests
from generator.checks.prose.numerals import han_number
from generator.checks.prose.quantities import Quantity, is_plain
from generator.checks.prose.roles import Kind, Noun

_SENTENCE_END = compile_late("[。！？]")
_CLAUSE = compile_late("[，；：,;:（(]")
_ANY_MARK = compile_late(r"[，。；：！？,;:（）()\n]")
_HAN_DIGIT = "\u3007○零一二三四五六七八九"

_CARRIED = compile_late(
    r"(?:上|去|往|前一?|以前)一?年度?(?:未办结|未完|遗留|的|申请)*(?:结转|转入|转结|顺延|遗留)"
    r"|20\d\d年度?(?:未办结的?)?(?:结转|转入|顺延)"
    r"|(?:结转|转入|转结|顺延|延续|延至|转至|转到)(?:至|到|入)?20\d\d年度?"
)
_TIME = compile_late(
    r"(?P<span>(?:19|20)\d\d\s{0,3}年?\s{0,3}(?:[—\u2013\-－~～]+|至|到)\s{0,3}(?:19|20)\d\d\s{0,3}年)"
    r"|(?P<own>(?:今年|本年度?|一年)(?:以来)?|全年|当年|年内|年度内|年底|年末|12\s{0,3}月\s{0,3}31\s{0,3}日|12\s{0,3}月底)"
    r"|(?P<year>[0-9０-９]{4})\s{0,3}年(?!\s{0,3}\d{1,2}\s{0,3}月)(?P<since>度?以来)?"
    rf"|(?P<han>[{_HAN_DIGIT}]{{4}})年"
    r"|(?P<other>上一?年|去年|前年|往年|历年|以往|历次|[近前这两三四五六七八九十0-9]+年来|多年|以来|累计|同期|期间"
    r"|[上下]半年|季度|截至目前|截至|截止|至今|目前|环比|\d{1,2}\s{0,3}月)"
)
_COMPARED = compile_late("比|较|同期|相比|对照|相较|环比")
_CHANGED = compile_late(
    "由(?!此|政府|信息|于|我)|从(?!办理|结果|申请)|增加|减少|增长|下降|回落|上升"
)
_LEADING_YEAR = compile_late(r"(?:^|[。！？])\s{0,3}(?:在)?(\d{4})\s{0,3}年")

_OFFICE = compile_late(
    r"政府办|办公[室厅]|本级|部门|单位|(?<![布格结全])局(?!面)|街道|代表|乡镇|镇街|[各县市区]镇|各乡"
    r"|各县|各区|各市|县区|开发区管委会|园区|其中"
)
_WHOLE = compile_late("全[省市县区州旗镇乡]|我[省市县区州旗镇乡]|合计|共计|总计")
_AREA = compile_late(
    "全省|全市|全县|全区|全国|全州|全旗|各[县区市镇乡地级]|各街道|各直属|下属|所属|直属|下级|基层|系统|县区|镇街|乡镇"
)
_OWN = compile_late("[我本](?:[局厅委办院所站队镇乡]|街道|单位|机关|部门)")
_CHANNEL = compile_late(
    "(?:当面|现场|窗口|网络|网上|在线|互联网|线上|线下|信函|邮寄|邮件|邮箱|传真|电话|平台|网站|信件|来信|书面|口头)"
)
_APPLICANT = compile_late("自然人|公民|个人|企业|法人|组织|机构|律师|媒体")
_MANNER = compile_late(
    "书面|当面|电话|口头|当场|现场|提前|延期|延长|超期|逾期|协助|网上|网络|邮寄|信函|窗口|再次|补充|部分|转办|补正"
    "|告知|予以公开|主动公开|维持|其他|快速|即时|自行|协商|办理中"
)
_DRAFTED = compile_late("牵头|代拟|参与|起草|联合|会同|配合|协助|审核|审查|备案|各|下级|修订|修改")
_RETOLD = compile_late("刊登|公报|转载|转发|报送|移交|清理")
_PLAN = compile_late("预计|力争|争取|计划|每|凡|假如|如果|若|目标|累计")
_ABOUT = compile_late("约|(?:近|超|逾)(?:收到|受理|办结|答复|办理)")
_TOPIC = compile_late(
    r"(?P<requests>(?:政府|政务)?信息(?:依申请)?公开(?:的)?(?:相关|有关)?申请|依申请(?:公开|政府信息|信息|政务信息)"
    r"|公开申请|申请公开)"
    r"|(?P<heading>[（(][一二三四五六七八九十][）)])"
    r"|(?P<foreign>留言|信访|诉求|投诉|举报|热线|12345|信箱|提案|建议|议案|许可|审批|咨询|来电|来信|来访|上访|工单|舆情"
    r"|群众申请|复议|诉讼|案件|规范性文件|规章|评价|处罚|服务事项|公文|项目|证照|补贴|救助)"
)
_OF_DOCUMENTS = compile_late("主动公开|属性|公文|拟稿|发文|制作|保密审查")
_CASES_OF_REQUESTS = compile_late("信息公开|依申请")
_REQUESTS = frozenset(
    {Kind.RECEIVED, Kind.CARRIED_IN, Kind.DONE, Kind.HANDLED, Kind.CARRIED_OUT, Kind.RESULT}
)
_DOCUMENTS = frozenset({Kind.ISSUED, Kind.REPEALED, Kind.IN_FORCE, Kind.PUBLISHED})
_LOOK_BACK = 400


def is_doubtful(claim: Claim, *, year: int, covers_area: bool, has_carried_in: bool) -> bool:
    """Tell whether the words around a claim leave it open what it counts.

    ``year`` is the report's; ``covers_area`` tells whether it is about all bodies of an area, and
    ``has_carried_in`` whether table 3 has requests of the year before.
    """
    sentence = sentence_of(claim.block.text, claim.start)
    before = claim.block.text[sentence.start : claim.start]
    if not claim.is_denial and _is_idiom(claim, before):
        return True
    return (
        _PLAN.search(_last_clauses(before)) is not None
        or _ABOUT.search(_CLAUSE.split(before)[-1]) is not None
        or "分别" in before
        or _is_in_title(claim)
        or not is_of_the_year(claim, before, year)
        or (claim.kind not in _DOCUMENTS and _is_of_others(before, covers_area=covers_area))
        or _is_part(claim, before, has_carried_in=has_carried_in)
        or _is_off_topic(claim, before)
    )


def sentence_of(text: str, at: int) -> slice:
    """Return the bounds of the sentence around an offset, its full stop left out."""
    start = max(text.rfind("。", 0, at), text.rfind("！", 0, at), text.rfind("？", 0, at))
    end = _SENTENCE_END.search(text, at)
    return slice(start + 1, end.start() if end else len(text))


def _is_idiom(claim: Claim, before: str) -> bool:
    """Tell whether the number is vague, or one of speech: 收到一件、办结一件."""
    text = claim.block.text
    quantity = Quantity(claim.number, "", claim.start, claim.stop)
    if not is_plain(text, quantity):
        return True
    written = text[claim.start : claim.stop]
    if han_number(written[0]) is not None:
        sentence = text[sentence_of(text, claim.start)]
        return sentence.count(written) > 1 or before.endswith(("每", "第", "任何", "没有", "无"))
    return bool(
        re.match(r"\s{0,3}(?:工作日|小时|月内|部门|单位|方面)", text[claim.stop : claim.stop + 6])
    )


def _last_clauses(before: str) -> str:
    return "，".join(_CLAUSE.split(before)[-2:])


def _is_in_title(claim: Claim) -> bool:
    text = claim.block.text
    return text.rfind("《", 0, claim.start) > text.rfind("》", 0, claim.start)


def is_of_the_year(claim: Claim, before: str, year: int) -> bool:
    """Tell whether a number is said of the whole of the report's year."""
    if not _is_next_to(claim, before, year):
        return False
    words = _CARRIED.sub("", before)
    marks = list(_TIME.finditer(words))
    clause_start = max((match.end() for match in _CLAUSE.finditer(words)), default=0)
    if _COMPARED.search(words, clause_start) or _CHANGED.search(words, clause_start):
        return False
    marks = [mark for mark in marks if not _is_of_comparison(words, mark, clause_start)]
    if not marks:
        leading = _LEADING_YEAR.findall(claim.block.text[: claim.start])
        return not leading or int(leading[-1]) == year
    last = marks[-1]
    if last["own"]:
        return True
    if last["year"]:
        return int(last["year"]) == year
    return bool(last["han"]) and han_number(last["han"]) == year


def _is_next_to(claim: Claim, before: str, year: int) -> bool:
    """Tell whether carried requests come from the year before or go to the year after."""
    step = {Kind.CARRIED_IN: -1, Kind.CARRIED_OUT: 1}.get(claim.kind)
    text = claim.block.text
    mark = _ANY_MARK.search(text, claim.stop)
    end = mark.start() if mark else len(text)
    words = _CARRIED.findall(before[-_LOOK_BACK:] + text[claim.start : end])
    years = re.findall(r"20\d\d", "".join(words))
    return step is None or all(int(named) in {year, year + step} for named in years)


def _is_of_comparison(words: str, mark: re.Match[str], clause_start: int) -> bool:
    """Tell whether a mark of time only says what an earlier clause compares with."""
    if mark.start() >= clause_start:
        return False
    start = max((m.end() for m in _CLAUSE.finditer(words, 0, mark.start())), default=0)
    end = _CLAUSE.search(words, mark.end())
    return bool(_COMPARED.search(words, start, end.start() if end else len(words)))


def _is_of_others(before: str, *, covers_area: bool) -> bool:
    """Tell whether a number is said of a part of the government, or of more than the agency."""
    words = before.rpartition("；")[2]
    others, own = (_OFFICE, _WHOLE) if covers_area else (_AREA, _OWN)
    return _last(others, words) > _last(own, words)


def _last(pattern: re.Pattern[str], words: str) -> int:
    """Return where a pattern is found last, -1 for nowhere."""
    return max((match.start() for match in pattern.finditer(words)), default=-1)


def _is_part(claim: Claim, before: str, *, has_carried_in: bool) -> bool:
    kind = claim.kind
    clause = _CLAUSE.split(before)[-1]
    if kind in _DOCUMENTS:
        is_retold = kind is not Kind.IN_FORCE and _RETOLD.search(before) is not None
        return is_retold or _DRAFTED.search(clause) is not None
    if kind is Kind.RECEIVED:
        if claim.is_denial:
            return _names_channel(before)
        is_new = "新收" in clause or "新受理" in clause
        return _names_channel(before) or ("其中" in before and not is_new)
    if kind in {Kind.DONE, Kind.HANDLED}:
        if "其中" in before and (has_carried_in or kind is Kind.HANDLED):
            return True
        verb = re.search("办结|答复|办理|处理|办毕|办复", clause)
        manner = clause[: verb.start()] if verb else clause
        return _MANNER.search(manner) is not None or _APPLICANT.search(manner) is not None
    return False


def _names_channel(before: str) -> bool:
    """Tell whether requests are counted by the way in which they came, and not by all ways."""
    clauses = [part for part in _CLAUSE.split(before) if part.strip()][-2:]
    if not clauses:
        return False
    if len(clauses) > 1 and not clauses[0].strip().startswith(("通过", "以", "经", "从")):
        clauses = clauses[1:]
    words = "，".join(clauses)
    return _CHANNEL.search(words) is not None and "等" not in words


def _is_off_topic(claim: Claim, before: str) -> bool:
    kind = claim.kind
    if kind in {Kind.REVIEW, Kind.LITIGATION}:
        return not (
            claim.role.noun is Noun.FULL
            or is_about_requests(claim.block)
            or any("复议" in heading or "诉讼" in heading for heading in claim.block.headings)
            or _CASES_OF_REQUESTS.search(claim.block.text[: claim.stop])
        )
    if kind not in _REQUESTS or claim.is_denial:
        return False
    if kind is Kind.RESULT and _OF_DOCUMENTS.search(before):
        return True
    if claim.role.noun is Noun.FULL:
        return False
    return not _continues_requests(claim)


def _continues_requests(claim: Claim) -> bool:
    """Tell whether the last thing spoken of before a claim are requests.

    In the claim's own clause a word for requests may name something else (群众来信来访申请), a
    word for another matter leaves no doubt.
    """
    text = claim.block.text
    begin = max(claim.start - _LOOK_BACK, 0)
    end = max((m.end() for m in _ANY_MARK.finditer(text, begin, claim.start)), default=begin)
    marks = list(_TOPIC.finditer(text, begin, end))
    own = list(_TOPIC.finditer(text, end, claim.start))
    if claim.kind is not Kind.RESULT and any(mark["foreign"] for mark in own):
        return False
    if claim.kind is Kind.RESULT:
        # Among results 信访 and the like are reasons, not topics.
        marks = [mark for mark in marks if not mark["foreign"]]
    if not marks:
        return begin == 0 and is_about_requests(claim.block)
    return marks[-1]["requests"] is not None
