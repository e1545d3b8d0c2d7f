"""Sentences of section one that count something done in another year than the report's.

They are what is left when last year's report was copied. A sentence that compares, plans, looks
back, cites or dates something may name any year.
"""

import re
from collections.abc import Iterator
from functools import cache

from generator.checks.late import compile_late
from generator.checks.prose.claims import MOST_CHARACTERS
from generator.checks.prose.doubts import sentence_of
from generator.checks.prose.quantities import quantities_in
from generator.checks.prose.text import Block, Prose

_ELSE = compile_late(
    r"比|较|仅|只有|同期|相比|环比|增长|增加|下降|减少|回落|上升|去年|上年|上一年|往年|历年|累计|历史|问题|整改|不足|反馈|指出"
    r"|规划|预算|决算|方案|要点|年度报告|年报|考核|评估|测评|通报|启动|成立|建成|开通|上线|试运行|以来|起|自|截至|至今"
    r"|修订|施行|实施|版|届|将|拟|计划|下一步|展望|力争|目标|结转|遗留|延续|曾|已于|此前|之前|继|在.{0,6}基础上|文号|号）"
)
_COUNTING = compile_late(
    "公开|发布|收到|受理|办结|答复|办理|召开|举办|开展|制发|印发|制定|更新|推送|报送|编发|编制|回应|解读|组织|接收|处理"
)

_OPENING = compile_late(
    r"[\s*]*(?:[（(]?[一二三四五六七八九十\d]+[）)、.\uff0e]\s*)?(?:[一二三四五六七八九十]是)?(?:[\u4e00-\u9fff]{2,12}(?:情况|方面|工作)?[：:])?"
    r"(?:在|我[局厅委办市县区镇乡]|本[局厅委办市县区镇乡级机关单位]{1,2})?\s{0,3}"
)
_YEAR = compile_late(r"20\d\d\s{0,3}年|今年|本年|当年")
_MONTH = compile_late(r"\s{0,3}\d{1,2}\s{0,3}月")


@cache
def _other_year(year: int) -> re.Pattern[str]:
    """Return the pattern of a year that opens a sentence and is not the report's."""
    return compile_late(
        rf"20(?!{year % 100:02d})(?P<rest>\d\d)\s{{0,3}}年(?:度|全年)?(?=[，,\s\u4e00-\u9fff])"
    )


def misdated_in(prose: Prose, year: int) -> Iterator[tuple[Block, int, int, int]]:
    """Yield the other years that counting sentences of section one begin with.

    Each with its block, the offsets of the year and of the end of what is counted, and the year.
    """
    for match in _other_year(year).finditer(prose.text):
        number = prose.block_at(match.start())
        block = prose.blocks[number]
        if block.section != "overview" or block.is_heading or len(block.text) > MOST_CHARACTERS:
            continue
        start = match.start() - prose.starts[number]
        counted = _counted(block.text, start, start + len(match[0]))
        if counted:
            yield block, start, counted, 2000 + int(match["rest"])


def _counted(text: str, start: int, stop: int) -> int:
    """Return where the first number of a misdated sentence ends, 0 for any other sentence."""
    sentence = sentence_of(text, start)
    rest = text[stop : sentence.stop]
    is_misdated = (
        _OPENING.fullmatch(text, sentence.start, start) is not None
        and _MONTH.match(rest) is None
        and _ELSE.search(text[sentence]) is None
        and _YEAR.search(rest) is None
        and _COUNTING.search(rest) is not None
    )
    quantities = quantities_in(rest) if is_misdated else []
    return stop + quantities[0].stop if quantities else 0
