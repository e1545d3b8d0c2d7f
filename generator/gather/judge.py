"""Judgements that need more than one agency, together with what reports accept of them."""

from collections.abc import Container, Iterator
from itertools import chain

from generator.gather.judgements.acceptance import with_acceptance
from generator.gather.judgements.aggregates import aggregate_faults
from generator.gather.judgements.copies import copied_narratives
from generator.gather.judgements.coverage import overdue_reports
from generator.gather.judgements.evidence import Evidence
from generator.gather.judgements.inheritance import inherited_faults
from generator.gather.judgements.links import dead_links, namesakes
from generator.ground.diagnostics import Finding


def judge(evidence: Evidence, addresses: Container[str]) -> Iterator[Finding]:
    """Return findings about agencies taken together; ``addresses`` are those of all pages."""
    yield from namesakes(evidence.store)
    yield from dead_links(evidence.store, addresses)
    yield from overdue_reports(evidence)
    about_reports = chain(
        inherited_faults(evidence), copied_narratives(evidence), aggregate_faults(evidence)
    )
    yield from with_acceptance(about_reports, evidence)
