"""axe-core, with all its rules, finds nothing on any kind of page."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.serving import Go

pytestmark = pytest.mark.browser

AXE = Axe()


def _violations(page: Page) -> list[str]:
    answer = AXE.run(page).response
    assert answer["passes"]
    return [f"{one['id']}: {node['html']}" for one in answer["violations"] for node in one["nodes"]]


def test_axe_finds_nothing_in_light_dark_and_on_a_phone(go: Go, kind: str) -> None:
    page = go(kind)

    assert _violations(page) == []
    page.emulate_media(color_scheme="dark")
    assert _violations(page) == []
    page.emulate_media(color_scheme="light")
    page.set_viewport_size({"width": 360, "height": 740})
    assert _violations(page) == []
