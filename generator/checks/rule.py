"""What a check is: a rule joined to the function that finds its faults.

The function's docstring is the rule's page of documentation, so the two cannot drift apart.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from inspect import cleandoc
from typing import Generic, ParamSpec

from generator.checks.occasion import ALWAYS
from generator.ground.diagnostics import Finding, Rule, Severity

Given = ParamSpec("Given")
"""What a check is given to look at; a report's context for the rules of a report."""


@dataclass(frozen=True, slots=True)
class Check(Generic[Given]):
    """A rule and the function that finds its faults."""

    rule: Rule
    find: Callable[Given, Iterator[Finding]]
    when: int
    """The occasions without which it finds nothing."""


def rule(
    *,
    code: str,
    name: str,
    severity: Severity = Severity.ERROR,
    acceptable: bool = True,
    when: int = ALWAYS,
) -> Callable[[Callable[Given, Iterator[Finding]]], Check[Given]]:
    """Return the decorator that makes a check of a function and of its docstring.

    ``when`` are the occasions (occasion.py) without which the function finds nothing.
    """

    def checked(find: Callable[Given, Iterator[Finding]]) -> Check[Given]:
        page = cleandoc(find.__doc__ or "")
        return Check(Rule(code, name, severity, page, acceptable), find, when)

    return checked
