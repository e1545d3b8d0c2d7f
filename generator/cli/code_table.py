"""Findings counted by code: what hundreds of them come down to."""

from collections import Counter
from collections.abc import Iterable, Iterator

from generator.commands.rules import every_rule
from generator.ground.diagnostics import Finding


def code_table(findings: Iterable[Finding]) -> Iterator[str]:
    """Return a line for each code, the most frequent first, and where to read about it."""
    counts = Counter(finding.code for finding in findings)
    ordered = sorted(counts, key=lambda code: (-counts[code], code))
    digits = len(str(max(counts.values(), default=0)))
    for code in ordered:
        rule = every_rule().get(code)
        about = f"{rule.name}　{rule.summary.rstrip('。')}" if rule is not None else ""
        yield f"  {counts[code]:>{digits}} 处  {code}  {about}".rstrip()
    if ordered:
        yield f"用 gongkai explain {ordered[0]} 查看一条规则的依据和改法。"
