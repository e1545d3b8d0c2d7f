"""Small files, small functions, and a word on what each module is for."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

LONGEST_FILE = 300
LONGEST_FUNCTION = 50
FOLDERS = ("generator", "tests", "bench")


def python_files(repository: Path) -> list[Path]:
    return [path for folder in FOLDERS for path in sorted((repository / folder).rglob("*.py"))]


@pytest.fixture(scope="module")
def sources(repository: Path) -> dict[str, str]:
    return {
        path.relative_to(repository).as_posix(): path.read_text(encoding="utf-8")
        for path in python_files(repository)
    }


def functions(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def test_no_file_is_long(sources: dict[str, str]) -> None:
    lengths = {
        # Pages of rules are texts, not code; a rule needs its page beside it.
        name: text.count("\n")
        for name, text in sources.items()
        if "fault_" not in name
    }
    assert {name: length for name, length in lengths.items() if length > LONGEST_FILE} == {}


def test_no_function_is_long(sources: dict[str, str]) -> None:
    long = [
        f"{name}: {function.name} ({length} lines)"
        for name, text in sources.items()
        for function in functions(ast.parse(text))
        if (length := (function.end_lineno or 0) - function.lineno + 1) > LONGEST_FUNCTION
    ]
    assert long == []


def test_every_module_says_what_it_is_for(sources: dict[str, str]) -> None:
    silent = [
        name
        for name, text in sources.items()
        if not name.startswith("tests/") and not ast.get_docstring(ast.parse(text))
    ]
    assert silent == []


def test_every_exception_to_lint_names_its_rule_and_its_reason(sources: dict[str, str]) -> None:
    bare = [
        f"{name}:{number}"
        for name, text in sources.items()
        for number, line in enumerate(text.splitlines(), start=1)
        if re.search(r"#\s*noqa", line) and not re.search(r"# noqa: [A-Z0-9, ]+ - \w", line)
        if '"' not in line.partition("noqa")[0].rpartition("#")[0][-2:]
    ]
    assert bare == []


def test_nothing_is_left_to_do_later(sources: dict[str, str]) -> None:
    marks = re.compile(r"#.*\b(?:T[O]DO|FIX[M]E|X[X]X|HA[C]K)\b")
    left = [
        f"{name}:{number}"
        for name, text in sources.items()
        for number, line in enumerate(text.splitlines(), start=1)
        if marks.search(line)
    ]
    assert left == []
