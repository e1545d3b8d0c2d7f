"""Which occasions (occasion.py) a report gives the rules."""

from collections.abc import Mapping, Sequence

from generator.checks import occasion
from generator.checks.carry_over import differences_of
from generator.checks.context import ReportContext, Succession
from generator.checks.plausible import same_tables
from generator.checks.prose.claims import Claim
from generator.checks.prose.documents import is_in_table
from generator.checks.prose.figures import (
    CARRIED_IN,
    CARRIED_OUT,
    DONE,
    LITIGATION,
    RECEIVED,
    REVIEW,
    agrees,
)
from generator.checks.prose.roles import Kind
from generator.checks.stock import unexplained
from generator.form.edition_2019 import EDITION_2019
from generator.form.grid import grids_of
from generator.model.report import Report

_GOVERNMENT = "government"
_FIGURES = {
    Kind.RECEIVED: RECEIVED,
    Kind.CARRIED_IN: CARRIED_IN,
    Kind.DONE: DONE,
    Kind.HANDLED: DONE,
    Kind.CARRIED_OUT: CARRIED_OUT,
    Kind.REVIEW: REVIEW,
    Kind.LITIGATION: LITIGATION,
}
"""What a claim is about as a rule; documents are looked for in several columns."""
_OCCASIONS: Mapping[Kind, int] = {
    Kind.RECEIVED: occasion.RECEIVED,
    Kind.CARRIED_IN: occasion.HANDLED,
    Kind.DONE: occasion.HANDLED,
    Kind.HANDLED: occasion.HANDLED,
    Kind.CARRIED_OUT: occasion.HANDLED,
    Kind.RESULT: occasion.RESULTS,
    Kind.REVIEW: occasion.DISPUTES,
    Kind.LITIGATION: occasion.DISPUTES,
    Kind.PUBLISHED: occasion.PUBLISHED,
    Kind.ISSUED: occasion.ISSUED,
    Kind.REPEALED: occasion.ISSUED,
    Kind.IN_FORCE: occasion.ISSUED,
}


def occasions_of(succession: Succession) -> int:
    """Return the occasions of a report, one bit for each."""
    context = succession.context
    found = occasion.ALWAYS | _of_tables(context) | _of_settings(context)
    found |= _of_words(context) | _of_claims(context)
    return found | _of_before(succession) | _of_years(succession)


def _of_tables(context: ReportContext) -> int:
    report = context.report
    found = 0
    proactive, requests = report.tables.get("proactive"), report.tables.get("requests")
    if proactive is not None:
        if any(proactive.values):
            found |= occasion.PROACTIVE
        if proactive.edition is EDITION_2019:
            found |= occasion.FORM_2019
    if requests is not None and any(requests.values):
        found |= occasion.REQUESTS
    if not _is_complete(report):
        found |= occasion.GAPS
    if context.explanations:
        found |= occasion.FAILING
    return found


def _of_settings(context: ReportContext) -> int:
    report, agency = context.report, context.agency
    found = 0
    if report.notes:
        found |= occasion.NOTES
    if report.revisions:
        found |= occasion.REVISIONS
    if agency.kind == _GOVERNMENT:
        found |= occasion.GOVERNMENT
    if agency.powers:
        found |= occasion.POWERS
    return found


def _is_complete(report: Report) -> bool:
    """Tell whether the tables are exactly those of the year, each with a number in every cell."""
    tables, due = report.tables, grids_of(report.edition)
    if len(tables) != len(due):
        return False
    for key, table in tables.items():
        if table.grid is not due.get(key) or None in table.values:
            return False
    return True


def _of_words(context: ReportContext) -> int:
    found = 0
    writing = context.writing
    if writing.odd:
        found |= occasion.ODD
    if writing.digit_runs:
        found |= occasion.DIGITS
    if "%" in writing.text or "％" in writing.text:
        found |= occasion.PERCENT
    return found


def _of_claims(context: ReportContext) -> int:
    found = 0
    for kind, claims in context.claims.items():
        if claims and not _agree(context, kind, claims):
            found |= _OCCASIONS[kind]
    return found


def _agree(context: ReportContext, kind: Kind, claims: Sequence[Claim]) -> bool:
    """Tell whether the tables say the same as some claims of one kind, without a closer look."""
    if kind is Kind.RESULT:
        return False
    figure = _FIGURES.get(kind)
    for claim in claims:
        if figure is None:
            if not is_in_table(context, claim):
                return False
        elif not agrees(context, figure, claim.number):
            return False
    return True


def _of_before(succession: Succession) -> int:
    if not succession.earlier:
        return occasion.FIRST
    found = occasion.BEFORE
    tables = succession.context.report.tables
    requests, remedies = tables.get("requests"), tables.get("remedies")
    if requests is not None and not any(requests.values):
        found |= occasion.ZEROS
    if remedies is not None and any(remedies.values):
        found |= occasion.CASES
    if any(
        table is not None and any(table.values)
        for context in succession.earlier
        for table in (context.report.tables.get("remedies"),)
    ):
        found |= occasion.CASES_BEFORE
    if differences_of(succession):
        found |= occasion.CARRIED
    if any(True for _ in unexplained(succession)):
        found |= occasion.STOCK
    if same_tables(succession):
        found |= occasion.SAME
    return found


def _of_years(succession: Succession) -> int:
    year, years = succession.context.report.year, succession.years
    is_gap = bool(years) and years[0] < year and year - 1 not in years
    return occasion.YEARS_APART if is_gap else 0
