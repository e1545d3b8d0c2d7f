"""Writing the pages of all rules, those about templates included, into a folder.

``python -m generator.commands.rule_pages docs/rules`` does so; a test tells when they are stale.
"""

import sys
from pathlib import Path

from generator.checks.pages import pages_of
from generator.commands.rules import documented_rules


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
