"""Accepted faults of a report that its own agency cannot show: they wait for all agencies."""

from generator.checks.acceptance import idle_entries
from generator.checks.registry import late_codes, rules_by_code
from generator.ground.diagnostics import Finding
from generator.model.report import Acceptance
from generator.work.judged import Judged


def open_entries(judged: Judged) -> tuple[Acceptance, ...]:
    """Return the entries of a report's list that only a look at other agencies can judge."""
    accepted = judged.report.accepted
    if not accepted:
        return ()
    late, rules = late_codes(judged.context.agency), rules_by_code()
    waiting = [e for e in accepted if e.code in late and rules[e.code].acceptable]
    return idle_entries(judged.findings, waiting)


def kept_faults(judged: Judged) -> tuple[Finding, ...]:
    """Return a report's findings as its page shows them.

    Of a fault that waits the page gives the reason, and in general terms what it is about: the
    page depends on no other agency. An entry that turns out to accept nothing is a finding.
    """
    return (*judged.findings, *(_in_general(judged, entry) for entry in open_entries(judged)))


def _in_general(judged: Judged, entry: Acceptance) -> Finding:
    rule = rules_by_code()[entry.code]
    found = rule.finding(judged.context.locate(None), rule.summary, cell=entry.at or None)
    return found.accepted_because(entry.reason)
