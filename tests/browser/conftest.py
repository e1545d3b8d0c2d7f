"""A real browser before the repository's own portal, built by the real program.

Whatever the browser complains of, in any test, fails that test.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    Response,
    ViewportSize,
    sync_playwright,
)

from tests.browser.serving import LOST, Go, Portal, build, serving

PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = (
    *("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars"),
    *("--disable-background-networking", "--disable-component-update", "--no-first-run"),
)
SUBFOLDER = "/a/b/"
DESK = ViewportSize(width=1280, height=800)

REPORTS = {
    "report-2021": "agencies/350171/pingtan-guanweihui/2022/",
    "report-2019-gaps": "agencies/310000/shanghai-bangongting/2019/",
    "report-notes": "agencies/310000/shanghai-bangongting/2025/",
    "report-faults": "agencies/350171/pingtan-ziyuan-shengtai/2021/",
    "report-mixed": "agencies/320813/hongze-zhengfu/2024/",
    "report-outline": "agencies/130000/hebei-jiaoyuting/2017/",
}
KINDS = {
    "home": "",
    "years": "years/",
    "year": "years/2023/",
    "regions": "regions/",
    "region-tree": "regions/410000/",
    "region-matrix": "regions/130000/",
    "region-year": "regions/130000/2022/",
    "region-year-tree": "regions/410000/2023/",
    "agencies": "agencies/",
    "agency-charts": "agencies/130000/hebei-jiaoyuting/",
    "kind": "kinds/department/",
    "free": "guide/",
    "status": "status/",
    "status-year": "status/2023/",
    "not-found": LOST,
    **REPORTS,
}


@pytest.fixture(scope="session")
def portal(tmp_path_factory: pytest.TempPathFactory, repository: Path) -> Iterator[Portal]:
    """The portal at the root of its host."""
    with serving(build(repository, tmp_path_factory.mktemp("portal") / "output"), "/") as served:
        yield served


@pytest.fixture(scope="session")
def portal_below(portal: Portal) -> Iterator[Portal]:
    """The same files, served in a sub-folder of their host."""
    with serving(portal.folder, SUBFOLDER) as served:
        yield served


@pytest.fixture(scope="session")
def portal_built_below(
    tmp_path_factory: pytest.TempPathFactory, repository: Path
) -> Iterator[Portal]:
    """A portal that was told its sub-folder, which its page for lost visitors needs to know."""
    output = tmp_path_factory.mktemp("portal-below") / "output"
    with serving(build(repository, output, "--base-path", SUBFOLDER), SUBFOLDER) as served:
        yield served


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium; tests are skipped where it is missing, except in CI.

    Playwright leaves an event loop running between calls, which tests elsewhere that run a loop
    of their own cannot bear: it ends with each file of tests.
    """
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if program is None:
        missing = f"needs Chromium: none of {', '.join(PROGRAMS)} is installed"
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(missing)
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=program, args=list(FLAGS))
        yield running
        running.close()


@pytest.fixture(scope="module")
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A desktop visitor in light mode."""
    with browser.new_context(viewport=DESK, color_scheme="light", locale="zh-CN") as opened:
        yield opened


@pytest.fixture(scope="module")
def context_without_javascript(browser: Browser) -> Iterator[BrowserContext]:
    """The same visitor with JavaScript switched off."""
    with browser.new_context(viewport=DESK, java_script_enabled=False, locale="zh-CN") as opened:
        yield opened


@dataclass
class Complaints:
    """What went wrong in a page, as the browser tells it."""

    host: str
    found: list[str] = field(default_factory=list)

    def listen(self, page: Page) -> None:
        """Take down everything that the page or its requests run into from now on."""
        page.on("console", self._note_message)
        page.on("requestfailed", self._judge_failure)
        page.on("response", self._judge)

    def ignore(self, page: Page) -> None:
        """Listen no more."""
        page.remove_listener("console", self._note_message)
        page.remove_listener("requestfailed", self._judge_failure)
        page.remove_listener("response", self._judge)

    def _note_message(self, message: ConsoleMessage) -> None:
        self.found.append(f"{message.location['url']}: {message.text}")

    def _judge_failure(self, request: Request) -> None:
        # The icon may still be on its way when the next page is opened.
        if request.failure != "net::ERR_ABORTED":
            self.found.append(f"{request.failure}: {request.url}")

    def _judge(self, response: Response) -> None:
        if urlsplit(response.url).netloc != self.host:
            self.found.append(f"another host: {response.url}")
        elif response.status not in {HTTPStatus.OK, HTTPStatus.NOT_MODIFIED}:
            self.found.append(f"{response.status}: {response.url}")


@pytest.fixture(scope="module")
def tab(context: BrowserContext) -> Iterator[Page]:
    """The one tab in which almost all tests run, because opening one takes long."""
    with context.new_page() as opened:
        yield opened


@contextmanager
def _watched(tab: Page, portal: Portal) -> Iterator[Page]:
    complaints = Complaints(urlsplit(portal.url).netloc)
    complaints.listen(tab)
    yield tab
    complaints.ignore(tab)
    tab.goto("about:blank")
    tab.set_viewport_size(DESK)
    tab.emulate_media(media="null", color_scheme="light")
    assert complaints.found == []


@pytest.fixture
def page(tab: Page, portal: Portal) -> Iterator[Page]:
    """An empty page of the desktop visitor; a complaint of the browser fails the test."""
    with _watched(tab, portal) as opened:
        yield opened


@pytest.fixture
def page_below(tab: Page, portal_below: Portal) -> Iterator[Page]:
    """Such a page for the portal in a sub-folder."""
    with _watched(tab, portal_below) as opened:
        yield opened


@pytest.fixture
def go(page: Page, portal: Portal) -> Go:
    """Open a page of the portal by its address."""

    def opened(address: str) -> Page:
        page.goto(portal.url + address)
        return page

    return opened


@pytest.fixture(params=[*KINDS.values()], ids=[*KINDS])
def kind(request: pytest.FixtureRequest) -> str:
    """The address of one page of each kind."""
    return str(request.param)


@pytest.fixture(params=[*REPORTS.values()], ids=[*REPORTS])
def report(request: pytest.FixtureRequest) -> str:
    """The address of one report of each kind."""
    return str(request.param)
