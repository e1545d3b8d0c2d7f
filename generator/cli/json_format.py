"""Findings as one JSON object, for editors and scripts; its shape is stable (docs/cli.md)."""

import json
from collections.abc import Iterable

from generator.commands.report_card import Tally
from generator.ground.diagnostics import Finding


def format_json(findings: Iterable[Finding], tally: Tally) -> str:
    """Return findings and their summary as one JSON object.

    What only a baseline brings is told only where the site has one.
    """
    summary = {
        "reports": tally.reports,
        "errors": tally.errors,
        "warnings": tally.warnings,
        "notices": tally.notices,
    }
    if tally.known is not None:
        summary["known"] = tally.known
    document = {"findings": [_record(finding) for finding in findings], "summary": summary}
    return json.dumps(document, ensure_ascii=False, indent=2)


def _record(finding: Finding) -> dict[str, object]:
    known = {"known": True} if finding.is_known else {}
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "path": finding.place.path,
        "line": finding.place.line,
        "column": finding.place.column,
        "cell": finding.cell,
        "message": finding.message,
        "expected": finding.expected,
        "hint": finding.hint,
        "accepted": finding.is_accepted,
        "equations": list(finding.equations),
        **known,
    }
