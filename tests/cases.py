"""Reading case files: Markdown pages that an editor can read, each case a heading with fences.

A fence has six backticks. Its first word is a path or the name of an expectation; further words
say how the file is stored (``bom``, ``crlf``, ``cr``, ``utf-16``, ``gb18030``, ``cut`` for one
byte short). Inside a file, ``<U+202E>`` stands for that character.
"""

import re
from collections.abc import Iterator
from itertools import takewhile
from pathlib import Path
from typing import NamedTuple

_RAIL = "``````"
_CHARACTER = re.compile(r"<U\+([0-9A-F]{4,6})>")


class Fence(NamedTuple):
    """One fence of a case."""

    name: str
    words: tuple[str, ...]
    text: str

    @property
    def lines(self) -> list[str]:
        """Return its lines."""
        return self.text.splitlines()

    def stored(self) -> bytes:
        """Return the bytes of the file that the fence describes."""
        text = characters(self.text)
        if "crlf" in self.words:
            text = text.replace("\n", "\r\n")
        if "cr" in self.words:
            text = text.replace("\n", "\r")
        if "utf-16" in self.words:
            return text.encode("utf-16")
        data = text.encode("gb18030" if "gb18030" in self.words else "utf-8")
        if "bom" in self.words:
            data = b"\xef\xbb\xbf" + data
        return data.rstrip(b"\n")[:-1] if "cut" in self.words else data


class Case(NamedTuple):
    """One case: what is given and what is expected."""

    title: str
    fences: tuple[Fence, ...]

    def expected(self, name: str) -> list[str]:
        """Return the lines of an expectation; none where it is not stated."""
        return [line for fence in self.fences if fence.name == name for line in fence.lines]


def characters(text: str) -> str:
    """Return text with every ``<U+202E>`` replaced by the character that it names."""
    return _CHARACTER.sub(lambda found: chr(int(found[1], 16)), text)


def cases_in(folder: Path) -> dict[str, Case]:
    """Return the cases of all pages of a folder, by page and title."""
    found: dict[str, Case] = {}
    for page in sorted(folder.glob("*.md")):
        for case in _cases(page.read_text(encoding="utf-8")):
            name = f"{page.stem}: {case.title}"
            if name in found:
                raise ValueError(f"two cases have one title: {name}")
            found[name] = case
    return found


def _cases(page: str) -> Iterator[Case]:
    title, fences = "", list[Fence]()
    lines = iter(page.splitlines())
    for line in lines:
        if line.startswith(_RAIL):
            name, *words = line.removeprefix(_RAIL).split()
            inside = takewhile(lambda each: each != _RAIL, lines)
            fences.append(Fence(name, tuple(words), "".join(f"{each}\n" for each in inside)))
        elif line.startswith("## "):
            if title:
                yield Case(title, tuple(fences))
            title, fences = line.removeprefix("## "), []
    if title:
        yield Case(title, tuple(fences))
