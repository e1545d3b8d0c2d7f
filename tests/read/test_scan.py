"""What a site's content consists of, by its paths alone."""

import os
import random
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from generator.read.scan import AgencyFolder, Layout, scan

FILES = (
    "content/regions.yaml",
    "content/410303/tongjiju/agency.yaml",
    "content/410303/tongjiju/2023.md",
    "content/410303/tongjiju/2021.md",
    "content/410303/tongjiju/2022.md",
    "content/410303/tongjiju/2022/原件.pdf",
    "content/410303/tongjiju/2022/附表.xlsx",
    "content/410303/zhengwuju/agency.yaml",
    "content/410724/zhengwu/agency.yaml",
    "content/410724/zhengwu/2020.md",
    "content/410724/zhengwu/2020-旧.md",
    "content/pages/about.md",
    "content/pages/zhidu.md",
    "content/封面.png",
)


def lay_out(site: Path, files: tuple[str, ...]) -> None:
    for name in files:
        path = site / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"")


def test_agencies_years_attachments_and_pages_in_the_order_of_paths(tmp_path: Path) -> None:
    lay_out(tmp_path, FILES)
    layout = scan(tmp_path)
    assert layout.agencies == (
        AgencyFolder(
            "410303", "tongjiju", (2021, 2022, 2023), ((2022, ("原件.pdf", "附表.xlsx")),)
        ),
        AgencyFolder("410303", "zhengwuju", ()),
        AgencyFolder("410724", "zhengwu", (2020,)),
    )
    assert layout.pages == ("about", "zhidu")
    assert [(finding.code, finding.place.path) for finding in layout.findings] == [
        ("H05", "content/410724/zhengwu/2020-旧.md"),
        ("P03", "content/封面.png"),
    ]
    first = layout.agencies[0]
    assert first.path == "content/410303/tongjiju"
    assert first.beside(2022) == ("原件.pdf", "附表.xlsx")
    assert first.beside(2023) == ()


@pytest.mark.parametrize("seed", range(5))
def test_the_order_in_which_the_disk_lists_files_does_not_matter(
    tmp_path: Path, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay_out(tmp_path, FILES)
    expected = scan(tmp_path)
    chance = random.Random(seed)
    listed = os.scandir

    @contextmanager
    def shuffled(path: Path) -> Iterator[list[os.DirEntry[str]]]:
        with listed(path) as entries:
            found = list(entries)
        chance.shuffle(found)
        yield found

    monkeypatch.setattr(os, "scandir", shuffled)
    found: Layout = scan(tmp_path)
    assert found == expected


def test_no_file_is_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lay_out(tmp_path, FILES)

    def refuse(*_arguments: object, **_options: object) -> None:
        raise AssertionError

    monkeypatch.setattr(Path, "open", refuse)
    monkeypatch.setattr("builtins.open", refuse)
    assert len(scan(tmp_path).agencies) == 3
