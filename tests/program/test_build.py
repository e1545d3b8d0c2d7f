"""What ``build`` publishes, what it leaves alone, and that equal sources give equal bytes."""

import json
import shutil
from hashlib import sha256
from pathlib import Path

import pytest

from tests.running import SMALL_SITE, edit, run, tree_of

TONGJIJU_2023 = "content/410303/tongjiju/2023.md"
ADDRESSES = {
    *("", "years/", "years/2020/", "years/2022/", "years/2023/"),
    *("status/", "status/2020/", "status/2022/", "status/2023/"),
    *("regions/", "regions/410000/", "regions/410300/", "regions/410303/"),
    *("regions/410700/", "regions/410724/"),
    *("regions/410000/2020/", "regions/410000/2022/", "regions/410000/2023/"),
    *("regions/410300/2020/", "regions/410300/2022/", "regions/410300/2023/"),
    *("regions/410303/2020/", "regions/410303/2022/", "regions/410303/2023/"),
    *("regions/410700/2023/", "regions/410724/2023/"),
    *("agencies/", "agencies/410303/tongjiju/", "agencies/410303/tongjiju/2022/"),
    *("agencies/410303/tongjiju/2023/", "agencies/410303/zhengwuju/"),
    *("agencies/410303/zhengwuju/2020/", "agencies/410303/zhengwuju/2023/"),
    *("agencies/410724/zhengwu/", "agencies/410724/zhengwu/2023/"),
    *("kinds/government/", "kinds/department/", "about/", "zhidu/"),
}


def times(folder: Path) -> dict[str, int]:
    return {
        path.relative_to(folder).as_posix(): path.lstat().st_mtime_ns for path in folder.rglob("*")
    }


def test_every_page_has_its_address(portal: Path) -> None:
    pages = {name for name in tree_of(portal) if name.endswith(".html")}
    assert pages == {f"{address}index.html" for address in ADDRESSES} | {"404.html"}


def test_an_attachment_is_published_as_it_is(portal: Path) -> None:
    original = SMALL_SITE / "content/410303/tongjiju/2023/原件.txt"
    copy = portal / "agencies/410303/tongjiju/2023/原件.txt"
    assert copy.read_bytes() == original.read_bytes()


def test_the_manifest_lists_every_file_with_its_hash(portal: Path) -> None:
    files = tree_of(portal)
    listed = json.loads(files.pop("manifest.json"))["files"]
    assert listed == {name: sha256(data).hexdigest() for name, data in files.items()}


def test_a_draft_is_left_out_everywhere(portal: Path) -> None:
    assert not (portal / "agencies/410724/zhengwu/2024").exists()
    for name, data in tree_of(portal).items():
        assert "这是草稿" not in data.decode(errors="replace"), name
        assert "/2024/" not in data.decode(errors="replace"), name


@pytest.mark.parametrize(
    "surroundings",
    [
        {"PYTHONHASHSEED": "1", "TZ": "Asia/Shanghai", "LANG": "zh_CN.UTF-8"},
        {"PYTHONHASHSEED": "2", "TZ": "America/Los_Angeles", "LANG": "C", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "3", "TZ": "UTC", "LC_ALL": "POSIX"},
    ],
    ids=["shanghai", "los-angeles", "posix"],
)
def test_bytes_do_not_depend_on_the_machine(
    site: Path, portal: Path, surroundings: dict[str, str]
) -> None:
    done = run("build", cwd=site, **surroundings)
    assert done.status == 0, done.out + done.err
    assert tree_of(site / "output") == tree_of(portal)


def test_bytes_do_not_depend_on_the_order_in_which_files_were_made(
    tmp_path: Path, portal: Path
) -> None:
    site = tmp_path / "site"
    for source in sorted(SMALL_SITE.rglob("*"), reverse=True):
        if source.is_file():
            target = site / source.relative_to(SMALL_SITE)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)
    assert run("build", cwd=site).status == 0
    assert tree_of(site / "output") == tree_of(portal)


def test_a_second_build_writes_nothing(site: Path) -> None:
    assert run("build", cwd=site).status == 0
    before = times(site / "output")
    done = run("build", cwd=site)
    assert done.status == 0
    assert times(site / "output") == before
    assert "写入 0 个文件" in done.out


