"""I08: characters that cannot be read, cannot be seen, or only look like the right ones."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from generator.checks import occasion
from generator.checks.context import ReportContext
from generator.checks.late import compile_late
from generator.checks.rule import rule
from generator.checks.text.characters import (
    COMPATIBILITY,
    LOOKALIKES,
    PRIVATE,
    RADICALS,
    TRADITIONAL,
    WIDE_LETTERS,
    ZERO_WIDTH,
    unified,
)
from generator.checks.text.writing import Spot, Writing
from generator.ground.diagnostics import Finding, Severity
from generator.ground.text import code_point

_SHOWN = 8
"""So many different characters are named."""
_TRADITIONAL_SHARE = 20
"""Where more than one character in so many is a traditional one, the text is not simplified."""
_LATIN_RUN = compile_late("[A-Za-z\u0370-\u03ff\u0400-\u04ff]+")


def _same(text: str) -> str:
    return text


def _each_unified(text: str) -> str:
    return "".join(unified(character) for character in text)


def _normal(text: str) -> str:
    return unicodedata.normalize("NFKC", text)


@dataclass(frozen=True, slots=True)
class _Kind:
    """A kind of improper characters."""

    characters: re.Pattern[str]
    what: str
    hint: str
    mend: Callable[[str], str] = _same
    """Gives what a run of them stands for; the same where nobody can tell."""
    severity: Severity | None = None


_LOST = _Kind(
    compile_late("\ufffd+"), "有丢失的文字（显示为“\ufffd”）", "转换编码时丢了字，请按原件补上。"
)
_UNASSIGNED = _Kind(
    compile_late(f"[{PRIVATE}]+"),
    "有自造的字符",
    "多数读者看不到这个字。请换成 GB 18030 里的字；确实没有编码的生僻字，加括号注明字形。",
    severity=Severity.NOTICE,
)
_INVISIBLE = _Kind(
    compile_late(f"[{ZERO_WIDTH}]+"), "有看不见的字符", "检索和复制都会出错，请删去。", lambda _: ""
)
_RADICAL = _Kind(
    compile_late(f"[{RADICALS}{COMPATIBILITY}]+"),
    "有样子相同、编码不同的字",
    "多半是从 PDF 复制来的部首或兼容字，检索不到，请换成通用的字。",
    _each_unified,
)
_WIDE = _Kind(compile_late(f"[{WIDE_LETTERS}]+"), "有全角字母", "字母用半角。", _normal)
_KINDS = (_LOST, _UNASSIGNED, _INVISIBLE, _RADICAL, _WIDE)
_TRADITIONAL = _Kind(
    compile_late(f"[{''.join(TRADITIONAL)}]+"),
    "简体文字里夹着繁体字",
    "请换成简体字。",
    lambda text: "".join(TRADITIONAL.get(each, each) for each in text),
)
_ALIKE = _Kind(
    _LATIN_RUN,
    "有冒充拉丁字母的字母",
    "这是西里尔或希腊字母，样子一样，检索不到；请换成拉丁字母。",
    lambda text: "".join(LOOKALIKES.get(each, each) for each in text),
)


@rule(code="I08", name="character-improper", severity=Severity.WARNING, when=occasion.ODD)
def character_improper(context: ReportContext) -> Iterator[Finding]:
    """文字里有丢失、看不见或者冒充别的字的字符。

    ## 依据

    《国家通用语言文字法》第二条、第九条：国家机关以普通话和规范汉字为公务用语用字。
    样子相同、编码不同的字检索不到，读屏软件也读不对。

    共七类，每类只报一条，指向第一处：丢失的文字（U+FFFD）；看不见的零宽字符；
    部首和兼容字（PDF 里常见的“⽂⼀”）；全角字母；冒充拉丁字母的西里尔、希腊字母；
    简体文字里的繁体字（通篇繁体的不报）；自造的字符（只是提示）。
    控制字符和改变方向的字符由 S04、S05 报告。已有编码的生僻字（如“𬀩”）不报。

    ## 怎样改

    按提示替换；丢失的字按原件补上。

    ## 不合格的例子

    ```markdown
    主动公开规范性⽂件 14 件，依申請公开 3 件。
    ```

    ## 合格的例子

    ```markdown
    主动公开规范性文件 14 件，依申请公开 3 件。
    ```
    """
    writing = context.writing
    if all(map(str.isascii, writing.odd)):
        return
    odd = "".join(sorted(writing.odd))
    # What reading has replaced, it has reported.
    is_told = context.source is not None and context.source.refused > 0
    for kind in _KINDS:
        if kind.characters.search(odd) and not (kind is _LOST and is_told):
            yield from _findings(kind, list(writing.scan(kind.characters, margins=True)))
    if not writing.odd.isdisjoint(TRADITIONAL):
        yield from _findings(_TRADITIONAL, _mixed(writing))
    if not writing.odd.isdisjoint(LOOKALIKES):
        spots = writing.scan(_LATIN_RUN, margins=True)
        yield from _findings(_ALIKE, [spot for spot in spots if _is_disguised(spot.text)])


def _mixed(writing: Writing) -> list[Spot]:
    """Return the traditional forms, none where the text as a whole is not simplified."""
    spots = list(writing.scan(_TRADITIONAL.characters, margins=True))
    count = sum(len(spot.text) for spot in spots)
    return spots if count * _TRADITIONAL_SHARE <= len(writing.text) else []


def _is_disguised(word: str) -> bool:
    """Tell whether a word is Latin but for letters of another script that look so."""
    foreign = [letter for letter in word if not letter.isascii()]
    return bool(foreign) and all(letter in LOOKALIKES for letter in foreign)


def _findings(kind: _Kind, spots: Sequence[Spot]) -> Iterator[Finding]:
    """Yield one finding for all characters of a kind."""
    # A unified character in the block of compatibility forms stands for nothing else.
    is_mended = kind.mend is not _same
    wrong = [spot for spot in spots if not is_mended or kind.mend(spot.text) != spot.text]
    if not wrong:
        return
    first, count = wrong[0], sum(len(spot.text) for spot in wrong)
    characters = dict.fromkeys(c for spot in wrong for c in spot.text if c != "\ufffd")
    named = "、".join(_named(kind, c) for c in list(characters)[:_SHOWN] if kind.mend(c) != c)
    yield character_improper.rule.finding(
        first.place,
        f"{kind.what} {count} 个{f'：{named}' if named else ''}，第一处：“{first.quoted()}”。",
        expected=(kind.mend(first.text) or None) if is_mended else None,
        hint=kind.hint,
        severity=kind.severity,
    )


def _named(kind: _Kind, character: str) -> str:
    right = kind.mend(character)
    shown = f"“{character}”" if character.isprintable() else ""
    return f"{shown}{code_point(character)}{f' 应为“{right}”' if right else ''}"
