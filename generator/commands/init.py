"""``gongkai init``: a small portal that builds at once."""

from pathlib import Path

from generator.commands.opened import UsageError
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
kind: department    # government 政府、department 部门、township 乡镇街道、other 其他单位
"""
PROSE = """
## 一、总体情况

这是一份示例报告。请换成本机关的真实内容：用 gongkai new 可以新建一份带有全部格子的骨架。

## 五、存在的主要问题及改进情况

示例机关尚未开展工作，没有需要说明的问题；今后将随时改进。

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
