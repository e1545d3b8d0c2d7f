"""From a key path back to its place in the source."""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.form.grid import Branch, Grid
from generator.ground.diagnostics import Place
from generator.read.yaml_nodes import Node, Record, Row, Sequence


@dataclass(frozen=True)
class Locator:
    """Finds the place of a cell, a line, a section or a key of a report's data."""

    path: str
    root: Record
    grids: Mapping[str, Grid]

    def __call__(self, key: str | None) -> Place:
        """Return where ``key`` is written; what is missing points at its nearest written parent.

        None, and what no parent of is written, points at the first line of the file.
        """
        if not key:
            return Place(self.path, 1, 1)
        names = key.split(".")
        grid = self.grids.get(names[0])
        if grid is None:
            # Outside the tables a key has one level; those of the notes are key paths themselves.
            names = key.split(".", 1)
        branch = grid.tree if grid is not None else None
        written = self.root.keys.get(names[0])
        if written is None:
            return Place(self.path, 1, 1)
        place = Place(self.path, written.line, written.column)
        node: Node | None = self.root.values.get(names[0])
        for index, name in enumerate(names[1:], start=1):
            if isinstance(node, Sequence | Row):
                return self._in_row(node, branch, ".".join(names[:index]), names[index:]) or place
            if not isinstance(node, Record) or name not in node.keys:
                break
            place = Place(self.path, node.keys[name].line, node.keys[name].column)
            node = node.values.get(name)
            branch = branch.children.get(name) if branch is not None else None
        if node is not None and not isinstance(node, Record):
            return Place(self.path, node.line, node.column)
        return place

    def _in_row(
        self, row: Sequence | Row, branch: Branch | None, above: str, rest: list[str]
    ) -> Place | None:
        """Return the place of one item of a list, or of the list for a path that is no cell."""
        start = Place(self.path, row.line, row.column)
        if branch is None:
            return start
        first = branch.start
        at: Branch | None = branch
        for name in rest:
            at = at.children.get(name) if at is not None else None
        if at is None or not at.is_cell:
            return start
        position = at.start - first
        if position >= len(row.items) or above != branch.path:
            return start
        item = row.items[position]
        return Place(self.path, item.line, item.column)
