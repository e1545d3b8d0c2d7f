"""Corrections on a report's page: listed, linked to what they are about, seen at the top."""

from dataclasses import replace
from datetime import date

from generator.model.report import Report, Revision
from generator.render.desk import Desk
from generator.render.report import render_report
from tests.render.samples import make_report, report_source

REVISIONS = (
    Revision(date(2024, 5, 21), "proactive.penalties", "15", "18", "又漏计三件"),
    Revision(date(2024, 3, 2), "requests.carried_out.total", "", "1231", "原件空白"),
    Revision(date(2024, 4, 11), "requests.results.refused", "", "", "按案卷重新核对"),
    Revision(date(2024, 4, 12), "published", "2024-01-31", "2024-01-25", "录入有误"),
    Revision(date(2024, 2, 6), "", "", "", "第一部分补上漏去的一段"),
)


def page_of(desk: Desk, revisions: tuple[Revision, ...] = REVISIONS) -> str:
    report: Report = replace(make_report(), revisions=revisions, notes={})
    return render_report(desk, report_source(report)).decode()


def entry(page: str, number: int) -> str:
    start = page.index(f'<li id="revision-{number}">')
    return page[start : page.index("</li>", start)]


def test_corrections_are_listed_by_date(desk: Desk) -> None:
    page = page_of(desk)
    assert '<h2 id="revisions-title">更正说明</h2>' in page
    days = ["2024年2月6日", "2024年3月2日", "2024年4月11日", "2024年4月12日", "2024年5月21日"]
    for number, day in enumerate(days, start=1):
        assert f">{day}</time>" in entry(page, number)


def test_an_entry_tells_the_cell_both_values_and_the_reason(desk: Desk) -> None:
    told = entry(page_of(desk), 5)
    assert (
        '<a href="#proactive.penalties.decisions">二、行政处罚 × 本年处理决定数量</a>'
        "　由 15 更正为 18" in told
    )
    assert "理由：又漏计三件" in told


def test_a_value_that_was_missing_is_said_to_have_been(desk: Desk) -> None:
    assert "由 未公布 更正为 1231" in entry(page_of(desk), 2)


def test_the_corrected_cell_or_heading_leads_to_its_entry(desk: Desk) -> None:
    page = page_of(desk)
    assert '18<a class="mark" href="#revision-5">更5</a></td>' in page
    assert '（三）不予公开</span><a class="mark" href="#revision-3">更3</a></th>' in page


def test_a_corrected_date_is_marked_where_it_stands(desk: Desk) -> None:
    page = page_of(desk)
    assert (
        '<dd id="published"><time datetime="2024-01-25">2024年1月25日</time>'
        '<a class="mark" href="#revision-4">更4</a></dd>' in page
    )
    told = entry(page, 4)
    assert '<a href="#published">发布日期</a>　由 2024年1月31日 更正为 2024年1月25日' in told


def test_a_correction_of_no_figure_is_listed_with_its_reason_alone(desk: Desk) -> None:
    told = entry(page_of(desk), 1)
    assert "href" not in told
    assert "更正为" not in told
    assert "理由：第一部分补上漏去的一段" in told


def test_the_latest_correction_is_seen_at_the_top_and_in_the_contents(desk: Desk) -> None:
    page = page_of(desk)
    top, _, rest = page.partition('<nav class="contents"')
    assert (
        '<dt>最近更正</dt><dd><a href="#revisions">'
        '<time datetime="2024-05-21">2024年5月21日</time></a></dd>' in top
    )
    assert '<li><a href="#revisions">更正说明</a></li>' in rest


def test_a_report_that_was_never_corrected_does_not_speak_of_it(desk: Desk) -> None:
    assert "更正" not in page_of(desk, ()).replace("已函请更正", "")
