"""Everything can be reached and seen with the Tab key alone, on a desk and on a phone."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.serving import Go

pytestmark = pytest.mark.browser

# What a visitor can act on, in the order of the page.
STOPS = """() => {
  window.stops = Array.from(document.querySelectorAll('a[href], [tabindex="0"]'))
    .filter(element => element.checkVisibility());
  return window.stops.length;
}"""
# Where the focus is, and whether a visitor sees it: outlined, in the window, under nothing else.
# A scrolling region is larger than the window and needs only to be outlined.
FOCUSED = """() => {
  const element = document.activeElement;
  const style = getComputedStyle(element);
  const boxes = Array.from(element.getClientRects());
  const uncovered = boxes.some(box => {
    const top = document.elementFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2);
    return top !== null && (element.contains(top) || top.contains(element));
  });
  return {
    index: window.stops.indexOf(element),
    what: element.outerHTML.slice(0, 120),
    outline: style.outlineStyle === 'none' ? 0 : parseFloat(style.outlineWidth),
    seen: uncovered || element.matches('.scroll'),
  };
}"""


def _walk(page: Page) -> list[dict[str, Any]]:
    """Press Tab until the focus leaves the page; give each stop."""
    count = page.evaluate(STOPS)
    walked = []
    for _ in range(count + 1):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUSED)
        if stop["index"] < 0:
            break
        walked.append(stop)
    return walked


@pytest.mark.parametrize("width", [360, 1280])
def test_tab_visits_every_link_and_region_in_order_and_leaves(
    go: Go, kind: str, width: int
) -> None:
    page = go(kind)
    page.set_viewport_size({"width": width, "height": 740})

    walked = _walk(page)

    assert [stop["index"] for stop in walked] == list(range(page.evaluate(STOPS)))
    assert [stop["what"] for stop in walked if stop["outline"] < 2] == []
    assert [stop["what"] for stop in walked if not stop["seen"]] == []


def test_the_first_tab_offers_to_skip_to_the_text(go: Go, kind: str) -> None:
    page = go(kind)
    skip = page.get_by_role("link", name="跳到正文")
    expect(skip).not_to_be_in_viewport()

    page.keyboard.press("Tab")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport(ratio=1)

    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate(
        "document.querySelector('main').contains(document.activeElement)"
        " || document.querySelector('main a, main [tabindex]') === null"
    )
