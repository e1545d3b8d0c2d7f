"""Each case is a report as an editor would write it, with the findings it gets beside it.

A case lies in the folder of the rule that it is about; its name ends in the region and the year
that the report's path would have. To review a change of wording, delete the .txt and run the
tests twice: a missing expectation is written, and fails once.
"""

from pathlib import Path

import pytest

from generator.checks.context import ReportContext
from generator.checks.registry import REPORT_RULES, run_checks
from generator.ground.diagnostics import Finding
from generator.ground.source import SourceText
from generator.model.agency import Agency
from generator.model.region import Region, Regions
from generator.read.report import ReportFile, parse_report

CASES = Path(__file__).parent / "cases"
REGIONS = Regions(
    {
        "410000": Region("410000", "河南省"),
        "410300": Region("410300", "洛阳市", "410000"),
        "410303": Region("410303", "西工区", "410300"),
        "410306": Region("410306", "吉利区", "410300", valid_to=2020),
        "410307": Region("410307", "偃师区", "410300", valid_from=2021),
        "410803": Region("410803", "中站区", "410000"),
    }
)


def findings_in(case: Path) -> tuple[Finding, ...]:
    region, year = case.stem.rpartition("@")[2].split("-")
    agency = Agency(region, "tongjiju", "西工区统计局", "department")
    source = SourceText(f"content/{region}/tongjiju/{year}.md", case.read_text(encoding="utf-8"))
    read = parse_report(source, ReportFile(source.path, agency, int(year)))
    assert read.report is not None
    context = ReportContext(read.report, agency, REGIONS, read.locate, read.body_line, read.source)
    return run_checks(context, read.findings)


def in_words(finding: Finding) -> str:
    place = f"{finding.place.line}:{finding.place.column}"
    lines = [f"{finding.code} {finding.severity} {place} {finding.cell or ''}".rstrip()]
    lines.append(f"  {finding.message}")
    if finding.expected is not None:
        lines.append(f"  应为：{finding.expected}")
    if finding.hint is not None:
        lines.append(f"  提示：{finding.hint}")
    if finding.equations:
        lines.append(f"  等式：{' '.join(finding.equations)}")
    if finding.reason is not None:
        lines.append(f"  接受：{finding.reason}")
    return "\n".join(lines)


@pytest.mark.parametrize(
    "case", sorted(CASES.glob("*/*.md")), ids=lambda p: f"{p.parent.name}/{p.stem}"
)
def test_findings_are_those_beside_the_report(case: Path) -> None:
    found = "\n".join(in_words(finding) for finding in findings_in(case)) or "没有问题"
    expectation = case.with_suffix(".txt")
    if not expectation.exists():
        expectation.write_text(found + "\n", encoding="utf-8")
        pytest.fail(f"{expectation.name} was missing and has been written: review it")
    assert found + "\n" == expectation.read_text(encoding="utf-8")


@pytest.mark.parametrize("code", [*(check.rule.code for check in REPORT_RULES), "A10", "A11"])
def test_every_rule_has_a_case_that_breaks_it_and_one_that_does_not(code: str) -> None:
    expectations = [path.read_text(encoding="utf-8") for path in (CASES / code).glob("*.txt")]
    broken = [text for text in expectations if text.startswith(code) or f"\n{code} " in text]
    assert broken
    assert len(broken) < len(expectations)
