"""What happens when sources change while the preview runs."""

import asyncio
import contextlib
import json
import re
from collections.abc import AsyncIterator
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from tornado.httpclient import HTTPClientError, HTTPRequest
from tornado.websocket import WebSocketClientConnection, websocket_connect

from tests.preview.running import Running, Serve, replace, wait_for

PAGE = "/agencies/990000/shujuju/2024/"
HELLO = {"command": "hello", "protocols": ["http://livereload.com/protocols/official-7"]}
TITLE = "title: 关于本站"


class Browser:
    """The part of livereload's script that talks to the server."""

    def __init__(self, connection: WebSocketClientConnection) -> None:
        self._connection = connection

    async def hear(self) -> dict[str, Any]:
        text = await asyncio.wait_for(self._connection.read_message(), 30)
        assert text is not None
        heard: dict[str, Any] = json.loads(text)
        return heard

    async def say(self, **message: object) -> None:
        await self._connection.write_message(json.dumps(message))

    @staticmethod
    @contextlib.asynccontextmanager
    async def of(running: Running, **hello: str) -> AsyncIterator["Browser"]:
        connection = await websocket_connect(running.socket)
        browser = Browser(connection)
        await browser.say(**HELLO, **hello)
        assert (await browser.hear())["command"] == "hello"
        await browser.say(command="info", plugins={}, url=running.url)
        yield browser
        await close(connection)


async def close(connection: WebSocketClientConnection) -> None:
    connection.close()
    while await connection.read_message() is not None:
        pass


def has(text: str, page: str) -> bool:
    return text in page


def stamp_in(page: str) -> str:
    found = re.search(r"snipver=([\w-]+)", page)
    assert found is not None
    return found[1]


def test_a_save_reaches_the_page_and_then_the_browser(serve: Serve, site: Path) -> None:
    running = serve()

    async def scene() -> None:
        async with Browser.of(running, snipver=stamp_in(running.get("/").text)) as browser:
            replace(site / "content/pages/about.md", TITLE, "title: 说明")
            message = await browser.hear()
            assert (message["command"], message["path"]) == ("reload", "*")
            assert str(site) not in json.dumps(message)
            assert "<h1>说明</h1>" in running.get("/about/").text

    asyncio.run(scene())


def test_each_of_several_saves_in_a_row_reaches_the_browser(serve: Serve, site: Path) -> None:
    running = serve()
    about, title = site / "content/pages/about.md", TITLE

    async def scene() -> None:
        nonlocal title
        async with Browser.of(running) as browser:
            for new in ("title: 甲", "title: 乙", "title: 丙"):
                replace(about, title, new)
                title = new
                assert (await browser.hear())["command"] == "reload"

    asyncio.run(scene())
    assert "<h1>丙</h1>" in running.get("/about/").text


def test_a_page_that_connects_after_its_reload_went_out_is_reloaded_at_once(
    serve: Serve, site: Path
) -> None:
    running = serve()
    old = stamp_in(running.get("/about/").text)
    replace(site / "content/pages/about.md", TITLE, "title: 说明")
    page = running.until("/about/", lambda page: stamp_in(page) != old)
    assert "<h1>说明</h1>" in page

    async def scene() -> None:
        async with Browser.of(running, snipver=old) as browser:
            assert (await browser.hear())["command"] == "reload"

    asyncio.run(scene())


def test_saves_faster_than_builds_are_all_shown_in_the_end(serve: Serve, site: Path) -> None:
    running = serve()
    about, titles = site / "content/pages/about.md", ["关于本站", *"甲乙丙丁戊己庚辛壬癸"]
    seen: list[str] = []

    async def scene() -> None:
        async with Browser.of(running) as browser:
            for old, new in pairwise(titles):
                replace(about, f"title: {old}", f"title: {new}")
                await asyncio.sleep(0.05)
            while not seen or "<h1>癸</h1>" not in seen[-1]:
                await browser.hear()
                seen.append(running.get("/about/").text)

    asyncio.run(scene())
    assert len(seen) <= len(titles)


def test_a_sheet_that_was_saved_is_named_with_its_address(serve: Serve, site: Path) -> None:
    sheet = site / "templates/assets/own.css"
    sheet.parent.mkdir(parents=True)
    sheet.write_text("p { color: red }\n", encoding="utf-8")
    running = serve("--base-path", "/nb/")

    async def scene() -> None:
        async with Browser.of(running) as browser:
            replace(sheet, "red", "green")
            message = await browser.hear()
            assert (message["path"], message["liveCSS"]) == ("/nb/assets/own.css", True)

    asyncio.run(scene())


def test_where_changes_are_followed_the_message_names_the_page(
    serve: Serve, site: Path, report: Path
) -> None:
    running = serve("--follow", "--base-path", "/nb/")
    old = stamp_in(running.get("/nb/").text)

    async def scene() -> None:
        async with Browser.of(running) as browser:
            replace(report, "requests: 0", "requests: 0 ")
            assert (await browser.hear())["path"] == f"/nb{PAGE}"
            await asyncio.to_thread(report.unlink)
            assert (await browser.hear())["path"] == "/nb/agencies/990000/shujuju/"
        async with Browser.of(running, snipver=old) as late:
            message = await late.hear()
            assert message["path"] == "/nb/agencies/990000/shujuju/"
            assert str(site) not in json.dumps(message)

    asyncio.run(scene())


