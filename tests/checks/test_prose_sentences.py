"""Single sentences against one table: which are held against it, and what is found.

The sentences stand in prose_sentences.txt, each with the codes that it should get.
"""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.checks.context import ReportContext
from generator.checks.prose.claims import MOST_CHARACTERS, MOST_CLAIMS
from generator.checks.registry import REPORT_RULES
from generator.ground.diagnostics import Finding
from generator.ground.source import SourceText
from generator.model.agency import Agency
from generator.model.region import Regions
from generator.read.report import ReportFile, parse_report

SENTENCES = Path(__file__).with_name("prose_sentences.txt")
PATH = "content/410303/tongjiju/2023.md"
TABLES = """
proactive:
  regulations: {issued: 0, repealed: 0, in_force: 3}
  normative_documents: {issued: 5, repealed: 4, in_force: 13}
  licensing: 0
  penalties: 0
  coercion: 0
  fees: 0
requests:
  new_received: [17, 4, 0, 0, 0, 0, 21]
  carried_in: [2, 0, 0, 0, 0, 0, 2]
  results:
    granted: [7, 1, 0, 0, 0, 0, 8]
    partly_granted: [3, 0, 0, 0, 0, 0, 3]
    refused:
      state_secret: 0
      prohibited_by_law: 0
      three_securities_one_stability: 0
      third_party_rights: [1, 0, 0, 0, 0, 0, 1]
      internal_affairs: [2, 1, 0, 0, 0, 0, 3]
      process_information: 0
      enforcement_case_file: 0
      administrative_inquiry: 0
    unavailable:
      not_held: [4, 1, 0, 0, 0, 0, 5]
      needs_creation: [0, 1, 0, 0, 0, 0, 1]
      still_unclear_after_correction: 0
    not_processed:
      petition_or_complaint: [1, 0, 0, 0, 0, 0, 1]
      duplicate: 0
      public_publication: 0
      excessive_without_reason: 0
      reconfirm_obtained_information: 0
    other: 0
    total: [18, 4, 0, 0, 0, 0, 22]
  carried_out: [1, 0, 0, 0, 0, 0, 1]
remedies:
  review: [5, 1, 0, 1, 7]
  litigation: {direct: [1, 1, 0, 0, 2], after_review: [4, 0, 0, 0, 4]}
"""
RULES = tuple(
    check for check in REPORT_RULES if check.rule.code[0] == "G" or check.rule.code == "H02"
)
ON_REQUEST, OTHERWISE = "（二）依申请公开", "（五）监督保障"
AGENCIES = {
    "": Agency("410303", "tongjiju", "西工区统计局", "department"),
    "g": Agency("410303", "zhengfu", "西工区人民政府", "government"),
}


def context_of(text: str, *, kind: str = "", heading: str = ON_REQUEST) -> ReportContext:
    agency = AGENCIES[kind]
    body = f"---{TABLES}---\n\n## 一、总体情况\n\n### {heading}\n\n{text}\n"
    source = SourceText(PATH, body)
    read = parse_report(source, ReportFile(PATH, agency, 2023))
    assert read.report is not None
    return ReportContext(
        report=read.report,
        agency=agency,
        regions=Regions({}),
        locate=read.locate,
        body_line=read.body_line,
        source=read.source,
    )


def found_in(context: ReportContext) -> list[Finding]:
    return [finding for check in RULES for finding in check.find(context)]


def sentences() -> list[tuple[str, str]]:
    lines = SENTENCES.read_text(encoding="utf-8").splitlines()
    told = [line.partition("|") for line in lines if line and not line.startswith("#")]
    return [(expected.strip(), text.strip()) for expected, _, text in told]


@pytest.mark.parametrize(("expected", "text"), sentences(), ids=lambda words: words[:32])
def test_a_sentence_gets_the_findings_that_stand_before_it(expected: str, text: str) -> None:
    words = expected.split()
    codes = [word for word in words if len(word) > 1]
    kind = "g" if "g" in words else ""
    heading = OTHERWISE if "h" in words else ON_REQUEST
    found = found_in(context_of(text, kind=kind, heading=heading))
    assert sorted(finding.code for finding in found) == codes


