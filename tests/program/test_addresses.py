"""Links of the built portal: relative, alive, and the few places where a base matters."""

from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from posixpath import normpath
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree as ET

import pytest

from tests.running import run, tree_of


class Page(HTMLParser):
    """The links and the anchors of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: list[str] = []
        self.feed(text)

    def handle_starttag(self, _tag: str, attributes: list[tuple[str, str | None]]) -> None:
        for name, value in attributes:
            if name in {"href", "src"}:
                self.links.append(value or "")
            elif name == "id":
                self.ids.append(value or "")


def pages(output: Path) -> dict[str, Page]:
    return {name: Page(data.decode()) for name, data in tree_of(output).items() if ".html" in name}


def own_links(page: Page) -> Iterator[str]:
    return (link for link in page.links if not urlsplit(link).scheme)


def test_every_link_is_relative_and_leads_to_a_file_inside_the_output(portal: Path) -> None:
    found = pages(portal)
    files = set(tree_of(portal))
    for name, page in found.items():
        if name == "404.html":
            continue
        for link in own_links(page):
            parts = urlsplit(link)
            assert not link.startswith("/"), f"{link} in {name}"
            folder = name.rpartition("/")[0]
            target = normpath(f"./{folder}/{unquote(parts.path)}") if parts.path else name
            assert not target.startswith(".."), f"{link} in {name}"
            if not parts.path or parts.path.endswith(("/", ".")):
                target = name if not parts.path else normpath(f"{target}/index.html")
            assert target in files, f"{link} in {name}"
            if parts.fragment:
                assert unquote(parts.fragment) in found[target].ids, f"{link} in {name}"


def test_every_page_can_be_reached_from_the_home_page(portal: Path) -> None:
    found = pages(portal)
    seen: set[str] = set()
    waiting = ["index.html"]
    while waiting:
        name = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        for link in own_links(found[name]):
            path = unquote(urlsplit(link).path)
            target = normpath(f"./{name.rpartition('/')[0]}/{path}")
            if path.endswith(("/", ".")):
                target = normpath(f"{target}/index.html")
            if path and target in found:
                waiting.append(target)
    assert set(found) - seen == {"404.html"}


def test_ids_are_unique_in_each_page(portal: Path) -> None:
    for name, page in pages(portal).items():
        assert len(page.ids) == len(set(page.ids)), name


def test_the_base_path_matters_to_the_404_page_alone(site: Path, portal: Path) -> None:
    assert run("build", "--base-path", "/a/b/", cwd=site).status == 0
    plain, moved = tree_of(portal), tree_of(site / "output")
    differing = {name for name in plain if plain[name] != moved[name]}
    assert differing == {"404.html", "manifest.json"}
    assert set(plain) == set(moved)
    links = list(own_links(Page(moved["404.html"].decode())))
    assert links
    assert all(link.startswith(("/a/b/", "#")) for link in links)


def test_the_404_page_of_a_portal_at_the_root_links_from_the_root(portal: Path) -> None:
    links = list(own_links(Page((portal / "404.html").read_text(encoding="utf-8"))))
    assert links
    assert all(link.startswith(("/", "#")) for link in links)


def test_a_sitemap_is_written_only_where_the_base_url_is_known(site: Path, portal: Path) -> None:
    assert not (portal / "sitemap.xml").exists()
    url = "https://www.example.gov.cn"
    assert run("build", "--base-url", url, "--base-path", "/nb/", cwd=site).status == 0
    built = tree_of(site / "output")
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    root = ET.fromstring(built["sitemap.xml"].decode())  # noqa: S314 - our own file
    listed = [entry.text for entry in root.iter(f"{space}loc")]
    addresses = {name.removesuffix("index.html") for name in built if name.endswith("index.html")}
    assert listed == sorted(f"{url}/nb/{address}" for address in addresses)
    assert f"Sitemap: {url}/nb/sitemap.xml" in built["robots.txt"].decode()
    assert "Sitemap" not in (portal / "robots.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("--base-path", "a/b"),
        ("--base-path", "/a"),
        ("--base-path", "/a b/"),
        ("--base-path", "//evil/"),
        ("--base-url", "www.example.gov.cn"),
        ("--base-url", "https://www.example.gov.cn/a"),
        ("--base-url", "javascript:alert(1)"),
    ],
)
def test_a_base_that_cannot_be_used_is_refused(site: Path, option: str, value: str) -> None:
    done = run("build", option, value, cwd=site)
    assert done.status == 2
    assert option in done.err
    assert done.out == ""
    assert not (site / "output").exists()