def test_only_what_differs_is_written(site: Path) -> None:
    run("build", cwd=site)
    before = times(site / "output")
    edit(site / "content/pages/zhidu.md", "本页没有内容", "本页有了内容")
    assert run("build", cwd=site).status == 0
    after = times(site / "output")
    changed = {name for name in after if after[name] != before[name]}
    files = {name for name in changed if (site / "output" / name).is_file()}
    assert files == {"zhidu/index.html", "manifest.json"}


@pytest.mark.parametrize(
    "gone", ["content/410303/tongjiju/2022.md", "content/410724", "content/pages/zhidu.md"]
)
def test_pages_of_a_removed_source_go_and_the_rest_equals_a_clean_build(
    site: Path, gone: str
) -> None:
    run("build", cwd=site)
    edit(site / TONGJIJU_2023, "[上一年](2022.md)", "上一年")
    edit(site / "content/pages/about.md", "[制度](zhidu.md)", "制度")
    path = site / gone
    shutil.rmtree(path) if path.is_dir() else path.unlink()
    assert run("build", cwd=site).status == 0
    assert run("build", "--output", site / "clean", cwd=site).status == 0
    assert tree_of(site / "output") == tree_of(site / "clean")
    stem = gone.removesuffix(".md").removeprefix("content/").removeprefix("pages/")
    assert not [name for name in tree_of(site / "output") if stem in name]


def test_foreign_files_in_the_output_are_never_touched(site: Path) -> None:
    run("build", cwd=site)
    foreign = site / "output/years/别人的.html"
    foreign.write_text("别人的", encoding="utf-8")
    assert run("build", cwd=site).status == 0
    assert foreign.read_text(encoding="utf-8") == "别人的"


def test_a_blocking_finding_leaves_the_output_byte_for_byte(site: Path) -> None:
    assert run("build", cwd=site).status == 0
    before, when = tree_of(site / "output"), times(site / "output")
    edit(site / TONGJIJU_2023, "licensing: 29", "licensing: 29件")
    edit(site / "content/pages/zhidu.md", "本页没有内容", "本页有了内容")
    done = run("build", cwd=site)
    assert done.status == 1
    assert f"{TONGJIJU_2023}:6:14: 错误 B03" in done.out
    assert tree_of(site / "output") == before
    assert times(site / "output") == when
    assert [path.name for path in site.iterdir() if "staging" in path.name] == []


def test_a_blocking_finding_before_the_first_build_makes_no_output(site: Path) -> None:
    edit(site / TONGJIJU_2023, "licensing: 29", "licensing: 29件")
    assert run("build", cwd=site).status == 1
    assert not (site / "output").exists()


def test_a_warning_blocks_only_where_strict_is_asked_for(site: Path) -> None:
    edit(
        site / "content/410303/zhengwuju/2023.md",
        "accepted:\n",
        "accepted:\n  - {code: D01, at: requests.carried_in, reason: 多余的一项}\n",
    )
    assert run("build", "--strict", cwd=site).status == 1
    assert not (site / "output").exists()
    done = run("build", cwd=site)
    assert done.status == 0
    assert "警告 A10" in done.out


def test_options_for_what_is_not_built_yet_change_nothing(site: Path, portal: Path) -> None:
    assert run("build", "--no-search", "--no-downloads", cwd=site).status == 0
    assert tree_of(site / "output") == tree_of(portal)


def test_output_is_relative_to_the_current_folder_and_default_to_the_site(
    site: Path, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    assert run("--site", site, "build", "--output", "www", cwd=elsewhere).status == 0
    assert (elsewhere / "www/index.html").is_file()
    assert run("build", cwd=site / "content/410303").status == 0
    assert (site / "output/index.html").is_file()
    assert tree_of(elsewhere / "www") == tree_of(site / "output")


@pytest.mark.parametrize("output", ["content", "content/410303", "templates", ".", ".."])
def test_the_sources_are_no_place_for_the_output(site: Path, output: str) -> None:
    before = tree_of(site)
    done = run("build", "--output", output, cwd=site)
    assert done.status == 2
    assert "--output" in done.err
    assert tree_of(site) == before
