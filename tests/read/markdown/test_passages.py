"""Dividing a body by its headings, and the plain text of its parts."""

from generator.ground.source import SourceText
from generator.read.markdown import plain_text, read_markdown, split_passages

_BODY = """\
本报告依据条例编制。

# 总标题

## 一、总体 **情况**

（一）主动公开。
全年 12 件。

### （二）依申请公开

> ## 引用里的标题

## 五、问题

六、其他
-------
无
"""


def _read(text: str) -> list[tuple[str, int, int, str]]:
    head = "---\nlicensing: 3\n---\n"
    tokens = read_markdown(SourceText("2023.md", head + text), len(head)).tokens
    return [(p.heading, p.line, p.level, plain_text(p.tokens)) for p in split_passages(tokens)]


def test_headings_of_the_first_two_levels_divide_the_body() -> None:
    assert _read(_BODY) == [
        ("", 4, 0, "本报告依据条例编制。"),
        ("总标题", 6, 1, ""),
        ("一、总体 情况", 8, 2, "（一）主动公开。全年 12 件。\n（二）依申请公开\n引用里的标题"),
        ("五、问题", 17, 2, ""),
        ("六、其他", 19, 2, "无"),
    ]


def test_a_body_without_text_before_the_first_heading_has_no_preamble() -> None:
    assert _read("\n \n---\n\n## 一、总体情况\n") == [("一、总体情况", 8, 2, "")]


def test_a_body_without_headings_is_all_preamble() -> None:
    assert _read("\n全年 7 件。\n") == [("", 5, 0, "全年 7 件。")]


def test_a_picture_alone_is_a_preamble() -> None:
    assert _read("![](a.png)\n\n## 一\n") == [("", 4, 0, ""), ("一", 6, 2, "")]


def test_an_empty_body_has_no_passages() -> None:
    assert _read("") == []
    assert _read("\u3000\n") == []


def test_plain_text_has_a_line_for_each_block_and_each_row() -> None:
    text = """\
- 网站 **124** 条
- [微信](/w) 35 条，\\
  `代码` ![图一](a.png)

| 渠道 | 条数 |
| ---- | ---- |
| 微博 | 7    |

``` 附件
第一行
第二行
```
"""
    tokens = read_markdown(SourceText("2023.md", text)).tokens
    assert plain_text(tokens).split("\n") == [
        "网站 124 条",
        "微信 35 条， 代码 图一",
        "渠道 条数",
        "微博 7",
        "附件",
        "第一行",
        "第二行",
    ]
