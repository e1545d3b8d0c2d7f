"""The three statutory tables: every number knows its full row and column, on paper's layout."""

from typing import Any, Literal

import pytest
from playwright.sync_api import Page, expect

from generator.form.editions import BY_KEY
from generator.form.grid import Cell, Grid, grids_of
from tests.browser.serving import Go

pytestmark = pytest.mark.browser

PINGTAN = "agencies/350171/pingtan-guanweihui/2022/"
SHANGHAI_2019 = "agencies/310000/shanghai-bangongting/2019/"
HONGZE = "agencies/320813/hongze-zhengfu/2024/"

# Each number with the texts of its headers, and the headers beside or above which it does not
# stand: a row header has to cover its height, a column header its width.
CELLS = """table => Array.from(table.querySelectorAll('td'), cell => {
  const text = header => Array.from(header.querySelectorAll('.mark')).reduce(
    (left, mark) => left.replace(mark.textContent, ''), header.textContent).trim();
  const at = cell.getBoundingClientRect();
  const x = (at.left + at.right) / 2, y = (at.top + at.bottom) / 2;
  const headers = cell.headers.split(' ').map(id => document.getElementById(id));
  const astray = headers.filter(header => {
    const box = header.getBoundingClientRect();
    return header.scope === 'row' ? y < box.top || y > box.bottom : x < box.left || x > box.right;
  });
  return {
    id: cell.id,
    headers: headers.map(text),
    scopes: headers.map(header => header.scope),
    astray: astray.map(text),
  };
})"""


def _grids(address: str) -> dict[str, Grid]:
    """Return the tables that a report has to show, by section."""
    if address == SHANGHAI_2019:
        return dict(grids_of(BY_KEY["2019"]))
    grids = dict(grids_of(BY_KEY["2021"]))
    if address == HONGZE:
        grids["requests"] = grids_of(BY_KEY["2019"])["requests"]
    return grids


def _path(cell: Cell) -> list[str]:
    """Return the labels of a cell from the outermost line to the innermost column header."""
    block = (cell.block.heading, cell.block.overline)
    line = (*(group.label for group in cell.line.groups), cell.line.line.label)
    column = (*(group.label for group in cell.column.groups), cell.column.column.label)
    return [label for label in (*block, *line, *column) if label]


def _cells(page: Page, section: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = page.locator(f"table.{section}").evaluate(CELLS)
    return found


@pytest.mark.parametrize("address", [PINGTAN, SHANGHAI_2019, HONGZE])
@pytest.mark.parametrize("section", ["proactive", "requests", "remedies"])
def test_every_number_resolves_to_its_full_row_and_column(
    go: Go, address: str, section: str
) -> None:
    expected = _grids(address)[section].cells

    cells = _cells(go(address), section)

    assert [cell["id"] for cell in cells] == [cell.key for cell in expected]
    assert [cell["headers"] for cell in cells] == [_path(cell) for cell in expected]
    assert [cell["astray"] for cell in cells] == [[] for _ in expected]


def test_the_resolved_path_of_one_number_reads_as_the_form_prints_it(go: Go) -> None:
    page = go(PINGTAN)

    cells = {cell["id"]: cell["headers"] for cell in _cells(page, "requests")}

    key = "requests.results.refused.state_secret.organisation.commercial_enterprise"
    assert cells[key] == [
        "申请人情况",
        "三、本年度办理结果",
        "（三）不予公开",
        "1.属于国家秘密",
        "法人或其他组织",
        "商业企业",
    ]


def test_every_table_has_the_caption_and_unit_of_its_section(go: Go, report: str) -> None:
    page = go(report)

    captions = page.locator("table.form > caption").all_inner_texts()
    assert captions in (
        [],
        [
            "表二　主动公开政府信息情况",
            "表三　收到和处理政府信息公开申请情况 （单位：件）",
            "表四　政府信息公开行政复议、行政诉讼情况 （单位：件）",
        ],
    )
    assert len(captions) == page.locator("section.data table").count()


BACKGROUND = "element => getComputedStyle(element).backgroundColor"


@pytest.mark.parametrize(
    "cell",
    [
        "proactive.licensing.decisions",
        "requests.new_received.organisation.commercial_enterprise",
        "requests.results.total.natural_person",
        "requests.results.total.total",
        "remedies.litigation.after_review.total",
    ],
)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_address_of_a_cell_brings_it_into_view_and_marks_it(
    go: Go, cell: str, scheme: Literal["light", "dark"]
) -> None:
    page = go(PINGTAN)
    page.emulate_media(color_scheme=scheme)
    target = page.locator(f"[id='{cell}']")
    before = target.evaluate(BACKGROUND)
    expect(target).not_to_be_in_viewport()

    go(f"{PINGTAN}#{cell}")

    expect(target).to_be_in_viewport()
    assert target.evaluate("cell => cell.matches(':target')")
    assert target.evaluate(BACKGROUND) != before


def test_on_a_phone_the_address_of_a_cell_brings_it_into_view_too(go: Go) -> None:
    cell = "requests.results.total.total"
    page = go(PINGTAN)
    page.set_viewport_size({"width": 360, "height": 740})

    go(f"{PINGTAN}#{cell}")

    expect(page.locator(f"[id='{cell}']")).to_be_in_viewport(ratio=0.9)


@pytest.mark.parametrize("line", ["requests.results.total", "requests.new_received"])
def test_the_address_of_a_line_marks_all_its_numbers(go: Go, line: str) -> None:
    page = go(PINGTAN)
    numbers = page.locator(f"tr[id='{line}'] td")
    before = [number.evaluate(BACKGROUND) for number in numbers.all()]

    go(f"{PINGTAN}#{line}")

    after = [number.evaluate(BACKGROUND) for number in numbers.all()]
    assert len(after) == 7
    assert [was == now for was, now in zip(before, after, strict=True)] == [False] * 7
