import os
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.write.errors import PublishError
from tests.write.sites import PutSite

OLD = {"index.html": b"home 2022", "law/index.html": b"law", "plan": b"plan"}
NEW = {"index.html": b"home 2023", "law": b"file", "plan/index.html": b"p", "new/a/b.html": b"b"}


def everything(folder: Path) -> dict[str, tuple[int, int, bytes | str | None]]:
    """What stands in a folder, to the last byte, link and time."""
    found = {}
    for path in folder.rglob("*"):
        data: bytes | str | None = None
        if path.is_symlink():
            data = str(path.readlink())
        elif path.is_file():
            data = path.read_bytes()
        status = path.lstat()
        found[path.relative_to(folder).as_posix()] = (status.st_ino, status.st_mtime_ns, data)
    return found


def link_page(output: Path) -> None:
    (output.parent / "secret.html").write_bytes(b"home 2022")
    (output / "index.html").unlink()
    (output / "index.html").symlink_to(output.parent / "secret.html")


def link_folder(output: Path) -> None:
    (output.parent / "elsewhere").mkdir()
    (output / "new").symlink_to(output.parent / "elsewhere", target_is_directory=True)


def put_page(output: Path) -> None:
    (output / "new/a").mkdir(parents=True)
    (output / "new/a/b.html").write_bytes(b"mine")


CASES: dict[str, tuple[Callable[[Path], object], str]] = {
    "a foreign page": (put_page, "new/a/b.html"),
    "a page edited by hand": (lambda o: (o / "index.html").write_bytes(b"edited"), "index.html"),
    "a file where a folder is due": (lambda o: (o / "new").write_bytes(b"mine"), "new"),
    "an edited file where a folder is due": (lambda o: (o / "plan").write_bytes(b"mine"), "plan"),
    "a folder in the place of a page": (
        lambda o: (o / "new/a/b.html").mkdir(parents=True),
        "b.html",
    ),
    "a file in a folder to be replaced": (
        lambda o: (o / "law/x.txt").write_bytes(b""),
        "law/x.txt",
    ),
    "a page edited there": (lambda o: (o / "law/index.html").write_bytes(b"e"), "law/index.html"),
    "a folder in a folder to be replaced": (lambda o: (o / "law/mine").mkdir(), "law/mine"),
    "a link in a folder to be replaced": (lambda o: (o / "law/mine").symlink_to("/"), "law/mine"),
    "a link in the place of a page": (link_page, "index.html"),
    "a link in the place of a folder": (link_folder, "new"),
    "a dangling link": (lambda o: (o / "new").symlink_to("nowhere"), "new"),
    "a pipe": (lambda o: os.mkfifo(o / "new"), "new"),
    "a foreign manifest": (lambda o: (o / "manifest.json").write_text("{}"), "manifest.json"),
    "a damaged manifest": (lambda o: (o / "manifest.json").write_text(""), "manifest.json"),
    "a folder named as the manifest of a publish under way": (
        lambda o: (o / "manifest.pending.json").mkdir(),
        "manifest.pending.json",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_what_is_foreign_and_in_the_way_stops_the_publish_with_nothing_touched(
    case: str, tmp_path: Path, put_site: PutSite
) -> None:
    output = tmp_path / "output"
    put_site(output, OLD)
    interfere, named = CASES[case]
    interfere(output)
    before = everything(tmp_path)
    with pytest.raises(PublishError) as caught:
        put_site(output, NEW)
    assert everything(tmp_path) == before
    assert named in str(caught.value)
    assert "没有写入任何内容。请移走或删除它们后重新生成" in str(caught.value)


def test_up_to_five_conflicts_are_named_and_all_are_counted(
    tmp_path: Path, put_site: PutSite
) -> None:
    output = tmp_path / "output"
    output.mkdir()
    site = {f"{number}.html": b"new" for number in range(7)}
    for path in site:
        (output / path).write_bytes(b"mine")
    with pytest.raises(PublishError) as caught:
        put_site(output, site)
    message = str(caught.value)
    assert "  0.html\n  1.html\n  2.html\n  3.html\n  4.html\n  ……等共 7 处\n" in message
    assert "5.html" not in message
