"""What the words next to a number say that it counts, where that is 规章 or 规范性文件."""

from generator.checks.late import compile_late
from generator.checks.prose.roles import Kind, Role

_DOCUMENT = r"(?:行政规范性文件|规范性文件|规章)"
_ISSUING = "制定出台|制定印发|制定发布|制发|制定|出台|印发|制订|新制作"
_DOCUMENT_FILLERS = "共有|共计|共|合计|总数|数量|数|为|有|的|达|类|信息|文件|：|“|”"
_OWN = (
    "(?:本级政府|本级|本[局厅委办镇乡市县区机关单位部门]{1,2}|[局厅委办镇乡市县区]|部门|政府|"
    "[市县区镇乡]政府)?"
)
_ISSUED = compile_late(
    rf".*?(?:{_ISSUING})(?:了|的)?{_OWN}(?P<what>{_DOCUMENT})(?:{_DOCUMENT_FILLERS})*+$"
    rf"|.*?(?P<what2>{_DOCUMENT})(?:方面|共)?新?(?:{_ISSUING})(?:了|的)?(?:{_DOCUMENT_FILLERS})*+$"
)
_ISSUED_ALONE = compile_late(
    rf"(?:全年|本年度?|年内|当年|共|新|其中|我?本?[局厅委办])*(?:{_ISSUING})(?:了|的)?(?:共)?$"
)
_REPEALED = compile_late(
    rf"(?:全年|本年度?|年内|当年|共|其中|经|清理|后|已|宣布|同时)*废止(?:了|的)?"
    rf"(?P<what>{_DOCUMENT})?(?:{_DOCUMENT_FILLERS})*+$"
)
_IN_FORCE = compile_late(
    rf"(?:.*?)(?:现行有效|继续有效)(?:的)?{_OWN}(?P<what>{_DOCUMENT})?(?:{_DOCUMENT_FILLERS})*+$"
    rf"|(?P<what2>{_DOCUMENT})(?:现行有效|继续有效)(?:{_DOCUMENT_FILLERS})*+$"
)
_PUBLISHED = compile_late(
    r"(?:其中|.*?(?:公开|发布|公布)了?)?(?:本级)?(?P<what>行政规范性文件|规范性文件)"
    rf"(?:{_DOCUMENT_FILLERS})*+$"
)
DOCUMENT_AFTER = compile_late(rf"(?P<what>{_DOCUMENT})(?=[，。；、）)（(：]|$|均|已|全部|都)")
"""A word for documents right behind the number that counts them."""


def role_in_documents(clause: str) -> Role | None:
    """Return what a number of documents counts by the clause before it."""
    if not any(word in clause for word in ("文件", "规章", "制", "印发", "出台", "废止", "有效")):
        return None
    for kind, pattern in (
        (Kind.IN_FORCE, _IN_FORCE),
        (Kind.REPEALED, _REPEALED),
        (Kind.ISSUED, _ISSUED),
        (Kind.ISSUED, _ISSUED_ALONE),
        (Kind.PUBLISHED, _PUBLISHED),
    ):
        match = pattern.fullmatch(clause)
        if match is not None:
            groups = match.groupdict()
            what = groups.get("what") or groups.get("what2") or ""
            return Role(kind, (document_line(what),) if what else ())
    return None


def document_line(words: str) -> str:
    """Return the key of the line of table 2 that a word for documents stands for."""
    return "regulations" if words == "规章" else "normative_documents"
