"""Write Hugo's templates of the three tables, from a page that gongkai printed.

Usage: python bench/hugo/tables.py PAGE [FOLDER]

They go into the templates beside this, or into FOLDER. PAGE is the page of any report with all
three tables. Everything but the numbers and their classes is taken from it as it stands; each
number becomes the place in the front matter that it came from.
"""

import re
import sys
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

_TARGET = Path(__file__).resolve().parent / "layouts" / "_partials" / "report"
_CELL = re.compile(
    r'(?P<start><td id="(?P<id>[^"]+)" [^>]*class=")[nz](?P<total> t)?">(?:\d|\.)+</td>'
)
_ZEROS = {"requests": 7, "remedies": 5}
"""How many numbers a list in the front matter has; a bare 0 stands for as many zeros."""
_GROUPS = {
    "proactive": ("regulations", "normative_documents"),
    "requests": (
        *("results", "results.refused", "results.unavailable"),
        *("results.not_processed", "results.other"),
    ),
    "remedies": ("litigation",),
}
"""Keys that hold others; where a report states a bare 0, an empty dictionary stands in."""


def _name(group: str) -> str:
    """Return the variable that holds a group of keys; the empty text is the whole section."""
    return f"${group.rpartition('.')[2]}" if group else ""


def _place(section: str, identity: str) -> str:
    """Return the list in the front matter that a cell is in, or the number itself."""
    keys = identity.split(".")[1:]
    if section == "proactive":
        # A line with one column is stated as a number.
        keys = keys if keys[0] in _GROUPS[section] else keys[:1]
    else:
        # The last keys tell the column: 法人或其他组织 has columns beneath it.
        keys = keys[: -2 if keys[-2] == "organisation" else -1]
    *group, last = keys
    return f"{_name('.'.join(group))}.{last}"


def _cells(section: str, lines: Sequence[str]) -> Iterator[str]:
    """Return lines of a page with actions of Hugo's in place of numbers."""

    def place(line: str) -> str:
        cell = _CELL.fullmatch(line)
        return _place(section, cell["id"]) if cell else ""

    for where, group in groupby(lines, key=place):
        run = list(group)
        if not where:
            yield from run
        elif section == "proactive":
            yield from (_cell(line, where) for line in run)
        else:
            yield f"{{{{- with or {where} $zeros }}}}"
            yield from (_cell(line, f"index . {number}") for number, line in enumerate(run))
            yield "{{- end }}"


def _cell(line: str, value: str) -> str:
    """Return the line of a cell with the number, and its class, that ``value`` will have."""
    cell = _CELL.fullmatch(line)
    if cell is None:
        raise ValueError(line)
    total = cell["total"] or ""
    number = f'n{total}">{{{{ . }}}}{{{{ else }}}}z{total}">0{{{{ end }}}}'
    return f"{cell['start']}{{{{ with {value} }}}}{number}</td>"


def template(section: str, page: str) -> str:
    """Return the template of a section with its table."""
    found = re.search(rf'<section id="{section}".*?</section>\n', page, re.DOTALL)
    if found is None:
        raise SystemExit(f"the page has no section {section}")
    head = []
    if section in _ZEROS:
        head.append(f"{{{{- $zeros := slice{' 0' * _ZEROS[section]} -}}}}")
    for group in _GROUPS[section]:
        above, _, last = group.rpartition(".")
        head.append(f"{{{{- {_name(group)} := or {_name(above)}.{last} dict -}}}}")
    lines = [line for line in found[0].splitlines() if line]
    return "\n".join([*head, *_cells(section, lines), ""])


def main() -> int:
    """Run the command."""
    page = Path(sys.argv[1]).read_text(encoding="utf-8")
    folder = Path(sys.argv[2]) if sys.argv[2:] else _TARGET
    for section in _GROUPS:
        (folder / f"{section}.html").write_text(template(section, page), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