@pytest.mark.parametrize(("expected", "text"), sentences(), ids=lambda words: words[:32])
def test_a_finding_quotes_the_sentence_and_points_into_it(expected: str, text: str) -> None:
    context = context_of(text, kind="g" if " g" in f" {expected}" else "")
    assert context.source is not None
    lines = context.source.text.split("\n")
    for finding in found_in(context):
        quoted = re.search("正文“(.+?)”(?:写的|即|起的|列出|是)", finding.message)
        assert quoted is not None
        assert quoted[1].strip("…") in text
        assert finding.place.line is not None
        assert finding.place.column is not None
        assert lines[finding.place.line - 1] == text
        assert 1 <= finding.place.column <= len(text)


TOTALS = {
    "全年共收到政府信息公开申请{}件。": 21,
    "2023年，我局新收{}件政府信息公开申请，均已登记。": 21,
    "收到政府信息公开申请21件，上年结转{}件。": 2,
    "收到政府信息公开申请21件，全年办结{}件。": 22,
    "收到政府信息公开申请21件，其余{}件结转下年度继续办理。": 1,
    "办结的申请中，不予公开{}件。": 4,
    "办结的申请中，{}件无法提供。": 6,
    "因政府信息公开引起的行政复议{}件。": 7,
    "政府信息公开行政诉讼案件有{}起。": 6,
    "全年制发行政规范性文件{}件。": 5,
    "现行有效的行政规范性文件{}件已经公开。": 13,
}
patterns = st.sampled_from(sorted(TOTALS))
spellings = st.sampled_from(["{}", " {} ", "{:,}"])


@given(pattern=patterns, spelling=spellings)
def test_the_tables_own_number_is_never_a_finding(pattern: str, spelling: str) -> None:
    text = pattern.format(spelling.format(TOTALS[pattern]))
    assert found_in(context_of(text)) == []


@given(pattern=patterns, spelling=spellings, number=st.integers(min_value=0, max_value=99_999))
def test_any_other_number_is_exactly_one_finding(pattern: str, spelling: str, number: int) -> None:
    due = TOTALS[pattern]
    if number == due:
        number += 1
    (finding,) = found_in(context_of(pattern.format(spelling.format(number))))
    assert finding.expected == str(due)
    assert f"相差 {abs(number - due)}" in finding.message


def test_the_same_wrong_number_is_found_in_each_place() -> None:
    text = "全年收到政府信息公开申请19件。\n\n公民和法人提出的政府信息公开申请共收到19件。"
    found = found_in(context_of(text))
    assert [(f.code, f.place.line) for f in found] == [("G01", 46), ("G01", 48)]


def test_section_six_is_held_against_the_tables_and_section_five_is_not() -> None:
    text = (
        "全年收到政府信息公开申请21件。\n\n## 五、存在的主要问题及改进情况\n\n"
        "收到政府信息公开申请35件中有3件答复较慢。\n\n## 六、其他需要报告的事项\n\n"
        "收到政府信息公开申请36件，都没有收费。"
    )
    (finding,) = found_in(context_of(text))
    assert finding.code == "G01"
    assert "36件" in finding.message


def test_a_number_in_bold_or_in_a_link_is_found_at_its_place() -> None:
    (finding,) = found_in(context_of("全年[收到](guide.md)政府信息公开申请**19件**。"))
    assert (finding.code, finding.place.column) == ("G01", 27)


def test_a_paragraph_beyond_all_measure_is_not_read() -> None:
    """This is what bounds the work on a paragraph; its parts are each read once."""
    sentence = "收到政府信息公开申请35件。"
    long = sentence * (MOST_CHARACTERS // len(sentence) + 1)
    assert found_in(context_of(long)) == []


def test_no_more_claims_are_read_than_a_report_can_make() -> None:
    paragraphs = "\n\n".join(["收到政府信息公开申请35件。"] * (MOST_CLAIMS + 50))
    assert len(found_in(context_of(paragraphs))) == MOST_CLAIMS


@pytest.mark.parametrize(
    "piece", ["1", "一", "1 ", "申请", "收到", "未收到", "占", "其中", "（", "20"]
)
def test_endless_repetition_says_nothing(piece: str) -> None:
    text = "\n\n".join([piece * 900] * 20)
    assert found_in(context_of(text)) == []
