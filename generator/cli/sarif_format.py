"""Findings as SARIF 2.1.0, the OASIS standard by which analysis tools exchange results.

Numbers in brackets of the comments are sections of the standard.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TypeAlias
from urllib.parse import quote

from generator import __version__
from generator.checks.pages import page_of
from generator.commands.baseline import fingerprint_of
from generator.commands.explain import plain
from generator.commands.report_card import Tally
from generator.commands.rules import every_rule
from generator.ground.diagnostics import Finding, Rule, Severity

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
ROOT = "SRCROOT"
"""What the standard's examples call the folder that paths are relative to; here the site's."""
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTICE: "note"}
FINGERPRINT = "gongkaiFinding/v1"

Json: TypeAlias = dict[str, object]


def format_sarif(findings: Iterable[Finding], tally: Tally) -> str:
    """Return findings as a log with one run; it names no folder of this machine."""
    listed = tuple(findings)
    codes = sorted({finding.code for finding in listed})
    indexes = {code: index for index, code in enumerate(codes)}
    has_baseline = tally.known is not None
    results = [
        _result(finding, indexes[finding.code], digest, has_baseline=has_baseline)
        for finding, digest in zip(listed, _digests(listed), strict=True)
    ]
    driver = {
        "name": "gongkai",
        "version": __version__,
        "language": "zh-CN",
        "rules": [_rule(every_rule()[code]) for code in codes],
    }
    run = {
        "tool": {"driver": driver},
        "language": "zh-CN",
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {ROOT: {"description": {"text": "site.yaml 所在的文件夹"}}},
        "results": results,
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2)


def _rule(rule: Rule) -> Json:
    page = page_of(rule)
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": rule.summary},
        "help": {"text": plain(page), "markdown": page},
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
    }


def _result(finding: Finding, index: int, digest: str, *, has_baseline: bool) -> Json:
    text = finding.message if finding.hint is None else f"{finding.message}\n改法：{finding.hint}"
    result: Json = {
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": LEVELS[finding.severity],
        "message": {"text": text},
        "locations": [_location(finding)],
        "partialFingerprints": {FINGERPRINT: digest},
        # Stated for every result or for none (3.27.23): an empty list is "not suppressed".
        "suppressions": _suppressions(finding),
    }
    if has_baseline:
        # As well for all or none (3.27.24); what a report accepts is no news either.
        is_old = finding.is_known or finding.is_accepted
        result["baselineState"] = "unchanged" if is_old else "new"
    if finding.expected is not None or finding.equations:
        properties = {"expected": finding.expected, "equations": list(finding.equations)}
        result["properties"] = {key: value for key, value in properties.items() if value}
    return result


def _location(finding: Finding) -> Json:
    place = finding.place
    location: Json = {
        "physicalLocation": {
            "artifactLocation": {"uri": quote(place.path), "uriBaseId": ROOT},
            # GitHub takes no result without a line; what concerns a whole file stands at its first.
            "region": {"startLine": place.line or 1, "startColumn": place.column or 1},
        }
    }
    if finding.cell is not None:
        location["logicalLocations"] = [{"fullyQualifiedName": finding.cell}]
    return location


def _suppressions(finding: Finding) -> list[Json]:
    if finding.reason is None:
        return []
    return [{"kind": "inSource", "status": "accepted", "justification": finding.reason}]


def _digests(findings: Iterable[Finding]) -> Iterator[str]:
    """Return what recognises each finding in a later log: no line, no wording, equal ones counted.

    The same marks of a fault as in a baseline.
    """
    seen: Counter[tuple[str | None, ...]] = Counter()
    for finding in findings:
        name = fingerprint_of(finding)
        seen[name] += 1
        marks = json.dumps([*name, seen[name]], ensure_ascii=True)
        yield hashlib.sha256(marks.encode()).hexdigest()
