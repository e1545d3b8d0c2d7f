"""What is tracked: no machine's private paths, dependencies explained, a wheel that works."""

import ast
import importlib.util
import os
import re
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

MACHINE = re.compile(r"(?<![\w.~:/-])/(?:home|mnt|root|Users|work)/\w")
"""The way to a file on somebody's own machine."""
NAME = re.compile(r"[A-Za-z0-9_.-]+")


def tracked_files(repository: Path) -> list[Path]:
    """Return the files that are tracked or about to be, all texts and pictures of the project."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    try:
        done = subprocess.run(command, cwd=repository, capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("not a git checkout, or git is missing: what is tracked cannot be told")
    names = done.stdout.decode().split("\0")
    return [repository / name for name in names if name and (repository / name).is_file()]


def test_no_tracked_file_knows_the_machine_it_was_written_on(repository: Path) -> None:
    found = []
    for path in tracked_files(repository):
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        name = path.relative_to(repository).as_posix()
        found += [
            f"{name}: {line.strip()[:80]}" for line in text.splitlines() if MACHINE.search(line)
        ]
    assert found == []


def test_what_is_made_is_not_tracked(repository: Path) -> None:
    names = {path.relative_to(repository).parts[0] for path in tracked_files(repository)}
    assert names.isdisjoint({"output", "dist", "build", ".venv", ".mypy_cache", ".ruff_cache"})


def declared(repository: Path) -> set[str]:
    """Return the packages that pyproject.toml names."""
    project = tomllib.loads((repository / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extra = [name for names in project["optional-dependencies"].values() for name in names]
    return {NAME.match(name)[0].lower() for name in (*project["dependencies"], *extra)}  # type: ignore[index]


def test_every_dependency_is_explained(repository: Path) -> None:
    page = (repository / "docs/dependencies.md").read_text(encoding="utf-8")
    explained = {name.lower() for name in re.findall(r"^\| `([^`]+)`", page, re.MULTILINE)}
    assert explained == declared(repository)


def test_only_declared_packages_are_imported(repository: Path) -> None:
    # What a package is called where it is imported; markupsafe is part of what jinja2 offers.
    called = {"yaml": "pyyaml", "markdown_it": "markdown-it-py", "markupsafe": "jinja2"}
    imported = {
        called.get(name, name)
        for path in (repository / "generator").rglob("*.py")
        for name in top_level_imports(path)
    }
    foreign = imported - set(sys.stdlib_module_names) - {"generator"}
    assert foreign <= declared(repository)


def top_level_imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module.partition(".")[0]


@pytest.fixture(scope="module")
def wheel(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel of the checkout, built with hatchling where it can be had."""
    folder = tmp_path_factory.mktemp("wheel")
    if importlib.util.find_spec("hatchling") is not None:
        command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    else:
        command = [sys.executable, "-m", "pip", "wheel", "--no-deps", "-w", str(folder), "."]
    done = subprocess.run(command, cwd=repository, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        pytest.skip(f"hatchling is not here and cannot be fetched: {done.stderr[-200:]}")
    (found,) = folder.glob("*.whl")
    return found


def test_the_wheel_holds_the_package_and_every_template(wheel: Path, repository: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    templates = {
        f"generator/templates/{path.relative_to(repository / 'templates').as_posix()}"
        for path in (repository / "templates").rglob("*")
        if path.is_file()
    }
    assert templates <= names
    assert {"generator/cli/main.py", "generator/__main__.py"} <= names
    tops = {name.partition("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"generator"}


def test_the_wheel_makes_a_portal_in_an_empty_folder(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "installed")
    own = {"PATH": os.environ["PATH"], "PYTHONPATH": str(tmp_path / "installed")}
    for arguments in (("init", "nianbao"), ("--site", "nianbao", "build")):
        command = [sys.executable, "-m", "generator", *arguments]
        done = subprocess.run(
            command, cwd=tmp_path, env=own, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
    page = (tmp_path / "nianbao/output/index.html").read_text(encoding="utf-8")
    assert "示例市" in page
