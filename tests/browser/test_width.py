"""Pages fit narrow screens, large type and wide spacing; only wide tables move sideways."""

import pytest
from playwright.sync_api import ElementHandle, Page

from tests.browser.serving import Go

pytestmark = pytest.mark.browser

WIDTHS = (320, 360, 640, 1280)
"""Two phones, a desk at 200 % and a desk, in CSS pixels."""

# Beyond the right edge without a region that scrolls: the page itself would move sideways.
OVERHANG = """() => {
  const width = document.documentElement.clientWidth;
  const hangs = element => element.getBoundingClientRect().right > width + 1
    && !element.closest('.scroll, svg, .skip');
  const found = Array.from(document.body.querySelectorAll('*')).filter(hangs);
  return [document.scrollingElement.scrollWidth, found.map(element => element.outerHTML)];
}"""
# Boxes that cut off what they hold, and texts that leave the box they stand in.
CLIPPED = """() => {
  const own = element => Array.from(element.childNodes).filter(
    node => node.nodeType === Node.TEXT_NODE && node.textContent.trim());
  const leaves = element => {
    const range = document.createRange();
    const box = element.getBoundingClientRect();
    return own(element).some(text => {
      range.selectNodeContents(text);
      const there = range.getBoundingClientRect();
      return there.right > box.right + 1 || there.bottom > box.bottom + 1;
    });
  };
  const cuts = element => getComputedStyle(element).overflow !== 'visible'
    && element.scrollHeight > element.clientHeight + 1;
  return Array.from(document.querySelectorAll('body *:not(svg, svg *)'))
    .filter(element => getComputedStyle(element).display !== 'inline')
    .filter(element => leaves(element) || cuts(element))
    .map(element => element.outerHTML.slice(0, 200));
}"""
# WCAG 2.2, 1.4.12.
SPACING = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important;
    word-spacing: .16em !important; } p { margin-bottom: 2em !important; }`);
  document.adoptedStyleSheets = [sheet];
}"""
SETTLED = """(region, before) => new Promise(resolve => {
  let tries = 0;
  const look = () => region.scrollLeft !== before || ++tries > 120
    ? resolve(region.scrollLeft) : requestAnimationFrame(look);
  look();
})"""


def _resize(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 740})


def _wide_regions(page: Page) -> list[ElementHandle]:
    regions = page.query_selector_all(".scroll")
    return [one for one in regions if one.evaluate("one => one.scrollWidth > one.clientWidth")]


def test_the_page_itself_never_scrolls_sideways(go: Go, kind: str) -> None:
    page = go(kind)

    for width in WIDTHS:
        _resize(page, width)
        assert page.evaluate(OVERHANG) == [width, []]


def test_a_table_too_wide_for_a_phone_scrolls_by_keyboard(go: Go, report: str) -> None:
    page = go(report)
    _resize(page, 360)

    regions = _wide_regions(page)
    has_tables = page.locator("table.requests").count() > 0
    assert len(regions) == (2 if has_tables else 0)  # 三 and 四; the table of 二 fits
    for region in regions:
        region.focus()
        assert page.evaluate("region => region === document.activeElement", region)
        page.keyboard.press("ArrowRight")
        assert region.evaluate(SETTLED, 0) > 0


def test_a_scrolling_region_is_named_by_its_caption(go: Go, kind: str) -> None:
    page = go(kind)

    for region in page.locator(".scroll").all():
        caption = region.locator("caption")
        assert page.get_by_role("region", name=caption.inner_text()).count() >= 1
        assert region.get_attribute("tabindex") == "0"


def test_a_caption_stays_whole_and_in_view_while_its_table_scrolls(go: Go) -> None:
    page = go("agencies/350171/pingtan-guanweihui/2022/")
    _resize(page, 320)

    for region in _wide_regions(page):
        region.evaluate("region => { region.scrollLeft = region.scrollWidth; }")
        edges = region.eval_on_selector(
            "caption",
            "caption => [caption, caption.closest('.scroll')].flatMap("
            "box => [box.getBoundingClientRect().left, box.getBoundingClientRect().right])",
        )
        assert edges[:2] == pytest.approx(edges[2:], abs=1)


def test_line_labels_stay_in_view_while_a_phone_scrolls_table_three(go: Go) -> None:
    page = go("agencies/350171/pingtan-guanweihui/2022/#requests.results.total.total")
    _resize(page, 360)
    region = page.locator(".scroll", has=page.locator("table.requests"))
    label = page.locator("[id='requests.results.total'] > th")

    region.evaluate("region => { region.scrollLeft = region.scrollWidth; }")

    edge, shown = region.bounding_box(), label.bounding_box()
    assert edge is not None
    assert shown is not None
    assert shown["x"] >= edge["x"]
    assert shown["x"] + shown["width"] < edge["x"] + edge["width"] / 2


def test_no_text_is_cut_with_wide_spacing(go: Go, kind: str) -> None:
    page = go(kind)

    for width in WIDTHS:
        _resize(page, width)
        assert page.evaluate(CLIPPED) == []
    page.evaluate(SPACING)
    for width in WIDTHS:
        _resize(page, width)
        assert page.evaluate(CLIPPED) == []
        assert page.evaluate(OVERHANG) == [width, []]
