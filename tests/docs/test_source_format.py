"""The reference of the source format: it names every key, and its examples are good sources."""

import re
from pathlib import Path

import pytest

from generator.checks.context import ReportContext, Succession
from generator.checks.registry import run_checks
from generator.form.editions import BY_KEY, EDITIONS
from generator.form.grid import all_cells
from generator.form.shape import Edition
from generator.ground.diagnostics import Finding, Severity
from generator.ground.source import SourceText
from generator.model.addresses import RESERVED
from generator.model.agency import KINDS, Agency
from generator.model.region import Region, Regions
from generator.read import agency, free_page, regions, report, site
from generator.read.report import ReportFile, parse_report
from generator.read.yaml_tree import read_yaml

PROSE = """
## 一、总体情况

文字。

## 五、存在的主要问题及改进情况

文字。

## 六、其他需要报告的事项

文字。
"""
KEYS = (
    *(*site.KEYS, *site.FOOTER_KEYS, *regions.KEYS, *agency.KEYS, *agency.FORMER_KEYS),
    *(*agency.POWERS, *KINDS, *report.KEYS, *free_page.KEYS, *BY_KEY, *RESERVED),
    *("code", "at", "reason", "date", "cell", "old", "new", "title", "url"),
)


@pytest.fixture(scope="module")
def reference(repository: Path) -> str:
    return (repository / "docs" / "source-format.md").read_text(encoding="utf-8")


def yaml_blocks(text: str) -> list[str]:
    return re.findall(r"^```yaml\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)


def test_the_reference_names_every_key_of_every_file(reference: str) -> None:
    words = set(re.findall(r"[a-z0-9_]+", " ".join(re.findall(r"`([^`\n]+)`", reference))))
    assert [key for key in KEYS if key not in words] == []


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda edition: edition.key)
def test_the_reference_names_every_key_of_the_form(reference: str, edition: Edition) -> None:
    words = set(re.findall(r"[a-z_]+", reference))
    keys = {part for cell in all_cells(edition) for part in cell.key.split(".")}
    assert sorted(keys - words) == []


def test_every_yaml_example_of_the_reference_is_understood(reference: str) -> None:
    blocks = yaml_blocks(reference)
    assert blocks
    assert [found for block in blocks for found in read_yaml(block, "example").findings] == []


def test_the_full_example_of_each_form_has_nothing_above_a_notice(reference: str) -> None:
    forms = [block for block in yaml_blocks(reference) if block.startswith("proactive:")]
    newer, older = forms
    assert findings_of(newer, 2023) == ()
    assert findings_of(f"{older}requests: 0\nremedies: 0\n", 2019) == ()


def findings_of(data: str, year: int) -> tuple[Finding, ...]:
    own = Agency("410303", "tongji", "西工区统计局", "department")
    source = SourceText(f"content/{own.key}/{year}.md", f"---\n{data}---\n{PROSE}")
    read = parse_report(source, ReportFile(source.path, own, year))
    assert read.report is not None
    known = Regions({"410303": Region("410303", "西工区")})
    context = ReportContext(read.report, own, known, read.locate, read.body_line, source)
    found = run_checks(Succession(context), read.findings)
    return tuple(finding for finding in found if finding.severity is not Severity.NOTICE)
