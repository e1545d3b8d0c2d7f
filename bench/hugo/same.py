"""Tell what of two built sites is not the same: addresses, elements, attributes and texts of pages.

Usage: python bench/hugo/same.py OURS THEIRS [--pages 100]

White space alone is no difference. Everything else is: a page is compared as the sequence of its
start tags with all attributes, its end tags and its texts. All addresses are compared, and of
each kind of page as many as asked for.
"""

import argparse
import sys
from collections.abc import Collection, Iterator, Sequence
from html.parser import HTMLParser
from itertools import zip_longest
from pathlib import Path

OURS_ALONE = frozenset({"manifest.json"})
"""Files that only gongkai writes: the list of what it published."""
SIZE_TOLERANCE = 0.15
"""Share by which all bytes of the two sites may differ: Hugo leaves other white space."""

Token = tuple[object, ...]


class _Reader(HTMLParser):
    """Collects the tokens of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tokens: list[Token] = []
        self._text = ""

    def handle_data(self, data: str) -> None:
        self._text += data

    def _end_text(self) -> None:
        words = " ".join(self._text.split())
        self._text = ""
        if words:
            self.tokens.append(("text", words))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._end_text()
        self.tokens.append((tag, *sorted((name, value or "") for name, value in attrs)))

    def handle_endtag(self, tag: str) -> None:
        self._end_text()
        self.tokens.append((f"/{tag}",))


def tokens_of(html: str) -> list[Token]:
    """Return the tags, with attributes in order of their names, and the texts of a page."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.tokens


def files_of(folder: Path) -> frozenset[str]:
    """Return the addresses of all files below a folder."""
    found = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    return frozenset(path.as_posix() for path in found)


def differences(ours: Path, theirs: Path, pages: Collection[str]) -> Iterator[str]:
    """Return a sentence for each difference: in addresses, in size, and in each of ``pages``."""
    own, other = files_of(ours), files_of(theirs)
    yield from (f"{name}: only gongkai writes it" for name in sorted(own - other - OURS_ALONE))
    yield from (f"{name}: only Hugo writes it" for name in sorted(other - own))
    sizes = [sum((root / name).stat().st_size for name in own & other) for root in (ours, theirs)]
    if abs(sizes[1] - sizes[0]) > SIZE_TOLERANCE * sizes[0]:
        yield f"gongkai writes {sizes[0]:,} bytes, Hugo {sizes[1]:,}"
    for page in pages:
        if page in own & other:
            yield from _in_page(page, ours / page, theirs / page)


def _in_page(page: str, ours: Path, theirs: Path) -> Iterator[str]:
    """Return the first difference between two pages, if there is one."""
    one, two = (tokens_of(path.read_text(encoding="utf-8")) for path in (ours, theirs))
    for left, right in zip_longest(one, two):
        if left != right:
            yield f"{page}: gongkai has {left}, Hugo {right}"
            return


def _spread(pages: Sequence[str], number: int) -> Sequence[str]:
    """Return up to ``number`` pages of each kind, at even distances in order of their addresses."""
    kinds: dict[tuple[str, int], list[str]] = {}
    for page in pages:
        kinds.setdefault((page.partition("/")[0], page.count("/")), []).append(page)
    return [page for kind in kinds.values() for page in kind[:: -(-len(kind) // number)]]


def main() -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(description="Compare two built sites.")
    parser.add_argument("ours", type=Path)
    parser.add_argument("theirs", type=Path)
    parser.add_argument("--pages", type=int, default=100, metavar="N")
    arguments = parser.parse_args()
    files = files_of(arguments.ours)
    all_pages = sorted(name for name in files if name.endswith(".html"))
    pages = _spread(all_pages, arguments.pages)
    found = list(differences(arguments.ours, arguments.theirs, pages))
    print(*found, sep="\n", end="\n" if found else "")
    if not found:
        checked = f"{len(pages):,} of {len(all_pages):,} pages"
        print(f"{len(files):,} addresses and {checked} are the same")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
