"""Every case of cases/*.md: Markdown in, findings and HTML out.

A case is a heading and fences of six backticks: ``markdown``, then ``findings`` if there are any
(line:column, code, message), then ``html``.
"""

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from generator.ground.diagnostics import Finding
from generator.ground.source import SourceText
from generator.read.markdown import read_markdown
from generator.render.prose import render_prose

_FOLDER = Path(__file__).parent / "cases"
_CASE = re.compile(
    r"^## (?P<title>.+)\n(?P<parts>(?:\n``````\w+\n(?:.*\n)*?``````\n)+)", re.MULTILINE
)
_PART = re.compile(r"``````(\w+)\n((?:.*\n)*?)``````\n")


class Case(NamedTuple):
    markdown: str
    findings: str
    html: str


def _cases() -> dict[str, Case]:
    cases = {}
    for path in sorted(_FOLDER.glob("*.md")):
        for match in _CASE.finditer(path.read_text(encoding="utf-8")):
            parts = dict(_PART.findall(match["parts"]))
            case = Case(parts["markdown"], parts.get("findings", ""), parts["html"])
            cases[f"{path.stem}: {match['title']}"] = case
    return cases


_CASES = _cases()


def _line(finding: Finding) -> str:
    place = finding.place
    return f"{place.line}:{place.column} {finding.code} {finding.message}\n"


@pytest.mark.parametrize("name", _CASES)
def test_findings_stand_at_the_fault(name: str) -> None:
    case = _CASES[name]
    result = read_markdown(SourceText("2023.md", case.markdown))
    assert "".join(map(_line, result.findings)) == case.findings


@pytest.mark.parametrize("name", _CASES)
def test_html_is_as_expected(name: str) -> None:
    case = _CASES[name]
    tokens = read_markdown(SourceText("2023.md", case.markdown)).tokens
    html = render_prose(tokens, resolve=lambda target: target, id_prefix="p")
    assert html == case.html


def test_every_heading_of_the_case_files_is_a_case() -> None:
    headings = sum(
        len(re.findall(r"^## ", path.read_text(encoding="utf-8"), re.MULTILINE))
        for path in _FOLDER.glob("*.md")
    )
    assert headings == len(_CASES)
