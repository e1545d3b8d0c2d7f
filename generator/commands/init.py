"""``gongkai init``: a small portal that builds at once."""

from pathlib import Path

from generator.commands.errors import UsageError
from generator.form.editions import edition_of
from generator.form.grid import grids_of
from generator.read.compose import compose_section

YEAR = 2024
REGION = "990000"
"""A code that the standard does not assign, for a region that does not exist."""
SITE = """\
# 网站的设置；各项的意思见说明文档 docs/source-format.md。
name: 示例市政府信息公开年报
description: 集中公布本地区各机关的政府信息公开工作年度报告。
footer:
  owner: 示例市人民政府办公室
"""
REGIONS = f"""\
# 地区代码: 名称。上级按代码推定，也可以写明 parent。
{REGION}: 示例市
"""
AGENCY = """\
name: 示例市数据局
kind: department  # government 政府、department 部门、township 乡镇街道、other 其他单位
"""
PROSE = """
## 一、总体情况

这是一份示例报告，请换成本机关的真实内容。

### 主动公开

机构职能、规划计划、财政预决算等应当公开的信息，在形成后二十个工作日内公开。

### 依申请公开

全年没有收到政府信息公开申请。

### 政府信息管理

信息在公开以前逐件审核，废止和失效的文件及时标明。

### 政府信息公开平台建设

政府信息公开专栏由专人维护，定期检查链接和内容。

### 监督保障

将政府信息公开纳入年度工作考核，组织社会评议，没有发生责任追究的情形。

## 五、存在的主要问题及改进情况

主要问题是政策解读的形式单一，业务人员对公开的要求不够熟悉。下一年度将增加图表和问答形式的解读，每半年组织一次业务培训。

## 六、其他需要报告的事项

本年度没有收取信息处理费，也没有其他需要报告的事项。
"""
ABOUT = """\
---
title: 关于本站
---

本站由 gongkai 生成，集中公布本地区各机关的政府信息公开工作年度报告，可以按年度、地区和机关查找。
"""


def init(folder: Path) -> None:
    """Write a small portal; raise UsageError where the folder exists and is not empty."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError(f"{folder} 已经存在并且不是空文件夹，没有改动它。")
    agency = f"content/{REGION}/shujuju"
    files = {
        "site.yaml": SITE,
        "content/regions.yaml": REGIONS,
        f"{agency}/agency.yaml": AGENCY,
        f"{agency}/{YEAR}.md": _report(),
        "content/pages/about.md": ABOUT,
        ".gitignore": "/output/\n/.gongkai/\n",
    }
    try:
        for path, text in files.items():
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise UsageError(f"无法写入 {folder}：请检查权限和磁盘空间。") from error


def _report() -> str:
    grids = grids_of(edition_of(YEAR)).values()
    tables = "".join(compose_section(grid, [0] * len(grid.cells)) for grid in grids)
    return f"---\npublished: {YEAR + 1}-01-20\n{tables}---\n{PROSE}"
