"""The site that gongkai is measured against: Hugo writes the same pages."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

BENCH = Path(__file__).resolve().parents[2] / "bench"
NO_HUGO = 3
"""What bench/compare.py ends with where no Hugo is installed."""
PAGE = '<h1 id="a">一、总体情况</h1>\n<td class="n" id="requests.total">17</td>'


def run(*command: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *command], capture_output=True, text=True, check=False)


def write(folder: Path, **pages: str) -> Path:
    folder.mkdir()
    for name, html in pages.items():
        (folder / f"{name}.html").write_text(html, encoding="utf-8")
    return folder


def same(ours: Path, theirs: Path) -> subprocess.CompletedProcess[str]:
    return run(BENCH / "hugo" / "same.py", ours, theirs)


def test_hugo_writes_the_same_pages(tmp_path: Path) -> None:
    """Twenty reports of four agencies: every address, and each element, attribute and text."""
    options = ("--reports", "20", "--rounds", "1", "--verify", "--keep", tmp_path)
    done = run(BENCH / "compare.py", *map(str, options))
    if done.returncode == NO_HUGO:
        pytest.skip(done.stderr.strip())
    assert done.returncode == 0, done.stderr
    *_, last = done.stdout.splitlines()
    assert last.endswith("pages are the same")
    assert (tmp_path / "hugo-output-4x5" / "index.html").is_file()
    assert "| 20 | gongkai |" in done.stdout
    assert "| 20 | Hugo |" in done.stdout


def test_white_space_is_no_difference(tmp_path: Path) -> None:
    ours = write(tmp_path / "ours", index=PAGE)
    theirs = write(tmp_path / "theirs", index=PAGE.replace(">\n<", "> <"))
    assert same(ours, theirs).stdout == "1 addresses and 1 of 1 pages are the same\n"


@pytest.mark.parametrize(
    ("own", "other"),
    [
        pytest.param(">17<", ">71<", id="a number"),
        pytest.param('class="n"', 'class="z"', id="a class"),
        pytest.param("<h1 ", "<h2 ", id="an element"),
        pytest.param("总体情况", "总体", id="a heading"),
    ],
)
def test_a_difference_in_a_page_is_told(tmp_path: Path, own: str, other: str) -> None:
    ours = write(tmp_path / "ours", index=PAGE)
    theirs = write(tmp_path / "theirs", index=PAGE.replace(own, other))
    done = same(ours, theirs)
    assert done.returncode == 1
    assert done.stdout.startswith("index.html: gongkai has ")


def test_an_address_of_one_tool_alone_is_told(tmp_path: Path) -> None:
    ours = write(tmp_path / "ours", index=PAGE, years=PAGE)
    theirs = write(tmp_path / "theirs", index=PAGE, kinds=PAGE)
    assert same(ours, theirs).stdout.splitlines() == [
        "years.html: only gongkai writes it",
        "kinds.html: only Hugo writes it",
    ]


def test_the_manifest_is_only_gongkai_s(tmp_path: Path) -> None:
    ours, theirs = (write(tmp_path / name, index=PAGE) for name in ("ours", "theirs"))
    (ours / "manifest.json").write_text("{}", encoding="utf-8")
    assert same(ours, theirs).returncode == 0


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A generated site with two reports of one agency."""
    out = tmp_path_factory.mktemp("bench") / "site"
    assert run(BENCH / "corpus.py", out, "--agencies", "1", "--years", "2").returncode == 0
    return out


def test_reports_keep_their_front_matter_and_nearly_all_of_their_text(
    site: Path, tmp_path: Path
) -> None:
    report = next(site.glob("content/*/*/2022.md"))
    with report.open("a", encoding="utf-8", newline="\n") as file:
        file.write("\n**一是健全机制。**形成合力。\n")
    tree = tmp_path / "tree"
    assert run(BENCH / "hugo" / "convert.py", site, tree).returncode == 0
    converted = tree / "content" / "agencies" / report.relative_to(site / "content")
    text = converted.read_text(encoding="utf-8")
    assert text.endswith("\n**一是健全机制。**\\ 形成合力。\n")
    assert text.replace("。**\\ ", "。**") == report.read_text(encoding="utf-8")


def test_the_tables_in_hugo_s_templates_are_those_that_gongkai_prints(
    site: Path, tmp_path: Path
) -> None:
    output = tmp_path / "output"
    assert run("-m", "generator", "--site", site, "build", "--output", output).returncode == 0
    page = next(output.glob("agencies/*/*/2022/index.html"))
    assert run(BENCH / "hugo" / "tables.py", page, tmp_path).returncode == 0
    kept = BENCH / "hugo" / "layouts" / "_partials" / "report"
    for table in ("proactive.html", "requests.html", "remedies.html"):
        assert (tmp_path / table).read_text(encoding="utf-8") == (kept / table).read_text(
            encoding="utf-8"
        )


def test_reports_in_the_form_of_2019_are_refused(site: Path, tmp_path: Path) -> None:
    older = tmp_path / "older"
    shutil.copytree(site, older)
    report = next(older.glob("content/*/*/2021.md"))
    report.rename(report.with_name("2020.md"))
    done = run(BENCH / "hugo" / "convert.py", older, tmp_path / "tree")
    assert done.returncode == 1
    assert "reports from 2021 on are needed" in done.stderr
