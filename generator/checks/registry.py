"""All rules, and the run of those that judge one report.

To add a rule, write its module in ``rules`` and its line in one of three lists: rules about a
report, about a report and the year before, about several agencies.
"""

from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from types import MappingProxyType

from generator.checks.acceptance import accept, acceptance_matches_nothing, acceptance_not_allowed
from generator.checks.context import ReportContext, Succession
from generator.checks.rule import Check
from generator.checks.rules.a01_section_headings_differ import section_headings_differ
from generator.checks.rules.a02_table_missing import table_missing
from generator.checks.rules.a03_edition_not_of_the_year import edition_not_of_the_year
from generator.checks.rules.a04_overview_incomplete import overview_incomplete
from generator.checks.rules.a05_evaluation_missing import evaluation_missing
from generator.checks.rules.a06_overview_too_long import overview_too_long
from generator.checks.rules.a07_problems_not_stated import problems_not_stated
from generator.checks.rules.a08_fees_not_stated import fees_not_stated
from generator.checks.rules.a09_placeholder_left import placeholder_left
from generator.checks.rules.b01_cell_missing import cell_missing
from generator.checks.rules.b04_fee_amount_implausible import fee_amount_implausible
from generator.checks.rules.b08_remark_exceeds_cell import remark_exceeds_cell
from generator.checks.rules.c01_more_repealed_than_existed import more_repealed_than_existed
from generator.checks.rules.c02_issued_unaccounted_for import issued_unaccounted_for
from generator.checks.rules.c03_stock_differs import stock_differs
from generator.checks.rules.c04_regulations_without_power import regulations_without_power
from generator.checks.rules.c05_figure_jumps import figure_jumps
from generator.checks.rules.c06_power_not_exercised import power_not_exercised
from generator.checks.rules.c07_published_exceeds_public import published_exceeds_public
from generator.checks.rules.c08_items_differ import items_differ
from generator.checks.rules.c09_procurement_contradictory import procurement_contradictory
from generator.checks.rules.d01_balance_differs import balance_differs
from generator.checks.rules.d02_results_total_differs import results_total_differs
from generator.checks.rules.d03_row_total_differs import row_total_differs
from generator.checks.rules.d04_most_carried_out import most_carried_out
from generator.checks.rules.d05_year_before_missing import year_before_missing
from generator.checks.rules.d06_nothing_completed import nothing_completed
from generator.checks.rules.d07_fee_overdue_unexplained import fee_overdue_unexplained
from generator.checks.rules.d08_mostly_miscellaneous import mostly_miscellaneous
from generator.checks.rules.d09_all_zero_after_requests import all_zero_after_requests
from generator.checks.rules.e01_outcomes_total_differs import outcomes_total_differs
from generator.checks.rules.e02_fewer_than_pending import fewer_than_pending
from generator.checks.rules.e03_cases_without_requests import cases_without_requests
from generator.checks.rules.f01_carried_in_differs import carried_in_differs
from generator.checks.rules.f02_applicants_carried_in_differ import applicants_carried_in_differ
from generator.checks.rules.f03_years_missing import years_missing
from generator.checks.rules.f04_narrative_copied import narrative_copied
from generator.checks.rules.f05_figures_same_as_before import figures_same_as_before
from generator.checks.rules.f06_published_figure_changed_silently import (
    published_figure_changed_silently,
)
from generator.checks.rules.g01_received_differs_from_table import received_differs_from_table
from generator.checks.rules.g02_handled_differs_from_table import handled_differs_from_table
from generator.checks.rules.g03_results_differ_from_table import results_differ_from_table
from generator.checks.rules.g04_percentage_wrong import percentage_wrong
from generator.checks.rules.g05_disputes_differ_from_table import disputes_differ_from_table
from generator.checks.rules.g06_parts_do_not_add_up import parts_do_not_add_up
from generator.checks.rules.g07_published_documents_differ_from_table import (
    published_documents_differ_from_table,
)
from generator.checks.rules.g08_issued_documents_differ_from_table import (
    issued_documents_differ_from_table,
)
from generator.checks.rules.g09_fee_amounts_disagree import fee_amounts_disagree
from generator.checks.rules.h01_year_differs import year_differs
from generator.checks.rules.h02_other_year_in_statement import other_year_in_statement
from generator.checks.rules.h03_agency_name_differs import agency_name_differs
from generator.checks.rules.h04_region_not_valid import region_not_valid
from generator.checks.rules.h06_contact_incomplete import contact_incomplete
from generator.checks.rules.i01_resident_number import resident_number
from generator.checks.rules.i02_mobile_number import mobile_number
from generator.checks.rules.i03_personal_data import personal_data
from generator.checks.rules.i04_secrecy_mark import secrecy_mark
from generator.checks.rules.i05_foreign_residue import foreign_residue
from generator.checks.rules.i06_typography_irregular import typography_irregular
from generator.checks.rules.i07_phrase_wrong import phrase_wrong
from generator.checks.rules.i08_character_improper import character_improper
from generator.checks.rules.j01_published_late import published_late
from generator.checks.rules.j02_publication_date_changed_silently import (
    publication_date_changed_silently,
)
from generator.checks.rules.j03_report_not_held import report_not_held
from generator.checks.rules.k01_members_sum_differs import members_sum_differs
from generator.checks.rules.k02_total_below_member import total_below_member
from generator.checks.sifting import occasions_of
from generator.ground.diagnostics import Finding, Rule
from generator.model.agency import Agency
from generator.read import faults, markdown

