"""Text of content is only ever text: no markup, no template, no attribute grows out of it."""

from collections.abc import Callable
from html.parser import HTMLParser
from itertools import pairwise

from tests.render.words import Words

HOSTILE = "{{ 7*7 }}<script>alert(1)</script>\" onmouseover='x' &amp; a onfocus=1"


class Reader(HTMLParser):
    """Collects what a browser would find in a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: set[str] = set()
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes.update(name for name, _ in attrs)

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def read(page: bytes) -> Reader:
    reader = Reader()
    reader.feed(page.decode())
    return reader


def hostile(text: str) -> str:
    return f"{HOSTILE}{text}"


def test_hostile_text_adds_no_element_and_no_attribute(
    pages: dict[str, bytes], pages_of: Callable[[Words], dict[str, bytes]]
) -> None:
    for kind, page in pages_of(hostile).items():
        found, usual = read(page), read(pages[kind])
        assert "script" not in found.tags, kind
        assert found.attributes == usual.attributes, kind
        if kind not in {"report", "free"}:
            assert found.tags == usual.tags, kind


def test_hostile_text_is_printed_as_written(
    pages_of: Callable[[Words], dict[str, bytes]],
) -> None:
    for kind, page in pages_of(hostile).items():
        whole = "".join(read(page).texts)
        assert "{{ 7*7 }}<script>alert(1)</script>" in whole, kind
        assert "49<" not in whole, kind


def test_a_name_that_looks_like_attributes_stays_one_value(
    pages_of: Callable[[Words], dict[str, bytes]],
) -> None:
    for kind, page in pages_of(lambda text: f"{text} onmouseover=alert(1)").items():
        assert "onmouseover" not in read(page).attributes, kind


def test_all_pages_keep_headings_in_order_and_ids_apart(pages: dict[str, bytes]) -> None:
    for kind, page in pages.items():
        reader = read(page)
        levels = [int(tag[1]) for tag in reader.tags if tag in {"h1", "h2", "h3", "h4"}]
        assert levels[0] == 1, kind
        assert levels.count(1) == 1, kind
        assert all(below <= above + 1 for above, below in pairwise(levels)), kind
        ids = [part.split('"')[0] for part in page.decode().split(' id="')[1:]]
        assert len(ids) == len(set(ids)), kind


def test_titles_are_all_different(pages: dict[str, bytes]) -> None:
    titles = [page.decode().split("<title>")[1].split("</title>")[0] for page in pages.values()]
    assert len(titles) == len(set(titles))
