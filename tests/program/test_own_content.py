"""The portal that this repository holds: it is sound, and it keeps its promises."""

from pathlib import Path

from tests.running import run


def test_the_content_of_the_repository_has_no_finding_that_blocks(repository: Path) -> None:
    done = run("check", "--format", "json", cwd=repository)
    assert done.status == 0, done.places
    assert done.json["summary"]["errors"] == 0
    assert done.json["summary"]["reports"] >= 15


def test_every_accepted_fault_of_the_content_has_its_reason(repository: Path) -> None:
    findings = run("check", "--format", "json", cwd=repository).json["findings"]
    accepted = [finding for finding in findings if finding["accepted"]]
    assert accepted
    lines = run("check", cwd=repository).out.splitlines()
    reasons = [line.partition("接受的理由：")[2] for line in lines if "接受的理由：" in line]
    assert len(reasons) == len(accepted)
    assert all(len(reason) > len("原件如此") for reason in reasons)


def test_no_page_of_the_content_shows_markup_to_its_readers(
    repository: Path, tmp_path: Path
) -> None:
    assert run("build", "--output", tmp_path / "out", cwd=repository).status == 0
    pages = [path.read_text(encoding="utf-8") for path in (tmp_path / "out").rglob("*.html")]
    assert len(pages) > 100
    assert not [page for page in pages if "&lt;" in page]
