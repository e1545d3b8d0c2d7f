"""``gongkai explain``: the pages of rules as plain text, and the list of all rules."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from generator.checks.pages import GROUPS, page_of
from generator.commands.codes import unknown_code
from generator.commands.rules import every_rule

_HEADING = re.compile(r"(#+) +(.*)")
_FENCE = "```"
_INDENT = "    "
_MARKS = re.compile(r"(`+|\*\*)(?P<inner>.+?)\1")


def pages_for(typed: Sequence[str]) -> list[str]:
    """Return the pages of some rules as plain text; raise UsageError for an unknown code."""
    rules = every_rule()
    for each in typed:
        if each.upper() not in rules:
            raise unknown_code(each)
    codes = dict.fromkeys(each.upper() for each in typed)
    return [plain(page_of(rules[code])) for code in codes]


def index_lines() -> Iterator[str]:
    """Return the lines that list all rules by the letter of their code."""
    rules = tuple(every_rule().values())
    widest = max(len(rule.name) for rule in rules)
    for letter, members in groupby(rules, key=lambda rule: rule.code[0]):
        yield f"{letter} {GROUPS[letter]}"
        yield from (f"  {rule.code}  {rule.name:<{widest}}  {rule.summary}" for rule in members)
        yield ""


def plain(page: str) -> str:
    """Return a rule's page without its Markdown: headings in brackets, examples indented."""
    lines = []
    is_example = False
    for line in page.strip().split("\n"):
        heading = _HEADING.fullmatch(line)
        if line.lstrip().startswith(_FENCE):
            is_example = not is_example
        elif is_example:
            lines.append(f"{_INDENT}{line}".rstrip())
        elif heading:
            title = heading[2]
            lines.append(title if len(heading[1]) == 1 else f"【{title}】")
        else:
            lines.append(_MARKS.sub(r"\g<inner>", line))
    return "\n".join(lines)
