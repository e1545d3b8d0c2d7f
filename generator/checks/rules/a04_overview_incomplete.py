"""A04: the overview leaves out one of the five matters that it is to cover."""

import re
from collections.abc import Iterator, Mapping

from generator.checks.context import ReportContext
from generator.checks.late import compile_late
from generator.checks.rule import rule
from generator.checks.text.passages import OVERVIEW, heading, heading_place, passage_of
from generator.ground.diagnostics import Finding, Severity

_MATTERS: Mapping[str, tuple[str, re.Pattern[str]]] = {
    "主动公开": ("主动公开", compile_late(r"主动(?:发布|公布)")),
    "依申请公开": ("依申请公开", compile_late(r"依申请|申请公开|公开申请")),
    "政府信息管理": (
        "政府信息管理",
        compile_late(
            r"信息(?:公开)?(?:资源|工作)?的?(?:规范化?|日常)?管理|公开(?:属性|目录)|文件的?管理"
        ),
    ),
    "政府信息公开平台建设": (
        "平台建设",
        compile_late(
            r"公开平台|信息平台|"
            r"(?:平台|网站|新媒体|专栏|栏目)[^，。；\n]{0,8}(?:建设|改版|升级|优化|集约|维护|管理|完善)"
        ),
    ),
    "监督保障": ("监督保障", compile_late(r"监督|考核|评议|追究|培训")),
}
"""Usual words for each matter, and others that speak of it, in headings or in sentences."""


@rule(code="A04", name="overview-incomplete", severity=Severity.NOTICE)
def overview_incomplete(context: ReportContext) -> Iterator[Finding]:
    """“一、总体情况”没有写全五个方面。

    ## 依据

    年度报告格式（国办公开办函〔2021〕30号、〔2019〕60号附件）要求，“总体情况”应当写明
    主动公开、依申请公开、政府信息管理、政府信息公开平台建设、监督保障五个方面的情况。

    可以分设小标题，也可以在文字里写到；程序按通行的用词查找，找不到的在一条提示里列出。

    ## 怎样改

    补写缺少的方面；没有可写的，也写明“无”。

    ## 不合格的例子

    ```markdown
    ## 一、总体情况

    主动公开信息 83 条，收到依申请公开 2 件。
    ```

    ## 合格的例子

    ```markdown
    ## 一、总体情况

    主动公开信息 83 条，收到依申请公开 2 件。修订了政府信息管理制度，
    门户网站改版，平台建设初见成效；监督保障方面，开展业务培训 1 次。
    ```
    """
    report = context.report
    text = context.writing.sections.get(OVERVIEW, "")
    missing = [
        name
        for name, (usual, others) in _MATTERS.items()
        if usual not in text and others.search(text) is None
    ]
    if not missing or passage_of(report, OVERVIEW) is None:
        return
    yield overview_incomplete.rule.finding(
        heading_place(report, OVERVIEW),
        f"“{heading(report, OVERVIEW)}”没有写到：{'、'.join(missing)}。",
        hint="请补写这些方面；确实没有可写的，也请写明。",
    )
