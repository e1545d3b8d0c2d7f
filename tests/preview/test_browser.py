"""The preview in a real browser: it reloads by itself, and shows what blocks."""

import os
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, sync_playwright

from generator.render.environment import packaged_templates
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


def connected(page: Page) -> None:
    page.wait_for_function("() => window.LiveReload && window.LiveReload.connector.protocol === 7")


def test_a_sheet_is_swapped_without_loading_the_page(serve: Serve, site: Path, page: Page) -> None:
    sheet = site / "templates/assets/site.css"
    sheet.parent.mkdir(parents=True)
    sheet.write_text("h1 { text-indent: 11px }\n", encoding="utf-8")
    running = serve()
    page.goto(running.url + PAGE)
    connected(page)
    page.evaluate("() => { window.isStillThere = true }")
    for old, new in (("11px", "12px"), ("12px", "13px")):
        replace(sheet, old, new)
        page.wait_for_function(
            "wanted => getComputedStyle(document.querySelector('h1')).textIndent === wanted",
            arg=new,
        )
    assert page.evaluate("() => window.isStillThere")


def test_the_browser_follows_changes_under_a_strict_policy(
    serve: Serve, site: Path, report: Path, page: Page
) -> None:
    put_under_policy(site)
    running = serve("--follow", "--base-path", "/nb/")
    faults: list[str] = []
    page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    page.goto(running.url)
    connected(page)
    assert "default-src 'self'" in page.content()
    agency = running.url + "agencies/990000/shujuju/"
    for source, old, new, address in (
        (report, "没有收取信息处理费", "没有收费", f"{agency}2024/"),
        (report, "没有收费", "没有收取任何费用", f"{agency}2024/"),
        (report.with_name("agency.yaml"), "数据局", "数字局", agency),
        (site / "content/pages/about.md", "title: 关于本站", "title: 说明", f"{running.url}about/"),
    ):
        replace(source, old, new)
        page.wait_for_url(address)
        page.get_by_text(new.removeprefix("title: ")).first.wait_for()
        connected(page)
    replace(report, "没有收取任何费用", "没有收费")
    page.wait_for_url(f"{agency}2024/")
    connected(page)
    report.unlink()
    page.wait_for_url(agency)
    assert faults == []


def put_under_policy(site: Path) -> None:
    """Give every page the policy that servers are advised to send."""
    policy = '<meta http-equiv="Content-Security-Policy" content="default-src \'self\'">'
    layout = (packaged_templates() / "layouts/page.html").read_text(encoding="utf-8")
    own = site / "templates/layouts/page.html"
    own.parent.mkdir(parents=True)
    own.write_text(layout.replace("<head>", f"<head>\n{policy}"), encoding="utf-8")


def test_the_reader_stays_at_the_same_words_when_the_page_above_grows_and_shrinks(
    serve: Serve, site: Path, page: Page
) -> None:
    about, grown = site / "content/pages/about.md", "新增的文字。" * 500
    sections = [f"## 第 {number} 节\n\n{'这一节的正文。' * 60}" for number in range(40)]
    text = "---\ntitle: 关于本站\n---\n\n" + "\n\n".join(sections)
    about.write_text(text, encoding="utf-8")
    running = serve()
    page.goto(f"{running.url}about/")
    heading = page.get_by_role("heading", name="第 20 节")
    heading.evaluate("node => node.scrollIntoView()")
    place = "node => Math.round(node.getBoundingClientRect().top)"
    before = heading.evaluate(place)
    for old, new in (("## 第 3 节\n", f"{grown}\n\n## 第 3 节\n"), (grown, "短。")):
        connected(page)
        page.evaluate("() => { window.isOld = true }")
        replace(about, old, new)
        page.wait_for_function("() => !window.isOld && document.readyState === 'complete'")
        page.wait_for_function("() => scrollY > 0")
        assert abs(heading.evaluate(place) - before) <= 2


def test_a_page_that_is_missing_comes_when_its_source_does(
    serve: Serve, site: Path, page: Page
) -> None:
    running = serve()
    page.goto(f"{running.url}contact/")
    page.get_by_role("heading", name="没有找到这个页面").wait_for()
    (site / "content/pages/contact.md").write_text(
        "---\ntitle: 联系我们\n---\n\n正文。\n", encoding="utf-8"
    )
    page.get_by_role("heading", name="联系我们").wait_for()


def test_saves_faster_than_pages_load_end_with_the_last_one(
    serve: Serve, site: Path, page: Page
) -> None:
    about = site / "content/pages/about.md"
    running = serve()
    page.goto(f"{running.url}about/")
    connected(page)
    for old, new in pairwise(["关于本站", *"甲乙丙丁戊己庚辛壬癸"]):
        replace(about, f"title: {old}", f"title: {new}")
        page.wait_for_timeout(90)
    page.get_by_role("heading", name="癸").wait_for()


def test_a_page_left_open_finds_the_next_run(serve: Serve, site: Path, page: Page) -> None:
    running = serve()
    port = str(running.port)
    page.goto(running.url)
    connected(page)
    running.leave()
    replace(site / "site.yaml", "name: 示例市政府信息公开年报", "name: 甲市政府信息公开年报")
    serve("--port", port)
    page.get_by_text("甲市政府信息公开年报").first.wait_for()
