"""The guide to templates names every view, every field and every page."""

import inspect
from dataclasses import fields, is_dataclass
from pathlib import Path
from types import ModuleType

import pytest

from generator.render import (
    views,
    views_agency,
    views_listing,
    views_page,
    views_report,
    views_status,
    views_table,
)
from generator.render.environment import packaged_templates

MODULES = (views, views_agency, views_listing, views_page, views_report, views_status, views_table)


def views_in(module: ModuleType) -> list[type]:
    found = (member for _, member in inspect.getmembers(module, inspect.isclass))
    return [view for view in found if view.__module__ == module.__name__]


def field_names(view: type) -> tuple[str, ...]:
    if is_dataclass(view):
        return tuple(field.name for field in fields(view))
    return tuple(view._fields)  # type: ignore[attr-defined]


@pytest.fixture
def guide(repository: Path) -> str:
    return (repository / "docs" / "templates.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__)
def test_guide_lists_each_view_with_its_fields_in_order(module: ModuleType, guide: str) -> None:
    for view in views_in(module):
        names = ", ".join(f"`{name}`" for name in field_names(view))
        rows = [line for line in guide.splitlines() if line.startswith(f"| `{view.__name__}` |")]
        assert rows
        assert all(row.endswith(f"| {names} |") for row in rows)


def test_guide_lists_each_page_template(guide: str) -> None:
    for file in (packaged_templates() / "pages").iterdir():
        assert f"| `pages/{file.name}` |" in guide