def test_a_burst_of_saves_is_built_a_few_times_and_ends_right(serve: Serve, site: Path) -> None:
    running = serve()
    before = running.builds
    for number in range(20):
        (site / f"content/pages/p{number}.md").write_text(
            f"---\ntitle: 第{number}页\n---\n\n正文。\n", encoding="utf-8"
        )
    running.until("/", lambda page: all(f"第{number}页<" in page for number in range(20)))
    assert running.builds - before <= 4


def test_a_new_folder_with_files_in_it_is_seen(serve: Serve, site: Path) -> None:
    running = serve()
    folder = site / "content/990000/tongjiju"
    folder.mkdir()
    (folder / "agency.yaml").write_text("name: 示例市统计局\nkind: department\n", encoding="utf-8")
    running.until("/agencies/990000/tongjiju/", lambda page: "示例市统计局" in page)


def test_a_deleted_source_takes_its_page_away(serve: Serve, site: Path) -> None:
    running = serve()
    (site / "content/pages/about.md").unlink()
    running.until("/about/", lambda page: "没有找到这个页面" in page)


def test_content_that_is_moved_away_and_back_is_still_followed(serve: Serve, site: Path) -> None:
    running = serve()
    content, away = site / "content", site / "away"
    content.rename(away)
    running.until("/about/", lambda page: "gongkai-preview" in page)
    away.rename(content)
    running.until("/about/", lambda page: "gongkai-preview" not in page)
    replace(content / "pages/about.md", TITLE, "title: 说明")
    running.until("/about/", lambda page: "<h1>说明</h1>" in page)


def test_where_polling_is_asked_for_changes_are_found_too(serve: Serve, site: Path) -> None:
    running = serve("--poll")
    about = site / "content/pages/about.md"
    for old, new in pairwise(("关于本站", "甲", "乙", "丙")):
        replace(about, f"title: {old}", f"title: {new}")
        running.until("/about/", partial(has, f"<h1>{new}</h1>"))


def test_templates_that_appear_while_it_runs_are_followed(serve: Serve, site: Path) -> None:
    running = serve()
    sheet = site / "templates/assets/own.css"
    sheet.parent.mkdir(parents=True)
    sheet.write_text("p { color: red }\n", encoding="utf-8")
    running.until("/assets/own.css", lambda text: "red" in text)
    sheet.write_text("p { color: green }\n", encoding="utf-8")
    running.until("/assets/own.css", lambda text: "green" in text)


def test_findings_stand_over_the_last_good_page_until_they_are_mended(
    serve: Serve, report: Path
) -> None:
    running = serve()
    good = running.get(PAGE).text
    replace(report, "requests: 0", "requests: 012")
    page = running.until(PAGE, lambda page: "gongkai-preview" in page)
    assert "content/990000/shujuju/2024.md:4:11" in page
    assert "有 1 处问题没有解决" in page
    assert "没有收取信息处理费" in page
    wait_for(lambda: "浏览器里保留上一次的页面" in running.output)
    assert "2024.md:4:11: 错误 S" in running.output
    replace(report, "requests: 012", "requests: 0")
    mended = running.until(PAGE, lambda page: "gongkai-preview" not in page)
    assert mended.replace(stamp_in(mended), stamp_in(good)) == good


def test_a_site_that_is_blocked_from_the_start_lists_its_findings(
    serve: Serve, report: Path
) -> None:
    replace(report, "requests: 0", "requests: 012")
    running = serve()
    for path in ("/", PAGE, "/nowhere/"):
        page = running.get(path).text
        assert "还没有可以预览的页面" in page
        assert "content/990000/shujuju/2024.md:4:11" in page
        assert "/livereload.js?" in page
    assert running.get("/../site.yaml").status == 404
    replace(report, "requests: 012", "requests: 0")
    running.until(PAGE, lambda page: "没有收取信息处理费" in page)


def test_pages_that_cannot_be_written_are_said_so_until_they_can(serve: Serve, site: Path) -> None:
    running = serve()
    page = site / ".gongkai/preview/about/index.html"
    page.write_text("someone's own\n", encoding="utf-8")
    replace(site / "content/pages/about.md", TITLE, "title: 说明")
    shown = running.until("/", lambda text: "gongkai-preview" in text)
    assert "生成预览没有成功" in shown
    assert "about/index.html" in shown
    page.unlink()
    replace(site / "content/pages/about.md", "title: 说明", TITLE)
    running.until("/", lambda text: "gongkai-preview" not in text)


@pytest.mark.parametrize("origin", ["http://evil.example", "http://127.0.0.1:1", "null"])
def test_a_page_of_another_server_may_not_listen(serve: Serve, origin: str) -> None:
    running = serve()

    async def scene() -> None:
        request = HTTPRequest(running.socket, headers={"Origin": origin})
        with pytest.raises(HTTPClientError, match="403"):
            await websocket_connect(request)

    asyncio.run(scene())


def test_nonsense_on_the_socket_ends_that_connection_alone(serve: Serve) -> None:
    running = serve()

    async def scene() -> None:
        for nonsense in ("", "{", "[]", "{}", "1", '{"command": 7}', "中文"):
            connection = await websocket_connect(running.socket)
            await connection.write_message(nonsense)
            await close(connection)

    asyncio.run(scene())
    assert running.get("/").status == 200
    assert running.leave() == 0
    assert "Traceback" not in running.output
