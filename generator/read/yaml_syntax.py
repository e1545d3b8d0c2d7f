"""What a YAML syntax error most likely is, said in Chinese at the place that an editor must mend.

The parser's own words never reach an editor: they are English and often point one line late.
"""

import re

from generator.ground.diagnostics import Finding, Place
from generator.read import faults

_SUSPECTS = (
    (
        re.compile(r"^[ ]*(\t)"),
        "缩进用了制表符（Tab）。",
        "YAML 的缩进只能用空格，请把制表符换成空格。",
    ),
    (
        re.compile(r"^\s*(?:-\s+)?[\w.-]+\s*(：)"),
        "键后面用了全角冒号“：”。",
        "请改成半角冒号加一个空格，例如“published: 2024-01-25”。",
    ),
    (
        re.compile(r"^\s*(?:-\s+)?[\w.-]+(:)(?=[^\s:/])"),
        "冒号后面缺少空格。",
        "请在半角冒号后加一个空格，例如“year: 2023”。",
    ),
    (
        re.compile(r"^[^#]*?(\\u[dD][89a-fA-F][0-9a-fA-F]{2})"),
        "引号内的转义写出了不能出现的字符。",
        "请直接写出这个字，不用转义。",
    ),
    (
        re.compile(r"^\s*(?:-\s+)?[\w.-]+:\s+(\"(?:[^\"\\]|\\.)*|'[^']*)$"),
        "引号没有成对。",
        "请补上结尾的引号，要与开头的引号相同。",
    ),
    (
        re.compile(r"^[^#\"']*?(　)"),
        "出现了全角空格（U+3000）。",
        "请改成半角空格。",
    ),
    (
        re.compile(r"^\s*(?:-\s+)?[\w.-]+:\s+([%@`])"),
        "值以 YAML 的保留符号开头。",
        "请用引号把整个值括起来。",
    ),
    (
        re.compile(r"^\s*(?:-\s+)?[\w.-]+:\s+[^\"'\[{|>#][^#]*?(:\s)"),
        "值里面出现了“冒号加空格”。",
        "请用引号把整个值括起来。",
    ),
)


def explain_syntax_error(text: str, at: tuple[int, int], path: str, first_line: int) -> Finding:
    """Return the finding for a piece of YAML that the parser gave up on.

    ``at`` is where the parser stopped, line and column from 0 within ``text``.
    """
    lines = text.split("\n")
    stop = min(at[0], len(lines) - 1)
    # The cause stands at or above the place where the parser noticed it, seldom below.
    for number in (*range(stop, -1, -1), *range(stop + 1, len(lines))):
        suspect = _suspect(lines[number])
        if suspect is not None:
            column, message, hint = suspect
            place = Place(path, first_line + number, column)
            return faults.YAML_SYNTAX.finding(place, f"YAML 写法有误：{message}", hint=hint)
    place = Place(path, first_line + at[0], at[1] + 1)
    return faults.YAML_SYNTAX.finding(
        place,
        "YAML 写法有误，从这里起无法读懂。",
        hint="请检查这一行和上一行：缩进是否对齐，引号、方括号、花括号是否成对，冒号后是否有空格。",
    )


def suspicious_line(text: str, path: str, first_line: int) -> Finding | None:
    """Return a finding for the first line that looks like a key badly written, or None."""
    for number, line in enumerate(text.split("\n")):
        suspect = _suspect(line)
        if suspect is not None:
            column, message, hint = suspect
            place = Place(path, first_line + number, column)
            return faults.YAML_SYNTAX.finding(place, f"YAML 写法有误：{message}", hint=hint)
    return None


def _suspect(line: str) -> tuple[int, str, str] | None:
    if line.lstrip().startswith("#"):
        return None
    for pattern, message, hint in _SUSPECTS:
        match = pattern.search(line)
        if match:
            return match.start(1) + 1, message, hint
    return None
