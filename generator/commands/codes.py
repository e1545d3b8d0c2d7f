"""The codes of all rules: found as they are typed, with the nearest ones for a slip of the hand."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from generator.commands.errors import UsageError
from generator.commands.rules import every_rule
from generator.ground.diagnostics import Finding
from generator.ground.text import printable

MOST_NEAREST = 3


def codes_of(typed: str) -> frozenset[str]:
    """Return the codes that are meant by a code, or by the letter of several; none if unknown."""
    wanted = typed.upper()
    if len(wanted) == 1:
        return frozenset(code for code in every_rule() if code.startswith(wanted))
    return frozenset({wanted} & set(every_rule()))


def unknown_code(typed: str) -> UsageError:
    """Return the refusal of what is neither a code nor a letter of codes."""
    near = nearest_codes(typed)
    meant = f"相近的有 {'、'.join(near)}；" if near else ""
    return UsageError(
        f"没有“{printable(typed)}”这个代码。\n{meant}用 gongkai explain 可以列出全部代码。"
    )


def nearest_codes(typed: str) -> list[str]:
    """Return the codes most like what was typed, at most three; none where nothing is like it."""
    wanted, codes = typed.upper(), list(every_rule())
    like = get_close_matches(wanted, codes, n=MOST_NEAREST, cutoff=0.6)
    return like or [code for code in codes if code[:1] == wanted[:1]][:MOST_NEAREST]


@dataclass(frozen=True, slots=True)
class Choice:
    """Which rules a check lists and counts."""

    selected: frozenset[str] | None = None
    """None for all of them."""
    ignored: frozenset[str] = frozenset()
    """These go before the selected ones."""

    @property
    def is_whole(self) -> bool:
        """Tell whether no rule is left out."""
        return self.selected is None and not self.ignored

    def takes(self, finding: Finding) -> bool:
        """Tell whether a finding is one of those wanted."""
        if finding.code in self.ignored:
            return False
        return self.selected is None or finding.code in self.selected


def choice_of(selected: Iterable[str], ignored: Iterable[str]) -> Choice:
    """Return the choice that lists of codes and letters make; an empty ``selected`` is all.

    Raises UsageError for what is neither.
    """
    chosen, left_out = (_all_of(list(typed)) for typed in (selected, ignored))
    return Choice(chosen or None, left_out)


def _all_of(typed: list[str]) -> frozenset[str]:
    found: set[str] = set()
    for each in typed:
        codes = codes_of(each)
        if not codes:
            raise unknown_code(each)
        found |= codes
    return frozenset(found)
