"""A desk, an agency and its reports, filled with numbers that are all different."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from generator.form.editions import BY_KEY, edition_of
from generator.form.grid import grids_of
from generator.form.shape import Kind
from generator.ground.diagnostics import Finding, Place, Severity
from generator.model.agency import Agency, FormerName
from generator.model.region import Region
from generator.model.report import (
    Acceptance,
    Origin,
    Passage,
    Report,
    Revision,
    TableData,
    Value,
    official_title,
)
from generator.model.site import Footer, Site
from generator.read.markdown.parser import PARSER
from generator.render.agency import AgencySource
from generator.render.desk import Desk, open_desk
from generator.render.report import ReportSource
from generator.render.views import Link
from generator.render.views_agency import AgencyYear
from tests.render.words import Words, plain

REGIONS = (
    Region("410000", "河南省"),
    Region("410300", "洛阳市", "410000"),
    Region("410303", "西工区", "410300"),
)


def make_desk(words: Words = plain, templates: Path | None = None) -> Desk:
    site = Site(
        name=words("西工区信息公开年报"),
        description=words("西工区各机构的年度报告"),
        notice=words("文字为转述，数字取自原件。"),
        base_path="/zwgk/",
        base_url="https://www.example.gov.cn",
        footer=Footer(
            words("西工区人民政府办公室"), words("0379-1234567"), words("4103030001"), "", ""
        ),
    )
    return open_desk(site, templates=templates, pages=(Link(words("关于本站"), "about/"),))


def make_agency(words: Words = plain) -> Agency:
    return Agency(
        region="410303",
        slug="tongji",
        name=words("西工区统计局"),
        kind="department",
        short_names=(words("区统计局"),),
        former_names=(FormerName(words("西工区统计和普查局"), 2010, 2018),),
        predecessors=("410303/pucha",),
        valid_from=2010,
        contact=words("0379-7654321"),
    )


def table(
    edition: str, section: str, *, first: int, given: Mapping[str, Value | None] | None = None
) -> TableData:
    """A table whose cells are numbered on from ``first``, but for those given by key path."""
    grid = grids_of(BY_KEY[edition])[section]
    numbered: dict[str, Value | None] = {
        cell.key: Decimal(f"{first + cell.index}.50")
        if cell.kind is Kind.AMOUNT
        else first + cell.index
        for cell in grid.cells
    }
    numbered.update(given or {})
    values = tuple(numbered[cell.key] for cell in grid.cells)
    return TableData(BY_KEY[edition], grid, values)


def passage(heading: str, text: str) -> Passage:
    return Passage(heading, 1, 2 if heading else 0, tuple(PARSER.parse(text)))


def accepted(code: str, cell: str, message: str, reason: str) -> Finding:
    place = Place("content/410303/tongji/2023.md", 3, 5)
    return Finding(code, Severity.ERROR, place, message, cell=cell, reason=reason)


def make_report(words: Words = plain) -> Report:
    total = "requests.results.total"
    return Report(
        path="content/410303/tongji/2023.md",
        year=2023,
        title=words(official_title("西工区统计局", 2023)),
        edition=edition_of(2023),
        published=date(2024, 1, 25),
        tables={
            "proactive": table("2021", "proactive", first=11),
            "requests": table(
                "2021",
                "requests",
                first=1001,
                given={"requests.carried_in.total": 0, f"{total}.natural_person": None},
            ),
        },
        notes={
            "proactive.normative_documents.issued": words("其中修订1件"),
            "requests.results.refused": words("含重复申请"),
        },
        accepted=(Acceptance("D02", f"{total}.total", words("原件如此，已函请更正"), 9, 5),),
        revisions=(
            Revision(
                date(2024, 3, 1), "proactive.licensing.decisions", "16", "17", words("录入有误")
            ),
        ),
        origin=Origin(words("西工区统计局年报"), "https://www.example.gov.cn/2023.html"),
        passages=(
            passage("", words("本报告由西工区统计局编制。")),
            passage("一、总体情况", words("全年公开信息37条。")),
            passage("五、存在的主要问题及改进情况", words("公开意识有待提高。")),
        ),
        attachments=(words("原件:2023 年.pdf"),),
    )


def report_source(report: Report, words: Words = plain) -> ReportSource:
    finding = accepted(
        "D02",
        "requests.results.total.total",
        words("三、（七）总计 × 总计 写作 1168，应为 1160。"),
        words("原件如此，已函请更正"),
    )
    return ReportSource(
        report=report,
        agency=make_agency(words),
        regions=tuple(replace(region, name=words(region.name)) for region in REGIONS),
        findings=(finding,),
        years=(2021, 2023, 2024),
        resolve=plain,
    )


def agency_source(words: Words = plain) -> AgencySource:
    def year(number: int, edition: str, figures: Sequence[int | None]) -> AgencyYear:
        title = words(official_title("西工区统计局", number))
        address = f"agencies/410303/tongji/{number}/"
        return AgencyYear(number, address, title, "", edition, tuple(figures), number - 2019)

    return AgencySource(
        agency=make_agency(words),
        regions=REGIONS,
        years=(
            year(2019, "2019年格式", (41, 37, 23, 4, 0, 2)),
            year(2020, "2019年格式", (52, 53, 31, 3, 1, 5)),
            year(2022, "2021年格式", (68, 64, 29, 7, None, 6)),
        ),
    )
