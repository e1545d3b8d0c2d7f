"""A09: a blank of the form, or of a draft, was never filled in."""

import re
from collections.abc import Iterator

from generator.checks.context import ReportContext
from generator.checks.late import compile_late
from generator.checks.privacy.people import SURNAMES
from generator.checks.rule import rule
from generator.checks.text.passages import OVERVIEW, heading, heading_place, passage_of
from generator.checks.text.writing import Spot, Writing
from generator.ground.diagnostics import Finding

_LINE = "\uff3f"
"""The full-width low line."""
_MARKS = frozenset(f"XxＸｘ×_{_LINE}")  # noqa: RUF001 - full-width letters are the point
_BLANK = compile_late(
    r"(?<![A-Za-z0-9./@_-])[Xx]{2,}(?![A-Za-z./@_-])|[Ｘｘ×]{2,}|"  # noqa: RUF001 - as above
    r"(?<![0-9A-Za-z])×(?=[年月日件条份项个次])|(?<![0-9])[0-9]{2,3}[Xx×]{1,2}(?=年)|"
    rf"(?<![0-9A-Za-z_])_{{2,}}(?![0-9A-Za-z_])|{_LINE}+"
)
"""Letters and lines that stand for what is still to be written."""
_OPENED = r"[（(【〔\[][ \u3000]*"
_CLOSED = r"[ \u3000]*[）)】〕\]]"
_PROMPT = compile_late(
    rf"{_OPENED}请?(?:在?此处?|点击|单击)?(?:填写|输入)[^）)】〕\]\n]{{0,40}}{_CLOSED}|"
    r"[单点]击此处(?:填写|输入)[^，。；\n]{0,10}|"
    r"(?:^|(?<=[：:，。；]))[ \u3000]*(?:请在?)?此处(?:填写|输入)[^，。；\n]{0,10}",
    re.MULTILINE,
)
_TO_BE_WRITTEN = (
    "(?:做法|举措|措施|成效|亮点|案例|文字|数字|情况|详情|此处|下文|本段|本节|本部分|此部分|"
    "(?:主要|具体|详细)(?:内容|问题|数据))"
)
"""What is written later in a draft; 人员、材料、目录内容待补充 may be said in earnest."""
_WORDS = (
    (
        "待",
        compile_late("待(?:补充?|填写?|定|完善|核实|确认)"),
        compile_late(
            rf"{_OPENED}待(?:补充?|填写?|定|完善|核实|确认)[^）)】〕\]\n]{{0,40}}{_CLOSED}|"
            r"(?:^|(?<=[：:，。；]))[ \u3000]*待(?:补充|填写|填|定)[ \u3000]*(?=[。；，]|$)|"
            rf"{_TO_BE_WRITTEN}待(?:补充|填写)[ \u3000]*(?=[。；]|$)",
            re.MULTILINE,
        ),
    ),
    ("填", compile_late("填写"), _PROMPT),
    ("输", compile_late("输入"), _PROMPT),
    ("描", compile_late("文字描述"), compile_late(rf"{_OPENED}文字描述{_CLOSED}")),
    (
        "称",
        compile_late(f"名称{_CLOSED}"),
        compile_late(rf"{_OPENED}(?:机关|行政机关|单位|部门)名称{_CLOSED}"),
    ),
    (
        "略",
        compile_late(f"略{_CLOSED}"),
        compile_late(
            rf"(?:…|\.{{3}})[…. \u3000]{{0,6}}{_OPENED}略{_CLOSED}|^{_OPENED}略{_CLOSED}$",
            re.MULTILINE,
        ),
    ),
    ("〔", compile_late("〔"), compile_late(r"〔[ \u3000]*〕")),
)
"""A character and words that tell that a blank may be there, and the blank."""
_SPACES = compile_late(r"（[ \u3000]+）|\([ \u3000]{2,}\)")
_FOREIGN = compile_late(r"\b[Ll]orem\s+ipsum\b|\b(?:TODO|TBD)\b")
_MASKED_NAME = compile_late(
    rf"(?:人|原告|[，。；、：（和与及]|^)[{SURNAMES}]$|(?:申请人|原告|当事人|第三人|上诉人|举报人|投诉人)$"
)
_MASK_FOLLOWS = compile_late(r"\s*(?:先生|女士|等|诉|不服|案|与|因|提[出起]|[0-9])")


@rule(code="A09", name="placeholder-left", acceptable=False)
def placeholder_left(context: ReportContext) -> Iterator[Finding]:
    """正文、备注或标题里留着没有填写的空白或占位文字。

    ## 依据

    格式附件里的“（文字描述）”、起草时写的 XX、××、下划线、（待补充）等都不是报告的内容，
    公布以后最容易被读者发现。

    `gongkai new` 写出的“（待补充：……）”没有换掉的，也在此报告。“一、总体情况”空白的，
    按没有填写处理；第五、六部分空白由 A07、A08 提示。
    隐去姓名的“张××诉……”和隐去几位的“139××××1234”不算。

    ## 怎样改

    填上实际内容，或者删去这一处。

    ## 不合格的例子

    ```markdown
    2023年，XX局主动公开政府信息 ____ 条。
    ```

    ## 合格的例子

    ```markdown
    2023年，区统计局主动公开政府信息 83 条。
    ```
    """
    writing, check = context.writing, placeholder_left.rule
    found: list[Spot] = []
    text = writing.text
    signs = [blank for sign, words, blank in _WORDS if sign in text and words.search(text)]
    for blank in dict.fromkeys(signs):
        found += writing.scan(blank)
    if writing.odd:
        found += _odd_blanks(writing)
    for spot in found:
        message = f"“{spot.text.strip()}”没有填写：“{spot.quoted()}”。"
        yield check.finding(spot.place, message, hint="请填上实际内容，或者删去这一处。")
    report = context.report
    if not writing.sections.get(OVERVIEW) and passage_of(report, OVERVIEW) is not None:
        message = f"“{heading(report, OVERVIEW)}”没有内容。"
        yield check.finding(heading_place(report, OVERVIEW), message, hint="请填写这一部分。")


def _odd_blanks(writing: Writing) -> Iterator[Spot]:
    """Yield the blanks that need a character out of the ordinary."""
    if not writing.odd.isdisjoint(_MARKS):
        yield from (spot for spot in writing.scan(_BLANK) if not _masks_a_person(spot))
    if not writing.odd.isdisjoint(" \u3000"):
        yield from writing.scan(_SPACES)
    if not writing.odd.isdisjoint("LlT"):
        yield from writing.scan(_FOREIGN)


def _masks_a_person(spot: Spot) -> bool:
    """Tell whether the letters hide a person's name, or a part of a number."""
    before, after = spot.before(8), spot.after(6)
    if before[-1:].isdigit() and after[:1].isdigit():
        return True
    return _MASKED_NAME.search(before) is not None and _MASK_FOLLOWS.match(after) is not None
