"""The pages of documentation of rules, made from what each rule says of itself."""

from collections.abc import Mapping, Sequence
from itertools import groupby

from generator.ground.diagnostics import Rule, Severity

SEVERITIES: Mapping[Severity, str] = {
    Severity.ERROR: "错误（阻止发布）",
    Severity.WARNING: "警告（--strict 时阻止发布）",
    Severity.NOTICE: "提示（不阻止发布）",
}
"""What each severity is called."""

GROUPS: Mapping[str, str] = {
    "A": "结构",
    "B": "格子与数字",
    "C": "第二部分：主动公开",
    "D": "第三部分：申请的收到和处理",
    "E": "第四部分：行政复议、行政诉讼",
    "F": "跨年度",
    "G": "文字与表格",
    "H": "身份",
    "I": "个人信息与文字",
    "J": "时间",
    "K": "汇总报告",
    "P": "路径与文件",
    "S": "源文件",
    "T": "模板",
}
"""What the first letter of a code stands for."""


def page_of(rule: Rule) -> str:
    """Return the page of one rule."""
    kept = "可以在 accepted 里写明理由后保留" if rule.acceptable else "不能接受，必须改正"
    head = f"# {rule.code} {rule.name}\n\n{SEVERITIES[rule.severity]}；{kept}。"
    return f"{head}\n\n{rule.doc.strip()}\n"


def index_of(rules: Sequence[Rule]) -> str:
    """Return the page that lists all rules by the letter of their code."""
    parts = ["# 检查规则", "本目录由程序生成：每条规则的说明写在规则旁边。"]
    for letter, members in groupby(rules, key=lambda rule: rule.code[0]):
        rows = [
            f"| [{rule.code}]({rule.code}.md) | {rule.name} | {rule.summary} |" for rule in members
        ]
        table = "\n".join(["| 代码 | 名称 | 含义 |", "|---|---|---|", *rows])
        parts += [f"## {letter} {GROUPS[letter]}", table]
    return "\n\n".join(parts) + "\n"


def pages_of(rules: Sequence[Rule]) -> dict[str, str]:
    """Return the text of every page by its file name; ``rules`` are in the order of their codes."""
    return {"README.md": index_of(rules)} | {f"{rule.code}.md": page_of(rule) for rule in rules}
