"""The architecture, held by machine: imports only go down, never round, never relatively.

Every import counts, also one for types alone and one inside a function.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

FLOORS = (
    ("ground",),
    ("form",),
    ("model",),
    ("read",),
    ("store", "write"),
    ("checks",),
    ("render",),
    ("work",),
    ("gather",),
    ("commands",),
    ("cli",),
)
"""From the bottom; floors that share a level know nothing of each other."""
LEVEL = {floor: level for level, floors in enumerate(FLOORS) for floor in floors}
PACKAGE = "generator"


def modules(repository: Path) -> dict[str, ast.Module]:
    """Return the syntax of every module by its dotted name."""
    found = {}
    for path in sorted((repository / PACKAGE).rglob("*.py")):
        parts = path.relative_to(repository).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        found[name] = ast.parse(path.read_text(encoding="utf-8"), str(path))
    return found


@pytest.fixture(scope="module")
def syntax(repository: Path) -> dict[str, ast.Module]:
    return modules(repository)


def imports(tree: ast.Module) -> Iterator[str]:
    """Return every dotted name that a module imports or imports from."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def own_imports(name: str, syntax: dict[str, ast.Module]) -> set[str]:
    """Return the modules of the package that a module imports."""
    found = {target for target in imports(syntax[name]) if target in syntax}
    # Importing a package for one of its modules is not importing what the package itself says.
    return {t for t in found if not any(o != t and o.startswith(f"{t}.") for o in found)}


def floor_of(module: str) -> str:
    return module.split(".")[1]


def test_every_folder_of_the_package_is_a_floor(repository: Path) -> None:
    folders = {path.parent.name for path in (repository / PACKAGE).glob("*/*.py")}
    assert folders <= set(LEVEL)


def test_imports_only_go_down(syntax: dict[str, ast.Module]) -> None:
    wrong = []
    for name in syntax:
        if name.count(".") == 0 or name == f"{PACKAGE}.__main__":
            continue
        own = floor_of(name)
        for target in own_imports(name, syntax) - {PACKAGE}:
            floor = floor_of(target)
            if floor != own and LEVEL[floor] >= LEVEL[own]:
                wrong.append(f"{name} imports {target}")
    assert wrong == []


def test_no_floor_is_skipped_over_by_the_package_itself(syntax: dict[str, ast.Module]) -> None:
    assert own_imports(PACKAGE, syntax) == set()
    assert own_imports(f"{PACKAGE}.__main__", syntax) == {f"{PACKAGE}.cli.main"}


def test_modules_form_no_circle(syntax: dict[str, ast.Module]) -> None:
    waiting = {name: own_imports(name, syntax) - {name, PACKAGE} for name in syntax}
    while waiting:
        free = {name for name, targets in waiting.items() if not targets & set(waiting)}
        assert free, f"circle among {sorted(waiting)}"
        waiting = {name: targets for name, targets in waiting.items() if name not in free}


def test_no_import_is_relative(syntax: dict[str, ast.Module]) -> None:
    relative = [
        name
        for name, tree in syntax.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.level
    ]
    assert relative == []


def test_the_work_on_one_agency_knows_of_no_other(syntax: dict[str, ast.Module]) -> None:
    """Work is the unit of parallel builds: neither store nor gather may be seen from it."""
    seen: set[str] = set()
    waiting = [name for name in syntax if name.startswith(f"{PACKAGE}.work")]
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            waiting += own_imports(name, syntax)
    assert {floor_of(name) for name in seen if "." in name}.isdisjoint({"store", "gather", "write"})


@pytest.mark.parametrize("module", ["http", "urllib.request", "socket", "requests", "tornado"])
def test_only_the_preview_opens_connections(module: str, syntax: dict[str, ast.Module]) -> None:
    users = [
        name
        for name, tree in syntax.items()
        for target in imports(tree)
        if target == module or target.startswith(f"{module}.")
    ]
    assert [name for name in users if not name.startswith(f"{PACKAGE}.commands.preview")] == []
