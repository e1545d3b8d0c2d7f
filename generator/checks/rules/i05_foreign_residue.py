"""I05: a foreign word that was left in Chinese text."""

import string
from collections.abc import Iterator

from generator.checks import occasion
from generator.checks.context import ReportContext
from generator.checks.late import compile_late
from generator.checks.rule import rule
from generator.checks.text.words import FUNCTION_WORDS, KNOWN
from generator.checks.text.writing import Spot
from generator.ground.diagnostics import Finding, Severity

_LETTERS = frozenset(string.ascii_letters)
_HAN = "\u3400-\u9fff、。，；：？！（）《》“”"
_LATIN = compile_late(r"[A-Za-z][A-Za-z0-9'@:/._%?=&#+~-]*(?: [A-Za-z][A-Za-z0-9'@:/._%?=&#+~-]*)*")
_WORD = compile_late(r"[A-Za-z]+(?:-[A-Za-z]+)?")
_FOREIGN = compile_late(r"[ぁ-ヿ가-힣]+")
_BEFORE, _AFTER = compile_late(rf"[{_HAN}] ?$"), compile_late(rf" ?[{_HAN}]")


@rule(code="I05", name="foreign-residue", severity=Severity.WARNING, when=occasion.ODD)
def foreign_residue(context: ReportContext) -> Iterator[Finding]:
    """汉字之间夹着没有译出的外文单词。

    ## 依据

    《国家通用语言文字法》第十一条：出版物以规范汉字为基本用字，确需使用外国语言文字的，
    应当用国家通用语言文字作必要的注释。
    夹在汉字之间的 and、of 之类，多半是机器翻译或者文字识别的残留。

    只看两边都是汉字或中文标点的小写单词，以及 and、of 等虚词、日文假名和谚文；
    app、pdf、https 等通行的写法，大写的缩写和专名（PDF、Word、DeepSeek），网址和邮箱，都不算。

    ## 怎样改

    改成中文；确是专名的，用大写字母开头，或者加括号注释。

    ## 不合格的例子

    ```markdown
    不得违反法律、法规 and 规章。
    ```

    ## 合格的例子

    ```markdown
    不得违反法律、法规和规章。开发了手机 app。
    ```
    """
    writing = context.writing
    if not writing.odd.isdisjoint(_LETTERS):
        for spot in writing.scan(_LATIN):
            word = _residue(spot)
            if word:
                yield _finding(spot, word)
    if _FOREIGN.search("".join(writing.odd)):
        for spot in writing.scan(_FOREIGN):
            yield _finding(spot, spot.text)


def _residue(spot: Spot) -> str:
    """Return the foreign word of a phrase between Chinese characters, empty for none."""
    words = spot.text.split(" ")
    if not all(_WORD.fullmatch(word) for word in words):
        return ""
    # One English word with a capital makes a name of the whole phrase: Ministry of Justice.
    if any(word != word.lower() and word.lower() not in FUNCTION_WORDS for word in words):
        return ""
    if all(len(word) == 1 or word in KNOWN for word in words):
        return ""
    start, end = spot.start, spot.end
    before, after = spot.line[max(0, start - 2) : start], spot.line[end : end + 2]
    between = _BEFORE.search(before) is not None and _AFTER.match(after) is not None
    return spot.text if between else ""


def _finding(spot: Spot, word: str) -> Finding:
    return foreign_residue.rule.finding(
        spot.place,
        f"中文里夹着“{word}”：“{spot.quoted()}”。",
        hint="请改成中文；确是专名的，用大写字母开头，或者加括号注释。",
    )
