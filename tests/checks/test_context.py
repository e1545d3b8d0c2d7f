"""Places in prose: to the character where the source is at hand, to the line where it is not."""

import pytest

from generator.checks.context import ReportContext
from generator.ground.diagnostics import Place
from generator.ground.source import SourceText
from generator.model.agency import Agency
from generator.model.region import Regions
from generator.read.report import ReportFile, parse_report

PATH = "content/410303/tongjiju/2023.md"
TEXT = """---
requests: 0
---

> 第一行，
> 统计期限见下。

| 项目 | 年度 |
|---|---|
| 甲\\|乙 | 2022年 |
"""


@pytest.mark.parametrize(
    ("words", "with_source", "place"),
    [
        ("统计期限", True, Place(PATH, 6, 3)),
        ("统计期限", False, Place(PATH, 6)),
        ("乙", True, Place(PATH, 10, 6)),
        ("2022", True, Place(PATH, 10, 10)),
    ],
)
def test_the_place_of_words_in_prose(words: str, with_source: bool, place: Place) -> None:  # noqa: FBT001 - a parameter of the test
    agency = Agency("410303", "tongjiju", "西工区统计局", "department")
    source = SourceText(PATH, TEXT)
    read = parse_report(source, ReportFile(PATH, agency, 2023))
    assert read.report is not None
    given = read.source if with_source else None
    context = ReportContext(read.report, agency, Regions({}), read.locate, read.body_line, given)
    tokens = [token for passage in read.report.passages for token in passage.tokens]
    block = next(t for t in tokens if t.type == "inline" and words in t.content)

    assert context.place_in(block, block.content.index(words)) == place
