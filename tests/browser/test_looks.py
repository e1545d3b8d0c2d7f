"""Light and dark are both real."""

import pytest
from playwright.sync_api import Page

from tests.browser.serving import Go

pytestmark = pytest.mark.browser

COLOURS = """selector => {
  const style = getComputedStyle(document.querySelector(selector));
  const brightness = colour => colour.match(/[0-9]+/g).slice(0, 3).reduce(
    (sum, part) => sum + Number(part), 0) / 765;
  return [brightness(style.backgroundColor), brightness(style.color)];
}"""


def _brightness(page: Page, selector: str) -> tuple[float, float]:
    paper, ink = page.evaluate(COLOURS, selector)
    return paper, ink


@pytest.mark.parametrize("selector", ["html", ".masthead", "table.form th", ".notes"])
def test_dark_mode_turns_paper_and_ink_around(go: Go, selector: str) -> None:
    page = go("agencies/350171/pingtan-ziyuan-shengtai/2021/")
    light_paper, light_ink = _brightness(page, selector)

    page.emulate_media(color_scheme="dark")

    dark_paper, dark_ink = _brightness(page, selector)
    assert light_paper - light_ink > 0.6
    assert dark_ink - dark_paper > 0.6


def test_columns_of_a_chart_stand_out_in_both_modes(go: Go) -> None:
    page = go("agencies/130000/hebei-jiaoyuting/")
    fill = "getComputedStyle(document.querySelector('.bar')).fill"
    light = page.evaluate(fill)

    page.emulate_media(color_scheme="dark")

    assert page.evaluate(fill) != light


def test_paper_is_white_even_for_a_visitor_in_dark_mode(go: Go, kind: str) -> None:
    page = go(kind)

    page.emulate_media(color_scheme="dark", media="print")

    assert _brightness(page, "html") == (1, 0)
