"""Normalisation of Chinese text: what counts as the same label, what may not stand in a source."""

import re
import unicodedata
from functools import lru_cache

_SPACES = re.compile(r"\s+")
_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_FORBIDDEN = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    rf"{_BIDI}]"
)
_BIDI_ONLY = re.compile(f"[{_BIDI}]")


@lru_cache(maxsize=4096)
def squeeze(text: str) -> str:
    """Return ``text`` in NFKC without any white space, for comparing labels and headings.

    Headings and labels are few and come in every report, so the last ones are remembered.
    """
    return _SPACES.sub("", unicodedata.normalize("NFKC", text))


def forbidden_character(text: str, start: int = 0) -> int | None:
    """Return the offset of the first character that no source may hold, or None.

    These are control characters other than tab and line ends, line and paragraph separators
    (YAML takes them for line ends), bidirectional controls, surrogates and non-characters.
    """
    match = _FORBIDDEN.search(text, start)
    return match.start() if match else None


def is_bidi_control(character: str) -> bool:
    """Tell whether a character reorders the text around it on screen."""
    return _BIDI_ONLY.match(character) is not None


def printable(text: str) -> str:
    """Return a text for a message: what cannot be seen, or steers a terminal, is escaped."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def width(text: str) -> int:
    """Return the columns that a text takes on a terminal; Han and full-width signs take two."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def code_point(character: str) -> str:
    """Return the usual name of a code point, such as ``U+202E``."""
    return f"U+{ord(character):04X}"
