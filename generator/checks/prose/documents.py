"""Which cells of table 2 a claim about 规章 and 规范性文件 is held against."""

from generator.checks.context import ReportContext
from generator.checks.prose.claims import Claim
from generator.checks.prose.document_words import document_line
from generator.checks.prose.doubts import sentence_of
from generator.checks.prose.figures import Figure
from generator.checks.prose.roles import Kind

_COLUMNS = {
    (Kind.ISSUED, "2021"): ("issued",),
    (Kind.REPEALED, "2021"): ("repealed",),
    (Kind.IN_FORCE, "2021"): ("in_force",),
    (Kind.PUBLISHED, "2021"): ("issued", "in_force"),
    (Kind.ISSUED, "2019"): ("newly_made",),
    (Kind.PUBLISHED, "2019"): ("newly_made", "newly_published", "total_public"),
}
"""Columns of table 2 by what a claim counts and by edition; the 2019 form has no 废止 or 有效."""
_LINES = ("normative_documents", "regulations")
_LAW_GIVERS = ("政府规", "省政府", "市政府", "县政府", "区政府")
_NEAR = 16


def figures_of(context: ReportContext, claim: Claim) -> tuple[Figure, ...]:
    """Return the cells that a claim may be about, the likeliest first; nothing where unknown."""
    table = context.report.tables.get("proactive")
    if table is None:
        return ()
    line = _line(claim)
    if not line or _is_of_others(context, claim):
        return ()
    columns = _COLUMNS.get((claim.kind, table.edition.key), ())
    paths = [f"proactive.{line}.{column}" for column in columns]
    return tuple(Figure(path, (path,)) for path in paths)


def is_in_table(context: ReportContext, claim: Claim) -> bool:
    """Tell whether table 2 has a claim's number in a column that the claim may be about."""
    table = context.report.tables.get("proactive")
    if table is None:
        return True
    columns = _COLUMNS.get((claim.kind, table.edition.key), ())
    return any(
        table.value(f"proactive.{line}.{column}") == claim.number
        for line in claim.of or _LINES
        for column in columns
    )


def _line(claim: Claim) -> str:
    """Return the line of table 2: named in the clause, or last in the sentence before it."""
    if claim.of:
        return claim.of[0]
    text = claim.block.text
    sentence = sentence_of(text, claim.start)
    before = text[sentence.start : claim.start]
    named = max(("规范性文件", "规章"), key=before.rfind)
    at = before.rfind(named)
    if at < 0:
        return ""
    between = before[at:]
    if claim.kind is Kind.ISSUED and len(between) > _NEAR:
        return ""
    # 清理 looks at what there was, not at what the year did.
    if claim.kind is Kind.REPEALED and (
        "清理" in before or not any(word in before for word in ("制发", "制定", "印发", "出台"))
    ):
        return ""
    return document_line(named)


def _is_of_others(context: ReportContext, claim: Claim) -> bool:
    """Tell whether the documents are another body's: of the government, or of departments."""
    text = claim.block.text
    clause = text[sentence_of(text, claim.start)]
    near = text[max(claim.start - _NEAR, 0) : claim.start]
    if context.agency.kind == "government":
        return any(word in near for word in ("部门", "局", "办公", "单位"))
    return any(word in near for word in _LAW_GIVERS) or "报送审查" in clause
