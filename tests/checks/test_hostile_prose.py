"""Prose made to keep a search busy is read as fast as any: no pattern may try all ways to fail.

A pattern with two ways to read one text needs a time that doubles with each repetition; these
repetitions would then take longer than the age of the world, and the test's time limit ends them.
"""

import pytest

from generator.checks.context import ReportContext, Succession
from generator.checks.registry import run_checks
from generator.ground.source import SourceText
from generator.model.agency import Agency
from generator.model.region import Region, Regions
from generator.read.report import ReportFile, parse_report

AGENCY = Agency("410303", "tongjiju", "西工区统计局", "department")
REGIONS = Regions({"410303": Region("410303", "西工区")})
WORDS = (
    *("共有", "共", "有", "均已", "均", "已", "其余的", "余下的", "剩下的", "的", "因此", "由此"),
    *("政府", "信息", "公开", "依申请", "申请", "有关", "相关", "全年", "本年度", "年度", "我局"),
    *("机关", "本机关", "案件", "共计", "合计", "达到", "数量", "结转", "遗留", "未办", "下年"),
    *("予以公开", "部分公开", "答复", "办结", "办理", "收到", "受理", "费", "收费", "没有", "未"),
    *("1", "１", "1 ", "一", "十", "、", "：", "（", "《", "  ", "-", "某", "申请人", "王"),
)
ENDS = ("某复议3件。", "申请3件。", "某", "。", "没有收取信息处理费。", "7")


@pytest.mark.timeout(60)
@pytest.mark.parametrize("word", WORDS)
def test_a_word_repeated_a_thousand_times_ends(word: str) -> None:
    lines = "\n\n".join(
        f"{start}{word * count}{end}"
        for start in ("", "收到政府信息公开申请", "因政府信息公开被提起")
        for count in (30, 1_000)
        for end in ENDS
    )
    text = (
        "---\nrequests: {results: {other: {fee_overdue: [1, 0, 0, 0, 0, 0, 1]}}}\n---\n"
        f"{lines}\n\n## 一、总体情况\n\n### 依申请公开\n\n{lines}\n\n"
        f"## 六、其他需要报告的事项\n\n{lines}\n"
    )
    source = SourceText("content/410303/tongjiju/2023.md", text)
    read = parse_report(source, ReportFile(source.path, AGENCY, 2023))
    assert read.report is not None
    context = ReportContext(read.report, AGENCY, REGIONS, read.locate, read.body_line, read.source)
    assert run_checks(Succession(context), read.findings)
