"""The other commands from end to end: init, new, help, and what is refused."""

import re
from pathlib import Path

import pytest

from generator.form.editions import BY_KEY
from generator.form.grid import Branch, grids_of
from tests.running import edit, run, tree_of

COMMANDS = (
    *("build", "check", "explain", "serve", "new", "init"),
    *("diff", "fmt", "schema", "status"),
)


def test_a_new_site_builds_at_once_and_without_a_finding(tmp_path: Path) -> None:
    done = run("init", "nianbao", cwd=tmp_path)
    assert (done.status, done.err) == (0, "")
    site = tmp_path / "nianbao"
    checked = run("check", "--format", "json", "--strict", cwd=site)
    assert (checked.status, checked.json["findings"]) == (0, [])
    built = run("build", cwd=site)
    assert built.status == 0
    home = (site / "output/index.html").read_text(encoding="utf-8")
    assert 'lang="zh-CN"' in home
    assert (site / "output/agencies/990000/shujuju/2024/index.html").is_file()


def test_init_refers_to_no_content_in_the_settings(tmp_path: Path) -> None:
    run("init", "nianbao", cwd=tmp_path)
    site = tmp_path / "nianbao"
    for path in sorted((site / "content").rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    (site / "content/regions.yaml").write_text("", encoding="utf-8")
    done = run("check", "--format", "json", cwd=site)
    assert done.json["findings"] == []


def test_init_takes_an_empty_folder_and_no_other(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert run("init", "empty", cwd=tmp_path).status == 0
    before = tree_of(tmp_path)
    again = run("init", "empty", cwd=tmp_path)
    assert again.status == 2
    assert "不是空文件夹" in again.err
    (tmp_path / "file").write_bytes(b"")
    assert run("init", "file", cwd=tmp_path).status == 2
    assert {name: data for name, data in tree_of(tmp_path).items() if name != "file"} == before


def keys_of(source: str) -> set[str]:
    """All keys of a skeleton, by their own name."""
    return set(re.findall(r"([a-z_]+):(?: |$)", source, re.MULTILINE))


def names_below(branch: Branch) -> set[str]:
    """Keys that a skeleton must show: all but those of the columns of a listed line."""
    if branch.is_row or branch.stop - branch.start == 1:
        return {branch.key}
    return {branch.key}.union(*(names_below(child) for child in branch.children.values()))


@pytest.mark.parametrize(("year", "edition"), [(2025, "2021"), (2019, "2019")])
def test_a_skeleton_has_every_key_and_every_official_label(
    site: Path, year: int, edition: str
) -> None:
    done = run("new", "410303/tongjiju", str(year), cwd=site)
    assert done.status == 0
    path = f"content/410303/tongjiju/{year}.md"
    assert path in done.out
    text = (site / path).read_text(encoding="utf-8")
    for grid in grids_of(BY_KEY[edition]).values():
        assert names_below(grid.tree) <= keys_of(text)
        for cell in grid.cells:
            assert (cell.line.line.label or cell.column.groups[-1].label) in text
    for section in BY_KEY[edition].sections:
        assert section.heading in text
    checked = run("check", path, "--format", "json", cwd=site).json["findings"]
    assert {finding["code"] for finding in checked} <= {"A02", "A07", "A09", "B01", "F03", "J01"}


def test_a_skeleton_before_2019_is_a_free_outline(site: Path) -> None:
    assert run("new", "410303/tongjiju", "2016", cwd=site).status == 0
    text = (site / "content/410303/tongjiju/2016.md").read_text(encoding="utf-8")
    assert "requests:" not in text
    assert text.startswith("---\n")


def test_what_last_year_carried_out_is_carried_in(site: Path) -> None:
    assert run("new", "410303/tongjiju", "2024", cwd=site).status == 0
    text = (site / "content/410303/tongjiju/2024.md").read_text(encoding="utf-8")
    (line,) = (line for line in text.splitlines() if line.startswith("  carried_in:"))
    assert line.startswith("  carried_in:   [0, 0, 0, 0, 0, 7, 7] ")
    assert "二、上年结转政府信息公开申请数量" in line


def test_a_skeleton_bears_the_name_of_its_year(site: Path) -> None:
    run("new", "410303/tongjiju", "2021", cwd=site)
    text = (site / "content/410303/tongjiju/2021.md").read_text(encoding="utf-8")
    assert "西工区统计处2021年政府信息公开工作年度报告" in text


def test_a_report_is_never_overwritten(site: Path) -> None:
    before = tree_of(site)
    done = run("new", "410303/tongjiju", "2023", cwd=site)
    assert done.status == 2
    assert "已经存在" in done.err
    assert tree_of(site) == before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("410303/meiyou", "2024"), "没有 content/410303/meiyou/agency.yaml"),
        (("410303", "2024"), "410303/tongji"),
        (("../../etc/x", "2024"), "410303/tongji"),
        (("410303/tongjiju/x", "2024"), "410303/tongji"),
        (("410303/tongjiju", "1999"), "1999"),
        (("410303/tongjiju", "24"), "四位数字"),
        (("410303/tongjiju", "２０２４"), "四位数字"),
        (("410303/tongjiju",), "缺少参数"),
    ],
)
def test_new_refuses_in_chinese(site: Path, arguments: tuple[str, ...], said: str) -> None:
    before = tree_of(site)
    done = run("new", *arguments, cwd=site)
    assert (done.status, done.out) == (2, "")
    assert said in done.err
    assert tree_of(site) == before


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_is_chinese_and_ends_with_an_example(tmp_path: Path, command: str) -> None:
    done = run(*command.split(), "--help", cwd=tmp_path)
    assert (done.status, done.err) == (0, "")
    assert done.out.startswith("用法：")
    example = done.out.rstrip().splitlines()[-1]
    assert example.startswith(f"  gongkai {command}".rstrip())
    for english in ("usage", "options", "positional", "show this", "optional"):
        assert english not in done.out


