"""Severities that a portal states instead of the rules' own."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches

from generator.ground.diagnostics import Finding, Place, Rule, Severity
from generator.model.site import Weight
from generator.read import faults

_ORDER = (Severity.NOTICE, Severity.WARNING, Severity.ERROR)


@dataclass(frozen=True, slots=True)
class Weights:
    """What findings weigh in one portal."""

    by_code: Mapping[str, tuple[Severity, Severity]]
    """By a rule's code its own severity and the one that the portal states."""

    def weigh(self, finding: Finding) -> Finding:
        """Return a finding with the severity that the portal states for its rule.

        Some findings weigh more or less than their rule. One is never made lighter by raising its
        rule, nor heavier by lowering it.
        """
        if finding.code not in self.by_code:
            return finding
        own, stated = map(_ORDER.index, self.by_code[finding.code])
        weight = _ORDER.index(finding.severity)
        if stated > own:
            weight = max(weight, stated)
        elif stated < own:
            weight = min(weight, stated)
        return replace(finding, severity=_ORDER[weight])


def weights_of(
    stated: Sequence[Weight], rules: Mapping[str, Rule], path: str
) -> tuple[Weights, tuple[Finding, ...]]:
    """Return the severities stated in the file at ``path`` and what is wrong with them.

    Every rule may be raised. Lowered may be those alone whose faults a report may keep: a source
    that cannot be read, or a resident's number on a page, is no lesser fault for being declared
    one.
    """
    faulty = {weight.code: fault for weight in stated for fault in _faults(weight, rules, path)}
    sound = {
        weight.code: (rules[weight.code].severity, weight.severity)
        for weight in stated
        if weight.code not in faulty
    }
    return Weights(sound), tuple(faulty.values())


def _faults(weight: Weight, rules: Mapping[str, Rule], path: str) -> Iterator[Finding]:
    place = Place(path, weight.line, weight.column)
    rule = rules.get(weight.code)
    if rule is None:
        near = get_close_matches(weight.code.upper(), sorted(rules), n=3, cutoff=0.5)
        yield faults.BAD_CHOICE.finding(
            place,
            f"severities 里的“{weight.code}”不是规则的代码。",
            hint=f"相近的代码：{'、'.join(near)}。" if near else None,
        )
    elif not rule.acceptable and _ORDER.index(weight.severity) < _ORDER.index(rule.severity):
        yield faults.BAD_CHOICE.finding(
            place,
            f"{rule.code} 不能降级：{rule.summary}",
            expected=rule.severity.value,
            hint="这类问题必须改正；severities 里可以提高它，不能降低。",
        )
