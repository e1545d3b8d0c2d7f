"""Findings counted by code: what hundreds of them come down to."""

from collections import Counter
from collections.abc import Iterable, Iterator
from importlib import import_module

from generator.ground.diagnostics import Finding


def code_table(findings: Iterable[Finding]) -> Iterator[str]:
    """Return a line for each code, the most frequent first, and where to read about it."""
    # Few runs find so much that a table is of use, and loading all rules takes time.
    every_rule = import_module("generator.commands.rules").every_rule
    counts = Counter(finding.code for finding in findings)
    ordered = sorted(counts, key=lambda code: (-counts[code], code))
    digits = len(str(max(counts.values(), default=0)))
    for code in ordered:
        rule = every_rule().get(code)
        about = f"{rule.name}　{rule.summary.rstrip('。')}" if rule is not None else ""
        yield f"  {counts[code]:>{digits}} 处  {code}  {about}".rstrip()
    if ordered:
        yield f"用 gongkai explain {ordered[0]} 查看一条规则的依据和改法。"
