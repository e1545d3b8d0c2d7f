"""Pages of every kind as they were last looked at and found right.

``pytest tests/render --update-golden`` rewrites them; the difference is then reviewed. What is kept
is the main region, and for the 404 page the whole document.
"""

from pathlib import Path

import pytest

GOLDEN = Path(__file__).parent / "golden"
KINDS = (
    *("report", "agency", "year", "years", "region", "region-year", "regions"),
    *("agencies", "kind", "home", "free", "404", "status", "status-year"),
)


def part_kept(kind: str, page: bytes) -> str:
    text = page.decode()
    if kind == "404":
        return text
    start, end = text.index("<main"), text.index("</main>")
    return text[start:end] + "</main>\n"


@pytest.mark.parametrize("kind", KINDS)
def test_page_is_as_it_was_found_right(
    kind: str, pages: dict[str, bytes], request: pytest.FixtureRequest
) -> None:
    file = GOLDEN / f"{kind}.html"
    now = part_kept(kind, pages[kind])
    if request.config.getoption("--update-golden"):
        file.write_text(now, encoding="utf-8")
    assert now == file.read_text(encoding="utf-8")


def test_every_kind_of_page_is_kept(pages: dict[str, bytes]) -> None:
    assert sorted(pages) == sorted(KINDS) == sorted(file.stem for file in GOLDEN.iterdir())
