"""``check --format sarif`` and ``--format github`` from end to end, and the choice of rules."""

from pathlib import Path

import jsonschema
import pytest

from tests.cli.sarif_schema import LOG
from tests.running import edit, run

FOLDER = "content/410303/tongjiju"


@pytest.fixture
def faulty(site: Path) -> Path:
    """A site with S30 twice and B03 in the reports of one agency, and S17 in the settings."""
    edit(site / FOLDER / "2023.md", "licensing: 29", "licensing: 29件")
    edit(site / FOLDER / "2022.md", "全年**依申请公开**平稳。", "全年依申请公开<b>平稳</b>。")
    edit(site / "site.yaml", "footer:", "foot:")
    return site


def test_sarif_stands_alone_and_is_well_formed(faulty: Path) -> None:
    done = run("check", "--format", "sarif", cwd=faulty)
    assert done.status == 1
    jsonschema.validate(done.json, LOG)
    (sarif,) = done.json["runs"]
    errors = [result for result in sarif["results"] if result["level"] == "error"]
    pending = [result["ruleId"] for result in errors if not result["suppressions"]]
    assert pending == ["S30", "S30", "B03", "S17"]
    assert len(errors) == 6
    assert str(faulty) not in done.out


def test_sarif_of_a_site_without_fault(site: Path) -> None:
    done = run("check", "--format", "sarif", cwd=site)
    assert done.status == 0
    jsonschema.validate(done.json, LOG)
    results = done.json["runs"][0]["results"]
    assert all(each["suppressions"] or each["level"] == "note" for each in results)


def test_github_puts_each_finding_beside_its_line_and_ends_with_the_counts(faulty: Path) -> None:
    done = run("check", "--format", "github", cwd=faulty)
    assert done.status == 1
    *commands, last = done.out.splitlines()
    errors = [command for command in commands if not command.startswith("::notice")]
    assert [command.partition("::")[2].partition("::")[0] for command in errors] == [
        f"error file={FOLDER}/2022.md,line=40,col=8,title=S30 raw-html",
        f"error file={FOLDER}/2022.md,line=40,col=13,title=S30 raw-html",
        f"error file={FOLDER}/2023.md,line=6,col=14,title=B03 number-not-plain",
        "error file=site.yaml,line=4,col=1,title=S17 unknown-key",
    ]
    assert last.startswith("共检查 6 份报告：错误 4 处，")


def test_github_wants_paths_from_the_root_of_its_checkout(faulty: Path) -> None:
    around = {"GITHUB_WORKSPACE": str(faulty.parent)}
    done = run("check", "site.yaml", "--format", "github", cwd=faulty, **around)
    assert done.out.startswith("::error file=site/site.yaml,line=4,")
    here = {"GITHUB_WORKSPACE": str(faulty)}
    done = run("check", "site.yaml", "--format", "github", cwd=faulty, **here)
    assert done.out.startswith("::error file=site.yaml,line=4,")


def codes(site: Path, *arguments: str) -> list[str]:
    done = run("check", "--format", "json", *arguments, cwd=site)
    pending = [each for each in done.json["findings"] if not each["accepted"]]
    found = [each["code"] for each in pending if each["severity"] == "error"]
    assert done.status == (1 if found else 0)
    assert done.json["summary"]["errors"] == len(found)
    return found


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        (("--select", "S"), ["S30", "S30", "S17"]),
        (("--select", "b03", "S17"), ["B03", "S17"]),
        (("--select", "B03,S17"), ["B03", "S17"]),
        (("--select", "B03", "--select", "S17"), ["B03", "S17"]),
        (("--select", "S", "--ignore", "S30"), ["S17"]),
        (("--ignore", "S", "B"), []),
        (("--select", "E01"), []),
        ((FOLDER, "--select", "S", "B"), ["S30", "S30", "B03"]),
        (("--select", "S", "B", FOLDER), ["S30", "S30", "B03"]),
        (("--select", "S", "site.yaml"), ["S17"]),
        ((f"{FOLDER}/2023.md", "--ignore", "S30", "site.yaml"), ["B03", "S17"]),
    ],
)
def test_the_rules_chosen_decide_what_is_listed_counted_and_blocks(
    faulty: Path, arguments: tuple[str, ...], found: list[str]
) -> None:
    assert codes(faulty, *arguments) == found


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--select", "D1"), "错误：没有“D1”这个代码。\n相近的有 D"),
        (("--ignore", "D01", "tongji"), "错误：没有“tongji”这个代码。"),
        (("--select", ""), "错误：没有“”这个代码。"),
        (("--select", "content"), "--select 后面要写代码，如 --select D01；“content”是路径。"),
        (("--select", "D01", "content/999999"), "没有这个文件或文件夹：content/999999"),
        (("--select",), "--select 后面至少要写一个值"),
    ],
)
def test_a_choice_that_means_nothing_is_refused(
    site: Path, arguments: tuple[str, ...], said: str
) -> None:
    done = run("check", *arguments, cwd=site)
    assert (done.status, done.out) == (2, "")
    assert said in done.err