REPORT_RULES: tuple[Check[[ReportContext]], ...] = (
    section_headings_differ,
    table_missing,
    edition_not_of_the_year,
    overview_incomplete,
    evaluation_missing,
    overview_too_long,
    problems_not_stated,
    fees_not_stated,
    placeholder_left,
    cell_missing,
    remark_exceeds_cell,
    issued_unaccounted_for,
    regulations_without_power,
    power_not_exercised,
    published_exceeds_public,
    procurement_contradictory,
    balance_differs,
    results_total_differs,
    row_total_differs,
    most_carried_out,
    nothing_completed,
    fee_overdue_unexplained,
    mostly_miscellaneous,
    outcomes_total_differs,
    published_figure_changed_silently,
    received_differs_from_table,
    handled_differs_from_table,
    results_differ_from_table,
    percentage_wrong,
    disputes_differ_from_table,
    parts_do_not_add_up,
    published_documents_differ_from_table,
    issued_documents_differ_from_table,
    fee_amounts_disagree,
    year_differs,
    other_year_in_statement,
    agency_name_differs,
    region_not_valid,
    contact_incomplete,
    resident_number,
    mobile_number,
    personal_data,
    secrecy_mark,
    foreign_residue,
    typography_irregular,
    phrase_wrong,
    character_improper,
    published_late,
    publication_date_changed_silently,
)
"""The checks of one report, in the order of their codes."""


SUCCESSION_RULES: tuple[Check[[Succession]], ...] = (
    fee_amount_implausible,
    more_repealed_than_existed,
    stock_differs,
    figure_jumps,
    items_differ,
    year_before_missing,
    all_zero_after_requests,
    fewer_than_pending,
    cases_without_requests,
    carried_in_differs,
    applicants_carried_in_differ,
    years_missing,
    figures_same_as_before,
)
"""The checks of a report against the year before, in the order of their codes."""

LATE_RULES: tuple[Rule, ...] = (
    narrative_copied.rule,
    report_not_held.rule,
    members_sum_differs.rule,
    total_below_member.rule,
)
"""Rules about reports that are judged when all agencies are known, in the order of their codes."""
_LATE = frozenset(rule.code for rule in LATE_RULES)
INHERITED = frozenset({"F01", "F02"})
"""Rules that look at the reports of an agency's predecessors, which its own work cannot see."""


def run_checks(succession: Succession, earlier: tuple[Finding, ...] = ()) -> tuple[Finding, ...]:
    """Return the findings of a report in the order of its text.

    ``earlier`` are those that reading it has brought up: they are returned with the others,
    because the report's list of accepted faults can only be judged against all of them.
    """
    context = succession.context
    report, late = context.report, late_codes(context.agency)
    of_reports, of_successions = _finders(late, occasions_of(succession))
    found = [*earlier]
    for find in of_reports:
        found += find(context)
    for find_against_before in of_successions:
        found += find_against_before(succession)
    if not found and not report.accepted:
        return ()
    judged = accept(found, report.path, report.accepted, rules=rules_by_code(), late=late)
    return tuple(sorted(judged, key=Finding.sort_key))


_OfReports = tuple[Callable[[ReportContext], Iterator[Finding]], ...]
_OfSuccessions = tuple[Callable[[Succession], Iterator[Finding]], ...]


@lru_cache(maxsize=4096)
def _finders(late: frozenset[str], occasions: int) -> tuple[_OfReports, _OfSuccessions]:
    """Return what finds the faults of a report, and of a succession, that gives some occasions.

    The rules that are judged ``late`` are left out.
    """
    of_reports = tuple(check.find for check in REPORT_RULES if check.when & occasions)
    judged = (check for check in SUCCESSION_RULES if check.rule.code not in late)
    return of_reports, tuple(check.find for check in judged if check.when & occasions)


def late_codes(agency: Agency) -> frozenset[str]:
    """Return the codes of the rules about an agency's reports that need other agencies."""
    return _LATE | INHERITED if agency.predecessors else _LATE


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
