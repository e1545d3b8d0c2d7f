"""Rules about text: no text is too strange for them, and their lists are what they claim to be."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.checks.context import ReportContext
from generator.checks.registry import REPORT_RULES
from generator.checks.text.agency_names import is_name_of
from generator.checks.text.characters import LOOKALIKES, ODD, TRADITIONAL, unified
from generator.checks.text.phrases import PHRASES, Phrase
from generator.commands.new import YearBefore, skeleton
from generator.ground.diagnostics import Finding, Severity
from generator.ground.source import SourceText
from generator.model.agency import Agency
from generator.model.region import Region, Regions
from generator.read.report import ReportFile, parse_report

AGENCY = Agency("410303", "tongjiju", "西工区统计局", "department", short_names=("区统计局",))
REGIONS = Regions(
    {
        "410000": Region("410000", "河南省"),
        "410300": Region("410300", "洛阳市", "410000"),
        "410303": Region("410303", "西工区", "410300"),
    }
)
PATH = "content/410303/tongjiju/2023.md"
ABOUT_TEXT = {
    *("A04", "A05", "A06", "A07", "A08", "A09", "H03", "H06", "J01"),
    *("I01", "I02", "I03", "I04", "I05", "I06", "I07", "I08"),
}
WIDE_A, CYRILLIC_A = "\uff21", "\u0410"
PIECES = st.sampled_from(
    [
        *(
            "申请人",
            "原告",
            "王",
            "张小明",
            "，",
            "。",
            "；",
            "（",
            "）",
            "(",
            ")",
            "《",
            "》",
            "“",
            "”",
        ),
        *("410303", "19900307", "123", "X", "x", "-", " ", "\u3000", "138", "0013", "6222021234"),
        *(
            "XX",
            "××",
            "____",
            "待补充",
            "（请填写",
            "〔",
            "〕",
            "TODO",
            "lorem ipsum",
            "**",
            "(一)",
        ),
        *("and", "of", "の", "PDF", "@qq.com", "秘密", "★", "内部资料", "注意保存", "此件不公开"),
        *("本报告由", "涧西区统计局", "编制", "我委", "邮编", "电话：", "2952686", "4540000"),
        *(
            "號",
            "⽂",
            "\ufffd",
            "\u200b",
            "\ue000",
            WIDE_A,
            CYRILLIC_A,
            "𬀩",
            "12号楼3单元",
            "501室",
        ),
        *("国办公开办函[2021]30号", "条列", "\n\n", "\n## 五、存在的主要问题及改进情况\n", "无"),
    ]
)


def context_of(text: str, year: int = 2023) -> ReportContext:
    read = parse_report(SourceText(PATH, text), ReportFile(PATH, AGENCY, year))
    assert read.report is not None
    return ReportContext(
        read.report, AGENCY, REGIONS, read.locate, body_line=read.body_line, source=read.source
    )


def findings(text: str, year: int = 2023) -> Iterator[Finding]:
    context = context_of(text, year)
    for check in REPORT_RULES:
        if check.rule.code in ABOUT_TEXT:
            yield from check.find(context)


def with_body(body: str) -> str:
    return f"---\nrequests: 0\n---\n\n## 一、总体情况\n\n{body}\n"


def codes(text: str) -> set[str]:
    return {finding.code for finding in findings(with_body(text))}


@given(st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=200))
def test_no_text_is_too_strange_and_every_place_is_in_the_file(body: str) -> None:
    text = with_body(body)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for finding in findings(text):
        assert finding.place.line is not None
        assert 1 <= finding.place.line <= len(lines)
        assert finding.message.endswith("。")


@pytest.mark.parametrize(
    "body",
    [
        *("1" * 300_000, "1 " * 150_000, "X" * 300_000, "_" * 300_000, "*" * 300_000),
        *("（ " * 150_000, "a@" * 150_000, "and " * 75_000, "申请人王" * 75_000, "。" * 300_000),
        *("（" + " " * 300_000, "中" + " " * 300_000, "1 号楼" * 75_000, "內" * 300_000),
    ],
    ids=lambda body: body[:4],
)
def test_a_very_long_line_does_no_harm(body: str) -> None:
    # What takes more than its share of time shows as a timeout.
    list(findings(with_body(body)))


@pytest.mark.parametrize("year", [2023, 2020, 2016])
def test_every_hint_left_in_a_skeleton_is_told(year: int) -> None:
    text = skeleton(AGENCY, year, before=YearBefore(None, ""), due=f"{year + 1}-01-31")
    told = [finding for finding in findings(text, year) if finding.code == "A09"]
    assert len(told) == text.count("（待补充") > 0
    assert {finding.severity for finding in told} == {Severity.ERROR}


def test_traditional_forms_are_none_of_simplified_text() -> None:
    assert not set(TRADITIONAL) & set(TRADITIONAL.values())
    assert all(not _in_gb2312(character) for character in TRADITIONAL)
    assert all(_in_gb2312(simplified) for simplified in TRADITIONAL.values())


def _in_gb2312(character: str) -> bool:
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def test_usual_text_has_no_odd_characters() -> None:
    text = "（一）主动公开：“区统计局”〔2023〕4号……《条例》、①②③，℃㎡％；𬀩㛃"
    assert ODD.findall(text) == []


def test_letters_that_look_alike_stand_for_latin_ones() -> None:
    assert all(latin.isascii() and not other.isascii() for other, latin in LOOKALIKES.items())


@pytest.mark.parametrize(
    ("seen", "meant"), [("⽂", "文"), ("⻚", "页"), ("\uf979", "凉"), ("﨑", "﨑")]
)
def test_what_a_character_out_of_a_pdf_stands_for(seen: str, meant: str) -> None:
    assert unified(seen) == meant


EXAMPLES = {
    "492号": "国务院令第492号",
    "60号": "国办公开办函〔2019〕60号",
    "国": "国办发（2021）12号",
    "信息公开法》": "《政府信息公开法》",
}
"""Where the pattern of a phrase is not the phrase itself."""


@pytest.mark.parametrize("phrase", PHRASES, ids=lambda phrase: phrase.pattern.pattern[:12])
def test_a_set_phrase_is_told_from_its_first_year_on(phrase: Phrase) -> None:
    wrong = EXAMPLES.get(phrase.stem, phrase.pattern.pattern)
    body = with_body(f"工作中提到{wrong}。")
    years = [max(phrase.first_year, 2008) - 1, max(phrase.first_year, 2008)]
    told = [[f for f in findings(body, year) if f.code == "I07"] for year in years]
    assert len(told[1]) == 1
    assert len(told[0]) == (phrase.first_year == 0)


@pytest.mark.parametrize(
    ("name", "is_own"),
    [
        ("西工区统计局", True),
        ("洛阳市西工区统计局", True),
        ("河南省洛阳市西工区统计局", True),
        ("西工统计局", True),
        ("统计局", True),
        ("区统计局", True),
        ("西工区统计局（本级）", True),
        ("西工区统计 局", True),
        ("市统计局", False),
        ("洛阳市统计局", False),
        ("涧西区统计局", False),
        ("西工区统计中心", False),
        ("洛阳市西工区", False),
    ],
)
def test_one_agency_under_the_names_of_its_regions(name: str, is_own: bool) -> None:  # noqa: FBT001 - a parameter of the test
    assert is_name_of(name, AGENCY, 2023, REGIONS) is is_own


@pytest.mark.parametrize(
    ("name", "is_own"),
    [
        ("西工区", True),
        ("洛阳市西工区", True),
        ("西工区政府", True),
        ("洛阳市西工区人民政府", True),
        ("洛阳市", False),
        ("洛阳市人民政府", False),
        ("涧西区人民政府", False),
        ("西工区人民政府办公室", False),
    ],
)
def test_a_government_may_go_by_the_name_of_its_region(name: str, is_own: bool) -> None:  # noqa: FBT001 - a parameter of the test
    government = Agency("410303", "zhengfu", "西工区人民政府", "government")
    assert is_name_of(name, government, 2023, REGIONS) is is_own


@pytest.mark.parametrize("name", ["西工区发展和改革委", "洛阳市西工区发展和改革委员会"])
def test_usual_short_forms_say_the_same(name: str) -> None:
    commission = Agency("410303", "fagaiwei", "西工区发展和改革委员会", "department")
    assert is_name_of(name, commission, 2023, REGIONS)


def test_words_in_official_prose_are_no_private_data() -> None:
    told = codes(
        "申请人可以通过网站提出申请，当事人满意率 97%。共办结群众申请事项 1058 件、"
        "接收评价 170375 件，合同金额 1234567.89 元，涉及国家秘密的不予公开。"
    )
    assert not told & {"A09", "I01", "I02", "I03", "I04", "I05", "I07", "I08"}
