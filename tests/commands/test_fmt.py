"""Rewriting sources: never by halves, and never with something else in them."""

import errno
import os
from pathlib import Path

import pytest

from generator.cli.main import main
from generator.commands.errors import UsageError
from generator.commands.fmt import put_in_form
from generator.commands.rewrite import rewrite
from generator.read.canonical.source import UnlikeError

UNTIDY = "name:   年报\n"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "content").mkdir()
    (tmp_path / "site.yaml").write_text(UNTIDY, encoding="utf-8")
    return tmp_path


def test_a_file_that_cannot_be_written_is_as_before(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UsageError, match="无法写入"):
        list(put_in_form(site, (), is_trial=False))
    assert (site / "site.yaml").read_text(encoding="utf-8") == UNTIDY
    assert sorted(path.name for path in site.iterdir()) == ["content", "site.yaml"]


def test_a_linked_file_is_rewritten_where_it_lies(tmp_path: Path) -> None:
    (tmp_path / "real.yaml").write_text(UNTIDY, encoding="utf-8")
    (tmp_path / "link.yaml").symlink_to("real.yaml")
    rewrite(tmp_path / "link.yaml", b"name: x\n")
    assert (tmp_path / "link.yaml").is_symlink()
    assert (tmp_path / "real.yaml").read_bytes() == b"name: x\n"


def test_what_would_say_something_else_is_not_written_and_is_our_fault(
    site: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def unlike(*_: object) -> None:
        raise UnlikeError

    monkeypatch.setattr("generator.commands.fmt.canonical", unlike)
    assert main(["--site", str(site), "fmt"]) == 2
    assert "没有动 site.yaml" in capsys.readouterr().err
    assert (site / "site.yaml").read_text(encoding="utf-8") == UNTIDY
