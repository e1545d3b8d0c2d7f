"""Files that cannot be had, or are too large to be read."""

import os
from pathlib import Path

import pytest

from generator.read.text_file import MAX_BYTES, read_text_file


def codes(site: Path, path: str) -> list[str]:
    outcome = read_text_file(site, path)
    assert outcome.source is None
    assert all(finding.place == (path, None, None) for finding in outcome.findings)
    return [finding.code for finding in outcome.findings]


def test_a_file_that_is_gone_or_is_a_folder(tmp_path: Path) -> None:
    (tmp_path / "2023.md").mkdir()
    assert codes(tmp_path, "2022.md") == ["S01"]
    assert codes(tmp_path, "2023.md") == ["S01"]


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser reads every file")
def test_a_file_without_permission(tmp_path: Path) -> None:
    (tmp_path / "2023.md").write_text("---\n---\n正文。\n", encoding="utf-8")
    (tmp_path / "2023.md").chmod(0o000)
    assert codes(tmp_path, "2023.md") == ["S01"]


def test_a_file_over_the_limit_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "2023.md").write_bytes(b"a" * (MAX_BYTES + 1))
    assert codes(tmp_path, "2023.md") == ["S03"]


def test_a_file_just_at_the_limit_is_read(tmp_path: Path) -> None:
    (tmp_path / "2023.md").write_bytes(b"a" * MAX_BYTES)
    source = read_text_file(tmp_path, "2023.md").source
    assert source is not None
    assert len(source.text) == MAX_BYTES


def test_a_long_file_is_read_to_its_end(tmp_path: Path) -> None:
    text = "".join(f"第{number}行\n" for number in range(20_000))
    (tmp_path / "2023.md").write_text(text, encoding="utf-8")
    source = read_text_file(tmp_path, "2023.md").source
    assert source is not None
    assert source.text == text


def test_forbidden_characters_are_replaced_one_for_one(tmp_path: Path) -> None:
    (tmp_path / "2023.md").write_text("甲\x07乙\u202e丙\x07", encoding="utf-8")
    outcome = read_text_file(tmp_path, "2023.md")
    assert outcome.source is not None
    assert outcome.source.text == "甲\ufffd乙\ufffd丙\ufffd"
