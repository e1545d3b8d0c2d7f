"""Each case is a report as an editor would write it, with the findings it gets beside it.

A case lies in the folder of the rule that it is about; its name ends in the region and the year
that the report's path would have. Beside ``x@410303-2023.md`` may stand the report of the year
before, ``x@410303-2023.before.md``, and ``x@410303-2023.agency.yaml`` with what differs in the
agency: name, kind, powers, valid_from …; ``today`` there is the day that counts as today, and
``years`` are those of its other reports. Its first year is that of its first report here. To
review a change of wording, delete the .txt and run the tests twice: a missing expectation is
written, and fails once.
"""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.checks.context import ReportContext, Succession
from generator.checks.registry import REPORT_RULES, SUCCESSION_RULES, run_checks
from generator.checks.sifting import occasions_of
from generator.ground.diagnostics import Finding, Severity
from generator.ground.source import SourceText
from generator.model.agency import Agency, FormerName
from generator.model.deadlines import Deadlines
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


def beside(case: Path, ending: str) -> Path:
    return case.with_name(f"{case.stem}{ending}")


def findings_in(case: Path) -> tuple[Finding, ...]:
    return run_checks(*succession_of(case))


def succession_of(case: Path) -> tuple[Succession, tuple[Finding, ...]]:
    region, _, digits = case.stem.rpartition("@")[2].partition("-")
    year = int(digits)
    stated = agency_in(beside(case, ".agency.yaml"))
    today = stated.pop("today", None)
    before = beside(case, ".before.md")
    # An agency without a report before is new, so that cases about other things are silent on it.
    usual = {"region": region, "slug": "tongjiju", "valid_from": year - before.exists()}
    others = stated.pop("years", ())
    agency = Agency(**{**usual, **stated})
    later, found = context_of(case, agency, year, today)
    earlier = (context_of(before, agency, year - 1, today)[0],) if before.exists() else ()
    years = tuple(sorted({*others, *(context.report.year for context in earlier), year}))
    return Succession(later, earlier, years), found


def agency_in(path: Path) -> dict[str, Any]:
    usual = {"name": "西工区统计局", "kind": "department"}
    if not path.exists():
        return usual
    stated = yaml.safe_load(path.read_text(encoding="utf-8"))
    former = tuple(FormerName(**each) for each in stated.pop("former_names", ()))
    lists = {key: tuple(value) for key, value in stated.items() if isinstance(value, list)}
    return {**usual, **stated, **lists, "former_names": former}


def context_of(
    case: Path, agency: Agency, year: int, today: date | None
) -> tuple[ReportContext, tuple[Finding, ...]]:
    source = SourceText(f"content/{agency.key}/{year}.md", case.read_text(encoding="utf-8"))
    read = parse_report(source, ReportFile(source.path, agency, year))
    assert read.report is not None
    context = ReportContext(
        report=read.report,
        agency=agency,
        regions=REGIONS,
        locate=read.locate,
        body_line=read.body_line,
        source=read.source,
        due=Deadlines().due(agency.kind, (), year),
        today=today,
    )
    return context, read.findings


def cases() -> list[Path]:
    found = sorted(CASES.glob("*/*.md"))
    return [path for path in found if not path.name.endswith(".before.md")]


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


def is_told(finding: Finding, case: Path) -> bool:
    """Tell whether a case tells of a finding: what other rules remark only blurs what it shows."""
    own = case.parent.name
    is_near = finding.code[0] == own[0] and finding.severity is not Severity.NOTICE
    return finding.code == own or is_near or finding.severity is Severity.ERROR


@pytest.mark.parametrize("case", cases(), ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_findings_are_those_beside_the_report(case: Path) -> None:
    told = [in_words(finding) for finding in findings_in(case) if is_told(finding, case)]
    found = "\n".join(told) or "没有问题"
    expectation = case.with_suffix(".txt")
    if not expectation.exists():
        expectation.write_text(found + "\n", encoding="utf-8")
        pytest.fail(f"{expectation.name} was missing and has been written: review it")
    assert found + "\n" == expectation.read_text(encoding="utf-8")


@pytest.mark.parametrize("case", cases(), ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_where_a_rule_finds_something_one_of_its_occasions_is_there(case: Path) -> None:
    succession, _ = succession_of(case)
    occasions = occasions_of(succession)
    finding = [(c.when, c.rule.code) for c in REPORT_RULES if any(c.find(succession.context))]
    finding += [(c.when, c.rule.code) for c in SUCCESSION_RULES if any(c.find(succession))]
    passed_over = [code for when, code in finding if not when & occasions]
    assert passed_over == []


@pytest.mark.parametrize(
    "code", [*(check.rule.code for check in (*REPORT_RULES, *SUCCESSION_RULES)), "A10", "A11"]
)
def test_every_rule_has_a_case_that_breaks_it_and_one_that_does_not(code: str) -> None:
    expectations = [path.read_text(encoding="utf-8") for path in (CASES / code).glob("*.txt")]
    broken = [text for text in expectations if text.startswith(code) or f"\n{code} " in text]
    assert broken
    assert len(broken) < len(expectations)
