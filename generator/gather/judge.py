"""Judgements that need more than one agency, together with what reports accept of them."""

from collections.abc import Container

from generator.gather.judgements.acceptance import judge_acceptance
from generator.gather.judgements.aggregates import judge_aggregates
from generator.gather.judgements.copies import judge_copies
from generator.gather.judgements.coverage import judge_coverage
from generator.gather.judgements.docket import Keep, close_docket, open_docket
from generator.gather.judgements.evidence import Evidence
from generator.gather.judgements.inheritance import judge_inheritance
from generator.gather.judgements.links import judge_links, judge_names
from generator.store.changes import Changes


def judge(evidence: Evidence, addresses: Container[str], changes: Changes, keep: Keep) -> None:
    """Renew the stored findings about agencies taken together, as far as ``changes`` touch them.

    The store holds what the last judgement found, and has the facts of the agencies that changed
    replaced since. ``addresses`` are those of all pages; ``keep`` stores the findings of an owner.
    """
    docket = open_docket(evidence, changes, keep)
    judge_names(evidence, docket)
    judge_links(evidence, docket, addresses)
    judge_coverage(evidence, docket)
    judge_inheritance(evidence, docket)
    judge_copies(evidence, docket)
    judge_aggregates(evidence, docket)
    judge_acceptance(evidence, docket)
    close_docket(docket)
