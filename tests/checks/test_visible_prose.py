"""Prose as checks see it: what a reader sees, the section it stands in, the way back."""

import re

import pytest

from generator.checks.context import ReportContext
from generator.ground.source import SourceText
from generator.model.agency import Agency
from generator.model.region import Regions
from generator.read.report import ReportFile, parse_report

AGENCY = Agency("410303", "tongjiju", "西工区统计局", "department")
TEXT = """---
requests: 0
---

本报告由**西工区统计局**编制。

## 一、总体情况

### （一）主动公开

全年公开信息 12 条，
其中[规划](https://example.cn/a)类 5 条。

#### 平台

| 渠道 | 条数 |
|---|---|
| 网站 | 7 |

### （二）依申请公开

- 收到 \\*3\\* 件

## 五、存在的主要问题及改进情况

无。

## 附记

```
编号 44
编号 55
```
"""


@pytest.fixture
def context() -> ReportContext:
    source = SourceText("content/410303/tongjiju/2023.md", TEXT)
    read = parse_report(source, ReportFile(source.path, AGENCY, 2023))
    assert read.report is not None
    return ReportContext(read.report, AGENCY, Regions({}), read.locate, read.body_line, read.source)


def test_each_block_knows_its_section_and_the_headings_above_it(context: ReportContext) -> None:
    told = [(block.section, "/".join(block.headings), block.text) for block in context.prose.blocks]
    overview = "一、总体情况"
    assert told == [
        ("preamble", "", "本报告由西工区统计局编制。"),
        ("overview", overview, "（一）主动公开"),
        ("overview", f"{overview}/（一）主动公开", "全年公开信息 12 条，其中规划类 5 条。"),
        ("overview", f"{overview}/（一）主动公开", "平台"),
        ("overview", f"{overview}/（一）主动公开/平台", "渠道"),
        ("overview", f"{overview}/（一）主动公开/平台", "条数"),
        ("overview", f"{overview}/（一）主动公开/平台", "网站"),
        ("overview", f"{overview}/（一）主动公开/平台", "7"),
        ("overview", overview, "（二）依申请公开"),
        ("overview", f"{overview}/（二）依申请公开", "收到 *3* 件"),
        ("problems", "五、存在的主要问题及改进情况", "无。"),
        ("", "附记", "编号 44 编号 55 "),
    ]


@pytest.mark.parametrize(
    ("words", "line", "column"),
    [
        ("西工区统计局", 5, 7),
        ("编制", 5, 15),
        ("12", 11, 8),
        ("规划", 12, 4),
        ("类", 12, 29),
        ("7", 18, 8),
        ("3", 22, 8),
    ],
)
def test_a_hit_leads_back_to_the_character_in_the_source(
    context: ReportContext, words: str, line: int, column: int
) -> None:
    (hit,) = context.prose.scan(re.compile(re.escape(words)))
    assert hit.text == words
    place = context.place_of(hit.block, hit.start)
    assert (place.line, place.column) == (line, column)
    assert TEXT.splitlines()[line - 1][column - 1 :].startswith(words)


def test_a_hit_in_a_listing_leads_to_its_line(context: ReportContext) -> None:
    places = [
        context.place_of(hit.block, hit.start) for hit in context.prose.scan(re.compile("编号"))
    ]
    assert [(place.line, place.column) for place in places] == [(31, None), (32, None)]
