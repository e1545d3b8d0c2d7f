"""All rules, and the run of those that judge one report.

To add a rule, write its module in ``rules`` and its line in ``REPORT_RULES``.
"""

from functools import cache
from types import MappingProxyType

from generator.checks.acceptance import accept, acceptance_matches_nothing, acceptance_not_allowed
from generator.checks.context import ReportContext, Succession
from generator.checks.rule import Check
from generator.checks.rules.a01_section_headings_differ import section_headings_differ
from generator.checks.rules.a02_table_missing import table_missing
from generator.checks.rules.a03_edition_not_of_the_year import edition_not_of_the_year
from generator.checks.rules.b01_cell_missing import cell_missing
from generator.checks.rules.d01_balance_differs import balance_differs
from generator.checks.rules.d02_results_total_differs import results_total_differs
from generator.checks.rules.d03_row_total_differs import row_total_differs
from generator.checks.rules.e01_outcomes_total_differs import outcomes_total_differs
from generator.checks.rules.h01_year_differs import year_differs
from generator.checks.rules.h04_region_not_valid import region_not_valid
from generator.ground.diagnostics import Finding, Rule
from generator.model.agency import Agency
from generator.read import faults, markdown

REPORT_RULES: tuple[Check[[ReportContext]], ...] = (
    section_headings_differ,
    table_missing,
    edition_not_of_the_year,
    cell_missing,
    balance_differs,
    results_total_differs,
    row_total_differs,
    outcomes_total_differs,
    year_differs,
    region_not_valid,
)
"""The checks of one report, in the order of their codes."""


SUCCESSION_RULES: tuple[Check[[Succession]], ...] = ()
"""The checks of a report against the year before, in the order of their codes."""

LATE_RULES: tuple[Rule, ...] = ()
"""Rules about reports that are judged when all agencies are known, in the order of their codes."""
INHERITED = frozenset({"F01", "F02"})
"""Rules that look at the reports of an agency's predecessors, which its own work cannot see."""


def run_checks(succession: Succession, earlier: tuple[Finding, ...] = ()) -> tuple[Finding, ...]:
    """Return the findings of a report in the order of its text.

    ``earlier`` are those that reading it has brought up: they are returned with the others,
    because the report's list of accepted faults can only be judged against all of them.
    """
    context = succession.context
    found = [*earlier]
    for check in REPORT_RULES:
        found += check.find(context)
    for against_before in SUCCESSION_RULES:
        found += against_before.find(succession)
    report = context.report
    late = late_codes(context.agency)
    judged = accept(found, report.path, report.accepted, rules=rules_by_code(), late=late)
    return tuple(sorted(judged, key=Finding.sort_key))


def late_codes(agency: Agency) -> frozenset[str]:
    """Return the codes of the rules about an agency's reports that need other agencies."""
    late = frozenset(rule.code for rule in LATE_RULES)
    return late | INHERITED if agency.predecessors else late


@cache
def all_rules() -> tuple[Rule, ...]:
    """Return every rule about content, by code; those about templates are not known here."""
    own = (
        *(check.rule for check in REPORT_RULES),
        *(check.rule for check in SUCCESSION_RULES),
        *LATE_RULES,
        acceptance_matches_nothing.rule,
        acceptance_not_allowed.rule,
    )
    return tuple(sorted((*own, *faults.RULES, *markdown.RULES), key=lambda rule: rule.code))


@cache
def rules_by_code() -> MappingProxyType[str, Rule]:
    """Return every rule by its code."""
    return MappingProxyType({rule.code: rule for rule in all_rules()})
