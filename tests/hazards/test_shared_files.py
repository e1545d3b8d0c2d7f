"""Every nasty file of ../shared/hazards, put where its README says, gives findings and no crash.

What each one is to give by code and place is told in ``cases``; here all of them pass through,
those added later included.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.commands.check import check
from generator.ground.diagnostics import Severity
from tests.running import copy_site

REPORT = "content/410303/tongjiju/2023.md"
SHARED = Path(__file__).resolve().parents[3] / "shared" / "hazards"


def inputs() -> Iterator[Path]:
    for name in ("snippet.yaml", "body.md", "sample.md"):
        yield from sorted(SHARED.glob(f"*/{name}"))


def planted(report: str, hazard: Path) -> bytes:
    """Return a good report with a hazard in it: more data, another body, or all of the file."""
    opening, data, body = report.split("---\n", 2)
    nasty = hazard.read_bytes()
    if hazard.name == "snippet.yaml":
        return f"{opening}---\n{data}".encode() + nasty + f"\n---\n{body}".encode()
    if hazard.name == "body.md":
        return f"{opening}---\n{data}---\n".encode() + nasty
    return nasty


@pytest.mark.shared
@pytest.mark.parametrize("hazard", list(inputs()), ids=lambda path: path.parent.name)
def test_a_nasty_file_gives_findings_and_no_crash(hazard: Path, tmp_path: Path) -> None:
    site = copy_site(tmp_path)
    path = site / REPORT
    path.write_bytes(planted(path.read_text(encoding="utf-8"), hazard))
    result = check(site)
    about = [found for found in result.findings if found.place.path == REPORT]
    readme = (hazard.parent / "README.md").read_text(encoding="utf-8")
    if "Expected: Error" in readme:
        assert [found for found in about if found.severity is Severity.ERROR]
    assert all(found.place.line is not None for found in about)


@pytest.mark.shared
def test_there_are_hazards_to_try(shared: Path) -> None:
    assert shared.is_dir()
    assert len(list(inputs())) > 50
