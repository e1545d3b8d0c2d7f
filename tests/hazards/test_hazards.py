"""Every case of cases/*.md: one fault put into a sound site that has been published before.

What blocks gets its finding at its place, status 1, and leaves the published pages byte for byte;
what does not block is printed as the case says.
"""

import os
import re
import shutil
from pathlib import Path

import pytest

from generator.cli.main import main
from tests.cases import Case, Fence, cases_in, characters
from tests.running import Done, copy_site, edit, tree_of

CASES = cases_in(Path(__file__).parent / "cases")
REPEAT = re.compile(r"<([^<>×]+|<[^<>×]+|>)×([0-9]+)>")
BYTE = re.compile(r"<([0-9A-F]{2})>")


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small site with its output."""
    site = copy_site(tmp_path_factory.mktemp("published"))
    assert main(["--site", str(site), "build"]) == 0
    return site


@pytest.fixture
def site(published: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    copied = Path(shutil.copytree(published, tmp_path / "site"))
    monkeypatch.chdir(copied)
    return copied


def repeated(text: str) -> str:
    """Return text in which ``<[×9>`` stands for nine brackets."""
    return REPEAT.sub(lambda found: found[1] * int(found[2]), text)


def unfolded(fence: Fence) -> Fence:
    return fence._replace(text=repeated(fence.text))


def put(fence: Fence, site: Path) -> None:
    """Do to the site what a fence says."""
    fence = unfolded(fence)
    path = site / fence.words[0] if fence.words else site
    if fence.name == "edit":
        old = [line[2:] for line in fence.lines if line.startswith("- ")]
        new = [line[2:] for line in fence.lines if line.startswith("+ ")]
        edit(path, "\n".join(old), characters("\n".join(new)))
    elif fence.name == "append":
        with path.open("ab") as file:
            file.write(b"\n" + fence.stored())
    elif fence.name == "write":
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(fence.stored())
    elif fence.name == "files":
        for line in fence.lines:
            create(line, site)


def create(line: str, site: Path) -> None:
    """Create an empty file, or a link, whose name may hold bytes that are no UTF-8."""
    name, _, target = line.partition(" → ")
    name = BYTE.sub(lambda found: os.fsdecode(bytes.fromhex(found[1])), name)
    path = site / name
    path.parent.mkdir(parents=True, exist_ok=True)
    if target:
        path.symlink_to(target)
    else:
        path.write_bytes(b"")


def go(capsys: pytest.CaptureFixture[str], *arguments: str) -> Done:
    capsys.readouterr()
    status = main(list(arguments))
    printed = capsys.readouterr()
    return Done(status, printed.out, printed.err)


def expectations(case: Case, name: str) -> list[tuple[str, str]]:
    """Return the page and the line of each expectation of one kind."""
    return [
        (fence.words[0], repeated(line))
        for fence in case.fences
        if fence.name == name
        for line in fence.lines
    ]


@pytest.mark.parametrize("name", CASES)
def test_hazard(name: str, site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    case = CASES[name]
    before = tree_of(site / "output")
    for fence in case.fences:
        put(fence, site)

    checked = go(capsys, "check", "--format", "json")
    findings = [finding for finding in checked.json["findings"] if not finding["accepted"]]
    blocks = any(finding["severity"] == "error" for finding in findings)
    assert checked.places == case.expected("findings")
    assert all(finding["message"].endswith("。") for finding in findings)
    assert checked.status == (1 if blocks else 0)

    built = go(capsys, "build")
    assert built.status == (1 if blocks else 0)
    assert "错误" not in built.err
    if blocks:
        assert tree_of(site / "output") == before
    for page, line in expectations(case, "shows"):
        assert line in (site / "output" / page).read_text(encoding="utf-8")
    for page, line in expectations(case, "hides"):
        assert line not in (site / "output" / page).read_text(encoding="utf-8")
    assert not [path for path in case.expected("no-file") if (site / path).exists()]
