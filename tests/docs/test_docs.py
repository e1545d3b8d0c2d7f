"""The documentation keeps up with the program: commands, options, targets, links, dependencies."""

import argparse
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest

from generator.cli.json_format import format_json
from generator.cli.parser import make_parser
from generator.commands.report_card import Tally
from generator.ground.diagnostics import Finding, Place, Severity

LINK = re.compile(r"\]\(([^)\s]+)\)")
FENCE = re.compile(r"^ *```.*?^ *```$", re.DOTALL | re.MULTILINE)
CODE = re.compile(r"`[^`\n]+`")
TARGET = re.compile(r"\bmake ([a-z]+)\b")


def pages(repository: Path) -> list[Path]:
    return sorted([*repository.glob("*.md"), *repository.glob("docs/**/*.md")])


def subcommands() -> dict[str, argparse.ArgumentParser]:
    choices = (action.choices for action in make_parser()._actions)  # noqa: SLF001 - argparse has no other way to list them
    return next(dict(found) for found in choices if isinstance(found, dict))


def options_of(parser: argparse.ArgumentParser) -> Iterator[str]:
    for action in parser._actions:  # noqa: SLF001 - as above
        yield from (option for option in action.option_strings if option not in {"-h", "--help"})


@pytest.fixture(scope="module")
def cli_page(repository: Path) -> str:
    return (repository / "docs" / "cli.md").read_text(encoding="utf-8")


def test_every_command_has_a_section_and_no_section_is_about_another(cli_page: str) -> None:
    sections = re.findall(r"^## gongkai (\S+)$", cli_page, re.MULTILINE)
    assert sections == list(subcommands())


def test_each_section_tells_of_the_options_of_its_command_and_of_no_other(cli_page: str) -> None:
    for name, parser in subcommands().items():
        section = cli_page.partition(f"## gongkai {name}\n")[2].partition("\n## ")[0]
        told = set(re.findall(r"^\| `(--[a-z-]+)`", section, re.MULTILINE))
        assert told == set(options_of(parser)), name
        assert f"gongkai {name}" in section, f"{name} has no example"


def test_options_before_the_command_are_told(cli_page: str) -> None:
    head = cli_page.partition("## ")[0]
    assert [option for option in options_of(make_parser()) if f"`{option}`" not in head] == []


def test_the_keys_of_the_json_output_are_told(cli_page: str) -> None:
    finding = Finding("D01", Severity.ERROR, Place("content/410303/ju/2023.md", 3, 5), "有误。")
    printed = format_json([finding], Tally(reports=1, errors=1))
    section = cli_page.partition("### JSON")[2].partition("\n## ")[0]
    keys = re.findall(r'"([a-z]+)":', printed)
    assert [key for key in keys if f'"{key}"' not in section] == []


def test_relative_links_of_all_pages_lead_somewhere(repository: Path) -> None:
    dead = [
        f"{page.relative_to(repository)}: {target}"
        for page in pages(repository)
        for target in relative_links(page.read_text(encoding="utf-8"))
        if not leads_somewhere(page, target)
    ]
    assert dead == []


def relative_links(text: str) -> Iterator[str]:
    for target in LINK.findall(CODE.sub("", FENCE.sub("", text))):
        if not re.match(r"[a-z]+:", target):
            yield target


def leads_somewhere(page: Path, target: str) -> bool:
    path, _, anchor = unquote(target).partition("#")
    file = page.parent / path if path else page
    if not anchor:
        return file.exists()
    return file.is_file() and anchor in anchors(file.read_text(encoding="utf-8"))


def anchors(text: str) -> set[str]:
    """The anchors that GitHub gives to the headings of a page."""
    headings = re.findall(r"^#+ (.+)$", FENCE.sub("", text), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_make_targets_named_in_the_documentation_exist(repository: Path) -> None:
    makefile = (repository / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
    for page in pages(repository):
        text = page.read_text(encoding="utf-8")
        code = " ".join([*CODE.findall(text), *FENCE.findall(text)])
        named = set(TARGET.findall(code))
        assert named <= targets, f"{page.name}: {named - targets}"


def test_every_make_target_that_help_lists_is_in_the_contributors_guide(repository: Path) -> None:
    makefile = (repository / "Makefile").read_text(encoding="utf-8")
    listed = set(re.findall(r"^([a-z]+):.*## ", makefile, re.MULTILINE))
    guide = (repository / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert sorted(listed - set(TARGET.findall(guide))) == []


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md"])
def test_commands_that_a_readme_shows_exist(repository: Path, name: str) -> None:
    blocks = "\n".join(FENCE.findall((repository / name).read_text(encoding="utf-8")))
    shown = set(re.findall(r"\bgongkai ([a-z]+)\b", blocks))
    assert shown == set(subcommands())


def test_every_dependency_is_explained_and_no_other(repository: Path) -> None:
    project = tomllib.loads((repository / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    names = {re.split(r"[^A-Za-z0-9_-]", line)[0] for line in declared}
    page = (repository / "docs" / "dependencies.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| `([^`]+)`", page, re.MULTILINE)) == names


def test_the_index_of_decisions_lists_every_record(repository: Path) -> None:
    folder = repository / "docs" / "decisions"
    index = (folder / "README.md").read_text(encoding="utf-8")
    records = {path.name for path in folder.glob("*.md")} - {"README.md"}
    assert set(LINK.findall(index)) == records
