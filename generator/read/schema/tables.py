"""JSON Schema of the statutory tables, from the form data: every edition, every way to write it.

Nothing is listed here. A branch of a section's key tree becomes a bare zero, a row of numbers
where the form lists lines, or a mapping of its children; where editions differ, either will do.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from generator.form.editions import EDITIONS
from generator.form.grid import Branch, Cell, Grid, grids_of
from generator.form.shape import Edition, Kind

Json: TypeAlias = dict[str, object]

_MOST = 10**12 - 1
_NUMBERS: dict[Kind, Json] = {
    Kind.COUNT: {"type": ["integer", "null"], "minimum": 0, "maximum": _MOST},
    Kind.CHANGE: {"type": ["integer", "null"], "minimum": -_MOST, "maximum": _MOST},
    Kind.AMOUNT: {"type": ["number", "null"], "minimum": 0, "exclusiveMaximum": _MOST + 1},
}
_HOW = {
    Kind.COUNT: "零或正整数，最多 12 位",
    Kind.CHANGE: "整数，减少写负数，最多 12 位",
    Kind.AMOUNT: "零或正数，小数最多 6 位，照原件的写法写",
}
_ZERO: Json = {"$ref": "#/definitions/zero"}
_ZERO_SHARED: Json = {"enum": [0, None], "enumDescriptions": ["全部为零", "没有填写"]}
NEWEST_FIRST: tuple[Edition, ...] = tuple(reversed(EDITIONS))


@dataclass(frozen=True, slots=True)
class Place:
    """A branch of a section's key tree, in the grid of one edition."""

    grid: Grid
    branch: Branch

    @property
    def cells(self) -> tuple[Cell, ...]:
        """Return the cells that it covers."""
        return self.grid.cells[self.branch.start : self.branch.stop]

    @property
    def children(self) -> dict[str, "Place"]:
        """Return the places below, by key."""
        return {key: Place(self.grid, child) for key, child in self.branch.children.items()}

    @property
    def title(self) -> str:
        """Return the official label; a group made for its key alone has that of its line."""
        return self.branch.label or self.cells[0].line.line.label

    @property
    def help(self) -> str:
        """Return how it is written: order of the numbers, unit, law."""
        cells = self.cells
        first = cells[0]
        sentences: list[str] = []
        if len(cells) == 1:
            label = "" if self.branch.is_cell else f"{first.column.column.label}，"
            unit = f"单位：{first.unit}，" if first.unit and first.unit not in label else ""
            sentences.append(f"{label}{unit}{_HOW[first.kind]}。")
        elif self.branch.is_row:
            labels = "、".join(cell.column.column.label for cell in cells)
            unit = f"（单位：{first.unit}）" if first.unit else ""
            sentences.append(f"依次是：{labels}{unit}。全部为零可以只写 0。")
        else:
            labels = "；".join(child.title for child in self.children.values())
            sentences.append(f"下分：{labels}。全部为零可以只写 0。")
        if first.line.line.law and self.branch.path == f"{self.grid.key}.{first.line.key}":
            sentences.append(f"依据：{first.line.line.law}。")
        return "".join(sentences)


def places_of(section: str) -> list[Place]:
    """Return a section's root in every edition that has its table, the newest first."""
    grids = (grids_of(edition).get(section) for edition in NEWEST_FIRST)
    return [Place(grid, grid.tree) for grid in grids if grid is not None]


def cell_paths() -> dict[str, str]:
    """Return every key path of every edition with its Chinese name, in the order of the form."""
    found: dict[str, str] = {}
    for edition in NEWEST_FIRST:
        for grid in grids_of(edition).values():
            for path, name in _paths(Place(grid, grid.tree), ()):
                found.setdefault(path, name)
    return found


def _paths(place: Place, above: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    names = (*above, place.title)
    yield place.branch.path, _name(place, names)
    # The heading of a section, and 本年度办理结果, would only lengthen the names below them.
    is_named = "." in place.branch.path and not place.branch.path.endswith(".results")
    for child in place.children.values():
        yield from _paths(child, names if is_named else ())


def _name(place: Place, names: tuple[str, ...]) -> str:
    """Return how findings name a cell, and in the same manner a line, a group or a section."""
    if place.branch.is_cell:
        return place.cells[0].address
    if "." not in place.branch.path:
        return place.title
    return f"{place.grid.section.numeral}、{' · '.join(names)}"


@dataclass
class TableWriter:
    """Writes tables and keeps what many lines share, such as a row of seven numbers."""

    definitions: dict[str, object] = field(default_factory=dict)

    def section(self, key: str) -> Json:
        """Return what may stand under a section's key, in the words of whichever edition."""
        self.definitions["zero"] = _ZERO_SHARED
        return self._either(places_of(key))

    def _either(self, places: list[Place]) -> Json:
        """Return the schema of places that share a key path, one for each edition."""
        first = places[0]
        head: Json = {"title": first.title, "description": first.help}
        written = [self._ways(place) for place in places]
        if all(ways == written[0] for ways in written):
            ways = written[0]
        elif (merged := self._merged(places)) is not None:
            ways = [_ZERO, merged]
        else:
            ways = _distinct(way for each in written for way in each)
        return {**head, **ways[0]} if len(ways) == 1 else {**head, "anyOf": ways}

    def _merged(self, places: list[Place]) -> Json | None:
        """Return one mapping for editions that differ below a single key, else None.

        Where more differs, a mapping may not mix the keys of two editions.
        """
        names = [list(place.branch.children) for place in places]
        if any(each != names[0] for each in names):
            return None
        differing = [
            name
            for name in names[0]
            if len(_distinct(self._either([place.children[name]]) for place in places)) > 1
        ]
        if len(differing) != 1 or any(place.branch.is_row for place in places):
            return None
        below = {
            name: self._either([place.children[name] for place in places]) for name in names[0]
        }
        return _mapping(below)

    def _ways(self, place: Place) -> list[Json]:
        """Return the ways to write a place in its edition."""
        branch, cells = place.branch, place.cells
        ways = [dict(_NUMBERS[cells[0].kind])] if len(cells) == 1 else [_ZERO]
        if branch.is_row:
            ways.append(self._shared(branch, "row", _row(cells)))
        if branch.children:
            below = {key: self._either([child]) for key, child in place.children.items()}
            mapping = _mapping(below)
            ways.append(self._shared(branch, "columns", mapping) if branch.is_row else mapping)
        return ways

    def _shared(self, branch: Branch, kind: str, schema: Json) -> Json:
        """Return a reference to a piece that every line of a section has."""
        start = f"{branch.path.partition('.')[0]}.{kind}"
        number, name = 1, start
        while name in self.definitions and self.definitions[name] != schema:
            number += 1
            name = f"{start}{number}"
        self.definitions[name] = schema
        return {"$ref": f"#/definitions/{name}"}


def _row(cells: tuple[Cell, ...]) -> Json:
    return {
        "type": "array",
        "minItems": len(cells),
        "maxItems": len(cells),
        "items": [{"title": cell.column.column.label, **_NUMBERS[cell.kind]} for cell in cells],
        "additionalItems": False,
    }


def _mapping(properties: dict[str, Json]) -> Json:
    return {"type": "object", "properties": properties, "additionalProperties": False}


def _distinct(ways: Iterable[Json]) -> list[Json]:
    found: list[Json] = []
    for way in ways:
        if way not in found:
            found.append(way)
    return found