def test_help_lists_the_commands_that_exist_and_no_other(tmp_path: Path) -> None:
    listed = re.findall(r"^    ([a-z]+) ", run("--help", cwd=tmp_path).out, re.MULTILINE)
    assert listed == list(COMMANDS)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("check", "--colour"), "不认识的参数：--colour"),
        (("chekc",), "没有“chekc”这个命令"),
        (("check", "--format", "xml"), "--format 只能是"),
        (("check", "--format"), "--format 后面要写一个值"),
        (("build", "--output"), "--output 后面要写一个值"),
        (("build", "--bas", "/a/"), "不认识的参数：--bas"),
        (("serve", "--port", "80"), "端口写作“80”"),
        (("serve", "--port", "70000"), "端口写作“70000”"),
        (("serve", "--port", "abc"), "端口写作“abc”"),
        (("serve", "--port", "-1"), "--port"),
        ((), "缺少参数"),
    ],
)
def test_a_wrong_call_is_refused_in_chinese(
    tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    done = run(*arguments, cwd=tmp_path)
    assert (done.status, done.out) == (2, "")
    assert said in done.err
    assert done.err.startswith("错误：")
    for english in ("error", "argument", "invalid", "expected", "required", "usage"):
        assert english not in done.err


@pytest.mark.parametrize("command", [("check",), ("build",), ("new", "410303/a", "2024")])
def test_without_a_site_there_is_nothing_to_do(tmp_path: Path, command: tuple[str, ...]) -> None:
    done = run(*command, cwd=tmp_path)
    assert (done.status, done.out) == (2, "")
    assert "没有 site.yaml" in done.err
    named = run("--site", tmp_path / "meiyou", *command, cwd=tmp_path)
    assert named.status == 2


def test_the_nearest_site_above_is_taken(site: Path) -> None:
    inner = site / "content/410303"
    done = run("check", "--format", "json", cwd=inner)
    assert done.json["summary"]["reports"] == 6
    (inner / "site.yaml").write_text("name: 里面的\n", encoding="utf-8")
    assert run("check", cwd=inner).out != done.out


def test_the_version(tmp_path: Path) -> None:
    done = run("--version", cwd=tmp_path)
    assert re.fullmatch(r"gongkai [0-9.]+\n", done.out)
    assert done.status == 0


def test_settings_that_cannot_be_read_are_a_finding_not_a_wrong_use(site: Path) -> None:
    edit(site / "site.yaml", "name: 洛阳新乡政府信息公开年报", "name：洛阳新乡政府信息公开年报")
    done = run("check", "--format", "json", cwd=site)
    assert done.status == 1
    assert done.places == ["site.yaml:1:5 S10"]
