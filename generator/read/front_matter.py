"""Dividing a report or page into its data (front matter) and its prose."""

from typing import NamedTuple

from generator.ground.diagnostics import Finding, Place
from generator.ground.source import SourceText
from generator.read import faults
from generator.read.yaml_nodes import Record
from generator.read.yaml_syntax import suspicious_line
from generator.read.yaml_tree import read_yaml

MAX_LINES = 20_000
"""A report of more lines is not divided: a real one has a few hundred, and each line of Markdown
takes some kilobytes while it is read."""


class Parts(NamedTuple):
    """A source divided at its ``---`` lines."""

    data: str
    """The YAML between the markers."""
    data_line: int
    """Line of the file on which the YAML begins."""
    body: int
    """Offset at which the prose begins."""


class Data(NamedTuple):
    """What the YAML between the markers says."""

    root: Record | None
    """None where it could not be read as keys with values; a finding says why."""
    findings: tuple[Finding, ...]


def read_data(parts: Parts, path: str) -> Data:
    """Return the keys and values of a source's data; no data at all is a mapping without keys."""
    tree = read_yaml(parts.data, path, first_line=parts.data_line)
    if isinstance(tree.root, Record):
        return Data(tree.root, tree.findings)
    if tree.root is None:
        root = None if tree.findings else Record({}, {}, parts.data_line, 1)
        return Data(root, tree.findings)
    finding = suspicious_line(parts.data, path, parts.data_line) or faults.YAML_SYNTAX.finding(
        Place(path, tree.root.line, tree.root.column),
        "YAML 写法有误：数据区应当是一行行“键: 值”。",
        hint="请检查键后面是不是半角冒号加一个空格。",
    )
    return Data(None, (*tree.findings, finding))


def divide(source: SourceText) -> Parts | Finding:
    """Return the parts of a source, or the finding that says why there are none."""
    text = source.text
    if text.count("\n") > MAX_LINES:
        return faults.TOO_LARGE.finding(
            Place(source.path, MAX_LINES + 1, 1),
            f"文件超过 {MAX_LINES} 行，没有读取。",
            hint="请核对是不是放错了文件，或者有内容重复了许多遍。",
        )
    first, _, _ = text.partition("\n")
    if first.rstrip() != "---":
        return faults.FRONT_MATTER_MISSING.finding(
            Place(source.path, 1, 1),
            "文件开头没有数据区。",
            hint="第一行应当是 ---；可以用 gongkai new 生成完整的骨架。",
        )
    start = len(first) + 1
    at = text.find("\n---", len(first)) + 1
    while at:
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        if text[at:end].rstrip() == "---":
            return Parts(text[start:at], 2, min(end + 1, len(text)))
        at = text.find("\n---", end) + 1
    return faults.FRONT_MATTER_UNCLOSED.finding(
        Place(source.path, 1, 1),
        "数据区没有结束，找不到第二行 ---。",
        hint="请在数据之后、正文之前单独写一行 ---（不能用 ... 代替）。",
    )
