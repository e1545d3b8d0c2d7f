"""A visitor who follows every link of the portal meets no fault and misses no page."""

from urllib.parse import unquote, urldefrag, urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.serving import LOST, Go, Portal

pytestmark = pytest.mark.browser

LINKS = "Array.from(document.querySelectorAll('a[href]'), link => link.href)"
IDS = "Array.from(document.querySelectorAll('[id]'), element => element.id)"
ACTIVE = "script, style, [style], iframe, object, embed, form, base, meta[http-equiv]"
STYLED = "getComputedStyle(document.querySelector('.masthead')).borderTopWidth"


def test_every_page_is_reached_from_home_and_every_link_arrives(page: Page, portal: Portal) -> None:
    home = portal.url
    anchors: dict[str, set[str]] = {}
    links: dict[str, list[str]] = {}
    waiting = {home}
    while waiting:
        url = waiting.pop()
        page.goto(url)
        assert page.locator(ACTIVE).count() == 0, url
        ids = page.evaluate(IDS)
        anchors[url] = set(ids)
        assert len(ids) == len(anchors[url]), url
        links[url] = [link for link in page.evaluate(LINKS) if link.startswith(home)]
        waiting |= {urldefrag(link).url for link in links[url]} - anchors.keys()

    assert {url.removeprefix(home) for url in anchors} == portal.addresses - {LOST}
    assert [
        (url, link)
        for url, all_links in links.items()
        for link in all_links
        if (fragment := unquote(urlsplit(link).fragment))
        and fragment not in anchors[urldefrag(link).url]
    ] == []


def test_the_same_files_work_in_a_subfolder_and_link_nothing_beside_it(
    page_below: Page, portal_below: Portal, kind: str
) -> None:
    if kind == LOST:
        kind = ""  # the page for lost visitors has to be built for its sub-folder: see below
    page_below.goto(portal_below.url + kind)

    own = f"http://{urlsplit(portal_below.url).netloc}/"
    links = [link for link in page_below.evaluate(LINKS) if link.startswith(own)]
    assert links
    assert [link for link in links if not link.startswith(portal_below.url)] == []
    assert page_below.evaluate(STYLED) == "5px"


def test_a_lost_visitor_finds_the_way_from_any_depth(
    context: BrowserContext, portal_built_below: Portal
) -> None:
    portal = portal_built_below
    with context.new_page() as page:
        answer = page.goto(f"{portal.url}agencies/410303/no-such-agency/2023/")

        assert answer is not None
        assert answer.status == 404
        expect(page.get_by_role("heading", level=1)).to_have_text("没有找到这个页面")
        assert page.evaluate(STYLED) == "5px"
        for link in page.get_by_role("main").get_by_role("link").all():
            target = page.evaluate("link => link.href", link.element_handle())
            assert page.request.get(target).status == 200, target
        page.get_by_role("link", name="首页").first.click()
        expect(page).to_have_url(portal.url)


def test_the_same_text_and_links_are_there_without_javascript(
    context_without_javascript: BrowserContext, go: Go, portal: Portal, kind: str
) -> None:
    with_javascript = go(kind)
    with context_without_javascript.new_page() as page:
        page.goto(portal.url + kind)

        assert page.inner_text("body") == with_javascript.inner_text("body")
        assert page.evaluate(LINKS) == with_javascript.evaluate(LINKS)
