"""I04: a mark that belongs on a secret or internal document."""

import re
from collections.abc import Iterator

from generator.checks.context import ReportContext
from generator.checks.late import compile_late
from generator.checks.rule import rule
from generator.ground.diagnostics import Finding, Severity

_KEPT = "注意保存|妥善保管|严禁外传|不得外传|请勿外传|切勿外传|不得翻印|阅后|不得上网"
_MARKS = (
    ("★", "密", compile_late(r"[绝机秘]密[ \u3000]*★")),
    ("☆", "密", compile_late(r"[绝机秘]密[ \u3000]*☆")),
    ("密", "密级", compile_late(r"密级[ \u3000]*[：:][ \u3000]*(?:[绝机秘]密|内部)")),
    (
        "内",
        "内部",
        compile_late(
            rf"内部(?:资料|文件|材料)[ \u3000，,、：:！!]+(?:请)?(?:{_KEPT})|"
            r"[（(【〔\[]内部(?:资料|文件|材料)[^）)】〕\]\n]{0,12}[）)】〕\]]|"
            r"^内部(?:资料|文件|材料)$",
            re.MULTILINE,
        ),
    ),
    (
        "此",
        "此件不",
        compile_late(
            r"[（(【〔\[]此件(?:不予|不)公开[）)】〕\]]|^此件(?:不予|不)公开$", re.MULTILINE
        ),
    ),
    (
        "属",
        "公开属性",
        compile_late(r"公开属性[ \u3000]*[：:][ \u3000]*(?:不予|不)公开"),
    ),
    ("密", "密〔", compile_late(r"(?<!保)密〔(?:19|20)[0-9]{2}〕[0-9]{1,4}号")),
)
"""A character and words that tell that a mark may be there, and the mark."""


@rule(code="I04", name="secrecy-mark", severity=Severity.WARNING, acceptable=False)
def secrecy_mark(context: ReportContext) -> Iterator[Finding]:
    """文字里有密级、内部文件或者不予公开的标志。

    ## 依据

    《政府信息公开条例》第十四条、第十七条：国家秘密不得公开，公开前应当审查。
    《保守国家秘密法》规定密级和保密期限的标志，例如“秘密★1年”。
    这样的标志出现在报告里，多半是从不该公开的文件里复制了文字。

    只认标志：绝密、机密、秘密之后有★；“密级：秘密”；“（内部文件）”“内部资料，注意保存”；
    “（此件不予公开）”“公开属性：不予公开”；密字号的文号。
    正文里谈到国家秘密、内部资料、不予公开，不算。

    ## 怎样改

    立即停止公布，核对文字的来源；误加的标志删去。

    ## 不合格的例子

    ```markdown
    （内部资料）2023年信息公开申请办理情况通报如下。
    ```

    ## 合格的例子

    ```markdown
    因属于国家秘密不予公开的申请 1 件。
    ```
    """
    writing = context.writing
    text = writing.text
    for sign, words, mark in _MARKS:
        if sign in text and words in text:
            for spot in writing.scan(mark, margins=True):
                yield secrecy_mark.rule.finding(
                    spot.place,
                    f"有密级或内部文件的标志“{spot.text}”：“{spot.quoted()}”。",
                    hint="请核对文字的来源；不该公开的，立即停止公布。",
                )
