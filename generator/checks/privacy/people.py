"""Names of people: which words in a sentence are the name of an applicant or of a party."""

import re

from generator.checks.late import compile_late

SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭林罗郑梁谢宋唐韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁"
    "沈姚卢姜崔钟谭陆汪范廖石金韦贾夏付邹熊白孟秦邱侯江尹薛闫雷龙黎史陶贺毛郝顾龚邵万钱严武戴莫孔汤"
)
"""Common surnames, each a single character."""
_UNMISTAKABLE = (
    "王李张刘陈杨黄赵吴徐孙朱胡郭罗郑梁谢宋唐韩冯邓曹彭肖董袁潘蒋蔡杜叶苏魏吕丁"
    "沈姚卢姜崔谭陆汪廖韦贾邹熊孟秦邱侯尹薛闫雷黎陶郝龚邵戴孔汤"
)
"""Those that seldom begin a word that may follow 申请人 or 当事人."""
_WORDS = "陈述|陈情|陈旧|张贴|黄河|黄页|罗列|唐突|陆续|秦皇|雷同|谢绝|谢意|叶落|苏州|苏北|苏南"
"""Words that begin like a name."""
PARTY = "申请人|原告|当事人|第三人|上诉人|信访人|举报人|投诉人|起诉人|被处罚人"
"""What applicants and parties are called."""
_HINTS = tuple(
    # Beginning with one certain character makes each of them fast.
    compile_late(rf"{last}(?:姓名)?[:：（( ]?[{_UNMISTAKABLE}]")
    for last in ("人", "告")
)
"""Find something wherever ``PARTY_NAME`` does, and seldom elsewhere."""
_FOLLOWS = (
    r"[，。；、（）()：:\s]|诉|不服|申请|提[出起交]|向|要求|于|与|和|认为|对|请求|因|就|的|"
    r"等|[男女]性?[，,]|以|在|在?[0-9]|身份证|电话|手机|住|$"
)
PARTY_NAME = compile_late(
    rf"(?<!被)(?:{PARTY})(?:姓名)?[:：（( ]?(?!{_WORDS})"
    rf"(?P<name>[{_UNMISTAKABLE}][\u4e00-\u9fff]{{1,2}}?)(?={_FOLLOWS})",
    re.MULTILINE,
)
"""What an applicant or a party is called, with a name behind it."""
_ANONYMOUS = compile_late(r"[某甲乙丙丁]|先生|女士|同志|老师")


def may_name_a_party(text: str) -> bool:
    """Tell whether ``PARTY_NAME`` may find something in a text; False is certain."""
    return any(hint.search(text) for hint in _HINTS)


def names_a_person(found: re.Match[str]) -> bool:
    """Tell whether a match of ``PARTY_NAME`` gives a name that is not made anonymous."""
    return _ANONYMOUS.search(found["name"][1:]) is None


def person_in(sentence: str) -> str:
    """Return the name of an applicant or party in a sentence, empty for none."""
    found = PARTY_NAME.search(sentence)
    return found["name"] if found is not None and names_a_person(found) else ""


def masked_name(name: str) -> str:
    """Return a name as a finding may repeat it: the surname, and nothing else."""
    return name[0] + "某" * (len(name) - 1)
