"""Writing the pages of all rules, those about templates included, into a folder.

``python -m generator.commands.rule_pages docs/rules`` does so; a test tells when they are stale.
"""

import sys
from pathlib import Path

from generator.checks.pages import pages_of
from generator.checks.registry import all_rules
from generator.ground.diagnostics import Rule
from generator.render import fault_rules


def documented_rules() -> tuple[Rule, ...]:
    """Return every rule of the program, by code."""
    return tuple(sorted((*all_rules(), *fault_rules.RULES), key=lambda rule: rule.code))


def write_rule_pages(folder: Path) -> None:
    """Write a page for each rule into a folder and remove those of rules that are gone."""
    pages = pages_of(documented_rules())
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in pages.items():
        (folder / name).write_text(text, encoding="utf-8")
    for path in folder.glob("*.md"):
        if path.name not in pages:
            path.unlink()


if __name__ == "__main__":
    write_rule_pages(Path(sys.argv[1]))
