"""The preview in a real browser: it reloads by itself, and shows what blocks."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, sync_playwright

from tests.preview.running import Serve, replace

CHROMIUM = "/usr/bin/chromium"
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu"]
PAGE = "agencies/990000/shujuju/2024/"

pytestmark = pytest.mark.browser


@pytest.fixture
def page() -> Iterator[Page]:
    if not Path(CHROMIUM).is_file():
        if os.environ.get("CI"):
            pytest.fail(f"no browser at {CHROMIUM}")
        pytest.skip(f"no browser at {CHROMIUM}")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = browser.new_page()
        page.set_default_timeout(30_000)
        yield page
        browser.close()


def faults_in(page: Page) -> list[str]:
    return [fault["id"] for fault in Axe().run(page).response["violations"]]


def test_the_page_reloads_by_itself_and_shows_findings_until_mended(
    serve: Serve, site: Path, report: Path, page: Page
) -> None:
    running = serve()
    messages: list[tuple[str, str]] = []
    page.on("console", lambda message: messages.append((message.type, message.text)))
    page.goto(running.url + PAGE)
    replace(site / "site.yaml", "name: 示例市政府信息公开年报", "name: 甲市政府信息公开年报")
    page.get_by_text("甲市政府信息公开年报").first.wait_for()

    replace(report, "requests: 0", "requests: 012")
    shown = page.get_by_role("complementary", name="预览的问题")
    shown.wait_for()
    page.wait_for_load_state()  # a list is there before its sheet is
    assert "content/990000/shujuju/2024.md:4:11" in shown.inner_text()
    assert page.get_by_role("heading", level=1).is_visible()
    assert shown.evaluate("node => getComputedStyle(node).position") == "fixed"
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert faults_in(page) == []
    shown.get_by_text("没有解决").click()
    shown.get_by_text("content/990000").wait_for(state="hidden")

    replace(report, "requests: 012", "requests: 0")
    shown.wait_for(state="detached")
    assert [text for kind, text in messages if kind == "error"] == []


def test_a_site_that_is_blocked_from_the_start_comes_when_it_is_mended(
    serve: Serve, report: Path, page: Page
) -> None:
    replace(report, "requests: 0", "requests: 012")
    running = serve()
    page.goto(running.url + PAGE)
    page.get_by_role("heading", name="还没有可以预览的页面").wait_for()
    page.wait_for_load_state()
    assert faults_in(page) == []
    replace(report, "requests: 012", "requests: 0")
    page.get_by_text("没有收取信息处理费").wait_for()


def test_a_page_left_open_finds_the_next_run(serve: Serve, site: Path, page: Page) -> None:
    running = serve()
    port = str(running.port)
    page.goto(running.url)
    page.wait_for_function("() => window.LiveReload && window.LiveReload.connector.protocol === 7")
    running.leave()
    replace(site / "site.yaml", "name: 示例市政府信息公开年报", "name: 甲市政府信息公开年报")
    serve("--port", port)
    page.get_by_text("甲市政府信息公开年报").first.wait_for()
