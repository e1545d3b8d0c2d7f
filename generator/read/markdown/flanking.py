"""Which runs of ``*`` and ``_`` can open or close emphasis in Chinese text.

CommonMark looks for spaces around a run, and Chinese has none: in ``**一是强化学习。**组织干部``
the closing run stands between a full stop and a letter, so it would not close and the reader
would see stars. The CJK-friendly amendment to CommonMark lets a run beside a Chinese sign open
and close: https://github.com/tats-u/markdown-cjk-friendly (specification.md).

Two things go beyond it. Signs that Chinese shares with Western text (``“”‘’—…·``) count as
Chinese here, because the language of every source is known. And a single ``*`` between two
ASCII letters or digits is a multiplication sign, ``2*3*4``, never emphasis.
"""

import re
import unicodedata
from functools import cached_property

from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Scanned

_CJK = re.compile(
    "["
    "\u1100-\u11ff\u2329\u232a\u2e80-\u303e\u3041-\ua4c6\ua960-\ua97c\uac00-\ud7fb"
    "\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6b\uff01-\uffee"
    "\U00016fe0-\U00018df2\U0001aff0-\U0001b2fb\U0001d300-\U0001d376\U00020000-\U0003fffd"
    "“”‘’—…·"
    "]"
)
"""Wide and half-width East Asian characters but emoji, and the signs shared with the West.

Written out, not asked of ``unicodedata``, so that every Python gives the same pages.
"""

_SPACES = "\t\n\v\f\r \u00a0\u1680\u202f\u205f\u3000"


def _is_space(character: str) -> bool:
    return character in _SPACES or "\u2000" <= character <= "\u200a"


def _is_punctuation(character: str) -> bool:
    return unicodedata.category(character)[0] in "PS"


def _is_intraword_star(before: str, after: str) -> bool:
    return before.isascii() and after.isascii() and before.isalnum() and after.isalnum()


def is_chinese(character: str) -> bool:
    """Tell whether a character is written without spaces around it; False for no character."""
    return _CJK.match(character) is not None


def _sign_before(text: str, at: int) -> tuple[str, bool]:
    """Return the character that ends before ``at``, and whether it is a Chinese one.

    A variation selector belongs to the character before it.
    """
    character = text[at - 1]
    if "\U000e0100" <= character <= "\U000e01ef":
        return character, True
    if "\ufe00" <= character <= "\ufe0e" and at > 1:
        character = text[at - 2]
    return character, is_chinese(character)


class ChineseInline(StateInline):
    """The state of parsing one paragraph, with flanking rules that suit Chinese."""

    @cached_property
    def last_bracket(self) -> int:
        """Return the offset of the last ``]``, -1 for none."""
        return self.src.rfind("]")

    def scanDelims(self, start: int, canSplitWord: bool) -> Scanned:  # noqa: FBT001, N802, N803 - the library's own signature
        """Return whether the run at ``start`` can open and close emphasis, and its length."""
        text = self.src
        marker = text[start]
        end = start + 1
        while end < self.posMax and text[end] == marker:
            end += 1
        before = text[start - 1] if start > 0 else " "
        after = text[end] if end < self.posMax else " "
        if before.isascii() and after.isascii():
            if marker == "*" and end - start == 1 and _is_intraword_star(before, after):
                return Scanned(can_open=False, can_close=False, length=1)
            return super().scanDelims(start, canSplitWord)
        return self._scan_beside_wide(start, end, after, splits_word=canSplitWord)

    def _scan_beside_wide(self, start: int, end: int, after: str, *, splits_word: bool) -> Scanned:
        before, chinese_before = _sign_before(self.src, start) if start > 0 else (" ", False)
        chinese_after = is_chinese(after)
        mark_before = _is_punctuation(before)
        mark_after = _is_punctuation(after)
        open_before = _is_space(before) or mark_before or chinese_before
        open_after = _is_space(after) or mark_after or chinese_after
        left = not _is_space(after) and (not mark_after or chinese_after or open_before)
        right = not _is_space(before) and (not mark_before or chinese_before or open_after)
        return Scanned(
            can_open=left and (splits_word or not right or mark_before),
            can_close=right and (splits_word or not left or mark_after),
            length=end - start,
        )
