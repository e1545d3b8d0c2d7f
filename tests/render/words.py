"""How content is worded in the samples: plainly, or with something hostile in it."""

from collections.abc import Callable

Words = Callable[[str], str]
"""What a text of content becomes, so that a test can put something hostile in its place."""


def plain(text: str) -> str:
    return text
