"""Pages on A4: whole tables, repeated heads, no navigation, nothing beyond the margin."""

import re
import unicodedata
from io import BytesIO

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

from tests.browser.serving import Go

pytestmark = pytest.mark.browser

SHANGHAI = "agencies/310000/shanghai-bangongting/2025/"
FAULTS = "agencies/350171/pingtan-ziyuan-shengtai/2021/"
PRINTABLE = 680
"""CSS pixels between the margins of A4: 210 mm less twice 15 mm."""
A4 = (595, 842)

ROWS = """rows => rows.map(row => Array.from(row.querySelectorAll('td'), cell =>
  Array.from(cell.childNodes).filter(node => node.nodeType === Node.TEXT_NODE)
    .map(node => node.textContent.trim()).join('')))"""
BEYOND = """width => Array.from(document.body.querySelectorAll('*'))
  .filter(element => element.checkVisibility() && element.getBoundingClientRect().right > width)
  .map(element => element.outerHTML.slice(0, 200))"""
GROUNDS = "cells => cells.map(cell => getComputedStyle(cell).backgroundColor)"
LENGTHEN = """body => { for (const row of [...body.rows, ...body.rows, ...body.rows, ...body.rows])
  for (let copy = 0; copy < 12; copy++) body.append(row.cloneNode(true)); }"""


def _printed(page: Page) -> list[str]:
    """Print; return the text of each sheet without spaces, as a reader would copy it."""
    reader = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True)))
    sizes = {(round(sheet.mediabox.width), round(sheet.mediabox.height)) for sheet in reader.pages}
    assert sizes == {A4}
    # Fonts that share a glyph between look-alikes give the rarer character back.
    return [unicodedata.normalize("NFKC", sheet.extract_text()) for sheet in reader.pages]


def _squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize("address", [SHANGHAI, FAULTS])
def test_every_row_of_table_three_is_printed_whole_on_one_sheet(go: Go, address: str) -> None:
    page = go(address)
    rows = page.locator("table.requests tbody tr").evaluate_all(ROWS)

    sheets = [re.sub(r"※[0-9]+", " ", sheet).split() for sheet in _printed(page)]

    [sheet] = [numbers for numbers in sheets if _has_run(numbers, rows[0])]
    assert len(rows) == 25
    assert [row for row in rows if not _has_run(sheet, row)] == []


def _has_run(words: list[str], run: list[str]) -> bool:
    return any(words[at : at + len(run)] == run for at in range(len(words)))


def test_a_report_is_printed_with_its_source_and_without_navigation(go: Go) -> None:
    page = go("agencies/350171/pingtan-guanweihui/2022/")

    text = _squeezed("".join(_printed(page)))

    assert "平潭综合实验区2022年度政府信息公开工作年度报告" in text
    assert "https://www.pingtan.gov.cn/" in text
    assert "六、其他需要报告的事项" in text
    for word in ("跳到正文", "按年度", "按机构", "首页", "目录", "2023年报告"):
        assert word not in text


def test_no_kind_of_page_prints_its_ways_elsewhere(go: Go, kind: str) -> None:
    page = go(kind)

    page.emulate_media(media="print")

    for way in page.locator("nav, .skip").all():
        assert not way.is_visible()


def test_nothing_reaches_beyond_the_margin_of_the_paper(go: Go, kind: str) -> None:
    page = go(kind)

    page.set_viewport_size({"width": PRINTABLE, "height": 1000})
    page.emulate_media(media="print")

    assert page.evaluate(BEYOND, PRINTABLE + 1) == []
    assert page.evaluate("document.scrollingElement.scrollWidth") == PRINTABLE


def test_no_ground_of_a_cell_covers_the_hairlines_beside_it(go: Go, kind: str) -> None:
    page = go(kind)

    page.emulate_media(media="print")

    grounds = page.locator("th, td").evaluate_all(GROUNDS)
    assert set(grounds) <= {"rgba(0, 0, 0, 0)"}


@pytest.mark.parametrize(
    ("address", "table", "head"),
    [("years/2023/", "table.list", "新收申请"), (SHANGHAI, "table.requests", "法律服务机构")],
)
def test_a_table_longer_than_a_sheet_repeats_its_head(
    go: Go, address: str, table: str, head: str
) -> None:
    page = go(address)
    first = page.locator(f"{table} tbody").first
    first.evaluate("body => { while (body.rows.length > 1) body.deleteRow(1); }")
    mark = _squeezed(first.locator("th").first.inner_text())
    first.evaluate(LENGTHEN)

    sheets = list(map(_squeezed, _printed(page)))

    with_rows = [sheet for sheet in sheets if sheet.count(mark) > 1]
    assert len(with_rows) > 1
    assert [sheet for sheet in with_rows if head not in sheet] == []
