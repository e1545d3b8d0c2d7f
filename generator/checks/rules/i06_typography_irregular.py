"""I06: signs, brackets and spaces that Chinese text does not use."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from generator.checks import occasion
from generator.checks.context import ReportContext
from generator.checks.late import compile_late
from generator.checks.rule import rule
from generator.checks.text.writing import Spot
from generator.ground.diagnostics import Finding, Severity

_HAN = "\u3400-\u9fff"


class _Fault(NamedTuple):
    """A kind of irregular writing."""

    sign: str
    """Without this character there is none of it."""
    pattern: re.Pattern[str]
    what: str
    hint: str


_BRACKETS = _Fault(
    "(",
    compile_late(r"\((?:[一二三四五六七八九十]{1,3}|[0-9]{1,2})\)"),
    "序号用了半角括号",
    "中文里序号用全角括号，如（一）。",
)
_MARKERS = _Fault(
    "*",
    compile_late(r"\*{2,}"),
    "有多余的星号",
    "这里的星号不成对，或者写成了 \\*，读者会看到星号本身；请删去。",
)
_SPACES = _Fault(
    " ",
    compile_late(rf"(?<=[{_HAN}]) +[0-9]+(?:\.[0-9]+)?%? +(?=[{_HAN}])"),
    "数字两边有空格",
    "公文里数字与汉字之间不空格。",
)
_COUNTED = (_BRACKETS, _MARKERS, _SPACES)
_PUNCTUATION = compile_late(
    rf"(?<=[{_HAN}”）》])[,;:?!](?=[ \u3000]*(?:[{_HAN}“（《0-9]|$))", re.MULTILINE
)
_WIDE = str.maketrans(",;:?!", "，；：？！")


@rule(code="I06", name="typography-irregular", severity=Severity.NOTICE, when=occasion.ODD)
def typography_irregular(context: ReportContext) -> Iterator[Finding]:
    """正文的标点、括号、空格不合中文的写法。

    ## 依据

    《标点符号用法》（GB/T 15834-2011）、《出版物上数字用法》（GB/T 15835-2011）和
    《党政机关公文格式》（GB/T 9704-2012）。

    共四类：汉字之间的半角标点；序号的半角括号“(一)”；显示出来的星号；数字两边的空格。
    每类只报一条，写明处数，指向第一处。标题一并检查；数据区不看，法定表格由程序排印。

    ## 怎样改

    按第一处的样子全文替换。

    ## 不合格的例子

    ```markdown
    (一) 主动公开。全年发布 83 条,其中图解 14 条。
    ```

    ## 合格的例子

    ```markdown
    （一）主动公开。全年发布83条，其中图解14条。
    ```
    """
    writing = context.writing
    if not writing.odd.isdisjoint(",;:?!"):
        spots = list(writing.scan(_PUNCTUATION))
        if spots:
            counts = Counter(spot.text for spot in spots).most_common()
            said = "，".join(f"“{sign}” {count} 处" for sign, count in counts)
            hint = "汉字之间用全角标点。"
            yield _finding(
                spots, f"汉字之间有半角标点：{said}", hint, spots[0].text.translate(_WIDE)
            )
    for fault in _COUNTED:
        if fault.sign in writing.odd:
            spots = list(writing.scan(fault.pattern))
            if spots:
                yield _finding(spots, f"{fault.what}：{len(spots)} 处", fault.hint)


def _finding(
    spots: Sequence[Spot], message: str, hint: str, expected: str | None = None
) -> Finding:
    first = spots[0]
    return typography_irregular.rule.finding(
        first.place, f"{message}，第一处：“{first.quoted(8)}”。", expected=expected, hint=hint
    )
