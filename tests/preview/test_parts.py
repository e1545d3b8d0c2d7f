"""Addresses, host names and the overlay, each on its own."""

import os
from pathlib import Path

import pytest

from generator.commands.preview.bulletin import Bulletin
from generator.commands.preview.files import locate, type_of
from generator.commands.preview.hosts import is_own_host, url_of
from generator.commands.preview.overlay import MOST, blocked_page, overlay, with_additions
from generator.ground.diagnostics import Finding, Place, Severity


def test_only_plain_files_and_folders_inside_are_found(tmp_path: Path) -> None:
    root = tmp_path / "root"
    (root / "a b").mkdir(parents=True)
    (root / "a b/index.html").write_text("x")
    os.mkfifo(root / "pipe")
    (root / "out").symlink_to(tmp_path)
    (root / "loop").symlink_to(root / "loop")
    assert locate(root, "a%20b/") == root / "a b/index.html"
    assert locate(root, "a%20b") == root / "a b"
    for address in ("pipe", "out", "out/root/", "loop", "a%20b/index.html/", "x" * 300, "a b//"):
        assert locate(root, address) is None


def test_compressed_and_unknown_files_keep_their_bytes_apart_from_text(tmp_path: Path) -> None:
    assert type_of(tmp_path / "a.csv.gz") == "application/gzip"
    assert type_of(tmp_path / "a.zzzz") == "application/octet-stream"


@pytest.mark.parametrize(
    ("header", "bound", "is_own"),
    [
        ("localhost:8000", "127.0.0.1", True),
        ("LOCALHOST", "127.0.0.1", True),
        ("[::1]:8000", "127.0.0.1", True),
        ("192.0.2.7:8000", "127.0.0.1", False),
        ("192.0.2.7:8000", "0.0.0.0", True),  # noqa: S104 - asked for by the editor
        ("[2001:db8::7]:8000", "::", True),
        ("preview.lan:8000", "preview.lan", True),
        ("evil.example", "0.0.0.0", False),  # noqa: S104 - asked for by the editor
        ("evil.example", "preview.lan", False),
        ("", "127.0.0.1", False),
    ],
)
def test_own_host_names_are_told_from_foreign_ones(
    header: str,
    bound: str,
    is_own: bool,  # noqa: FBT001 - a column of the table
) -> None:
    assert is_own_host(header, bound) is is_own


@pytest.mark.parametrize(
    ("bound", "url"),
    [
        ("127.0.0.1", "http://127.0.0.1:8123/a/"),
        ("::1", "http://[::1]:8123/a/"),
        ("0.0.0.0", "http://127.0.0.1:8123/a/"),  # noqa: S104 - asked for by the editor
        ("::", "http://[::1]:8123/a/"),
        ("localhost", "http://localhost:8123/a/"),
    ],
)
def test_the_address_told_is_one_that_a_browser_here_can_open(bound: str, url: str) -> None:
    assert url_of(bound, 8123, "/a/") == url


def finding(message: str, hint: str | None = None) -> Finding:
    return Finding("S16", Severity.ERROR, Place("content/a.md", 7, 3), message, hint=hint)


def test_what_a_source_says_is_never_markup_in_the_overlay() -> None:
    bulletin = Bulletin("/", findings=(finding("<script>alert(1)</script>", "a & b"),))
    for shown in (overlay(bulletin), blocked_page(bulletin, "").decode()):
        assert "<script" not in shown
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in shown
        assert "改法：a &amp; b" in shown
        assert "content/a.md:7:3" in shown


def test_only_what_blocks_is_in_the_overlay_and_no_more_than_helps() -> None:
    accepted = finding("已说明").accepted_because("原件如此")
    found = tuple(finding(f"第{number}处") for number in range(MOST + 3))
    shown = overlay(Bulletin("/", findings=(accepted, *found)))
    assert "已说明" not in shown
    assert shown.count("<li>") == MOST
    assert "另有 3 处，见终端。" in shown


def test_additions_find_their_way_into_pages_of_any_template() -> None:
    page = b"<HTML><HEAD></HEAD ><BODY class=x><header><body></HTML>"
    assert with_additions(page, "[h]", "[o]") == (
        b"<HTML><HEAD>[h]</HEAD ><BODY class=x>[o]<header><body></HTML>"
    )
    assert with_additions(b"<p>x", "[h]", "[o]") == b"<p>x[o][h]"
