"""What the preview answers to requests."""

import json
from pathlib import Path

import pytest

from tests.preview.running import TEXT, Running, Serve, replace, wait_for

PAGE = "/agencies/990000/shujuju/2024/"


def test_pages_are_html_in_utf8_never_cached_and_load_livereload(portal: Running) -> None:
    answer = portal.get("/")
    assert answer.status == 200
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert answer.headers["Cache-Control"] == "no-store"
    assert "示例市政府信息公开年报" in answer.text
    assert answer.text.count("/livereload.js?") == 1
    assert "gongkai-preview" not in answer.text
    assert "/.gongkai/preview.js" not in answer.text


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        (f"{PAGE}data.csv", "text/csv; charset=utf-8"),
        ("/assets/data.json", "application/json; charset=utf-8"),
        (f"{PAGE}note.txt", "text/plain; charset=utf-8"),
        ("/assets/data.xml", "text/xml; charset=utf-8"),
        ("/assets/plan.svg", "image/svg+xml; charset=utf-8"),
        (f"{PAGE}original.pdf", "application/pdf"),
    ],
)
def test_files_are_sent_whole_with_their_type(portal: Running, address: str, kind: str) -> None:
    text = "%PDF" if address.endswith(".pdf") else TEXT
    answer = portal.get(address)
    assert (answer.status, answer.headers["Content-Type"]) == (200, kind)
    assert answer.text == text
    head = portal.get(address, method="HEAD")
    assert (head.status, head.text) == (200, "")
    assert head.headers["Content-Length"] == str(len(text.encode()))


def test_the_sheet_of_the_site_has_its_type(portal: Running) -> None:
    answer = portal.get("/assets/site.css")
    assert (answer.status, answer.headers["Content-Type"]) == (200, "text/css; charset=utf-8")


def test_an_unknown_address_gets_the_page_of_the_site_and_still_reloads(portal: Running) -> None:
    answer = portal.get("/agencies/990000/shujuju/1999/")
    assert answer.status == 404
    assert "没有找到这个页面" in answer.text
    assert "/livereload.js?" in answer.text


def test_a_folder_without_its_slash_is_redirected(portal: Running) -> None:
    answer = portal.get("/years")
    assert (answer.status, answer.headers["Location"]) == (302, "/years/")


@pytest.mark.parametrize(
    "path",
    [
        "/../site.yaml",
        "/../../site.yaml",
        "/..%2f..%2fsite.yaml",
        "/%2e%2e/%2e%2e/site.yaml",
        "/years/../../../site.yaml",
        "/..%5c..%5csite.yaml",
        "/%00",
        "/%ff",
        "//etc/passwd",
        "//evil.example/..",
        "//evil.example/years",
        "//years",
        "/%2fyears",
        "http://evil.example/",
    ],
)
def test_no_address_leads_out_of_the_preview(portal: Running, path: str) -> None:
    answer = portal.get(path)
    assert answer.status in {403, 404}
    assert "Location" not in answer.headers
    assert "name: 示例市" not in answer.text


def test_a_link_out_of_the_preview_is_not_followed(portal: Running) -> None:
    (portal.site / ".gongkai/preview/years/secret.txt").symlink_to(portal.site / "site.yaml")
    assert portal.get("/years/secret.txt").status == 404


def test_drafts_are_shown_and_the_output_folder_is_not_touched(
    serve: Serve, site: Path, report: Path
) -> None:
    replace(report, "published:", "draft: true\npublished:")
    running = serve()
    assert running.get(PAGE).status == 200
    assert not (site / "output").exists()


def test_under_a_base_path_everything_is_as_in_production(serve: Serve) -> None:
    running = serve("--base-path", "/a/b/")
    assert running.url.endswith("/a/b/")
    for path in ("/", "/a/b"):
        answer = running.get(path)
        assert (answer.status, answer.headers["Location"]) == (302, "/a/b/")
    assert running.get(f"/a/b{PAGE}").status == 200
    outside = running.get("/years/")
    assert outside.status == 404
    assert 'href="/a/b/assets/site.css"' in outside.text


def test_the_base_path_of_the_settings_is_followed_when_it_changes(
    serve: Serve, site: Path
) -> None:
    replace(site / "site.yaml", "description:", "base_path: /xxgk/\ndescription:")
    running = serve()
    assert running.get("/xxgk/").status == 200
    replace(site / "site.yaml", "base_path: /xxgk/", "base_path: /nb/")
    wait_for(lambda: running.url.endswith("/nb/"), lambda: running.output)
    assert running.get("/nb/").status == 200
    assert running.get("/xxgk/").status == 404


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8000", "10.9.8.7", "localhost.x"])
@pytest.mark.parametrize("path", ["/", "/livereload.js", "/livereload", "/.gongkai/preview.js"])
def test_a_foreign_host_name_is_refused(portal: Running, host: str, path: str) -> None:
    answer = portal.get(path, Host=host)
    assert answer.status == 403
    assert "示例市" not in answer.text


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "localhost:9000", "[::1]:8000"])
def test_names_of_this_machine_are_welcome(portal: Running, host: str) -> None:
    assert portal.get("/", Host=host).status == 200


def test_nothing_can_be_written_and_no_reload_be_forced(portal: Running) -> None:
    assert portal.get("/", method="POST").status == 405
    assert portal.get("/forcereload").status == 404


def test_the_script_and_the_sheet_of_the_preview_are_served(portal: Running) -> None:
    script = portal.get("/livereload.js")
    assert (script.status, "LiveReload" in script.text) == (200, True)
    sheet = portal.get("/.gongkai/preview.css")
    assert sheet.headers["Content-Type"] == "text/css; charset=utf-8"
    assert "#gongkai-preview" in sheet.text
    follow = portal.get("/.gongkai/preview.js")
    assert follow.headers["Content-Type"].endswith("/javascript; charset=utf-8")
    assert "LiveReloadPlugin" in follow.text


def test_the_manifest_is_what_production_serves_too(portal: Running) -> None:
    assert json.loads(portal.get("/manifest.json").text)["files"]
