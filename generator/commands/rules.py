"""Every rule of the program: those about content and those about templates."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from generator.checks.registry import all_rules
from generator.ground.diagnostics import Rule
from generator.render import fault_rules


@cache
def documented_rules() -> tuple[Rule, ...]:
    """Return every rule of the program, by code."""
    return tuple(sorted((*all_rules(), *fault_rules.RULES), key=lambda rule: rule.code))


@cache
def every_rule() -> Mapping[str, Rule]:
    """Return every rule of the program by its code, in the order of the codes."""
    return MappingProxyType({rule.code: rule for rule in documented_rules()})
