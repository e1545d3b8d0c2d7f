"""The official order of keys at every level: that of the readers' keys and of the form."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from generator.form.editions import BY_KEY, edition_of
from generator.form.grid import Branch, grids_of
from generator.read.canonical.written import Atom, Block, Entry, Node
from generator.read.schema.shapes import (
    CellPaths,
    Codes,
    Either,
    Keys,
    Listing,
    Shape,
    Tables,
)
from generator.read.schema.tables import cell_paths
from generator.read.tables import edition_of_keys
from generator.read.yaml_nodes import Record

Rank = Callable[[str], int]


def form_used(root: Record, year: int) -> dict[str, Branch]:
    """Return the key tree that each section of a report is written in."""
    expected = edition_of(year)
    if not expected.sections:
        expected = tuple(BY_KEY.values())[-1]
    trees: dict[str, Branch] = {}
    for key, grid in grids_of(expected).items():
        node = root.values.get(key)
        edition = expected if node is None else edition_of_keys(node, key, expected)
        trees[key] = grids_of(edition).get(key, grid).tree
    return trees


@dataclass(frozen=True)
class Order:
    """Puts the entries of a source in order; the trees are those of the report's sections."""

    trees: dict[str, Branch]

    def of_mapping(self, root: Block, shape: Shape) -> Block:
        """Return a source's mapping in order."""
        found = self.ordered(root, shape)
        return found if isinstance(found, Block) else root

    def ordered(self, node: Node, shape: Shape | None) -> Node:
        """Return a node with its keys, and those of all mappings below, in their order."""
        if isinstance(node, Atom):
            return node
        found: Node
        match shape:
            case Keys():
                below = {key.name: key.shape for key in shape.keys}
                found = self._mapping(node, _rank(below), below.get)
            case Codes():
                inner = shape.each.shape
                found = self._mapping(node, None, lambda _: inner)
            case CellPaths():
                found = self._mapping(node, _rank(self._paths()), lambda _: None)
            case Listing():
                found = self._list(node, shape.item)
            case Either():
                kinds = (Keys, Codes) if node.is_mapping else (Listing,)
                fitting = (each for each in shape.shapes if isinstance(each, kinds))
                found = self.ordered(node, next(fitting, None))
            case Tables():
                found = self._branch(node, self.trees.get(shape.section))
            case _:
                found = self._list(node, None)
        return found

    def _mapping(
        self, node: Block, rank: Rank | None, shape_of: Callable[[str], Shape | None]
    ) -> Block:
        if not node.is_mapping:
            return self._list(node, None)
        entries = [
            replace(e, value=self.ordered(e.value, shape_of(_name(e)))) for e in node.entries
        ]
        return _sorted(node, entries, rank)

    def _branch(self, node: Node, branch: Branch | None) -> Node:
        if isinstance(node, Atom) or not node.is_mapping or branch is None:
            return node
        below = branch.children
        entries = [
            replace(e, value=self._branch(e.value, below.get(_name(e)))) for e in node.entries
        ]
        return _sorted(node, entries, _rank(below))

    def _list(self, node: Block, item: Shape | None) -> Block:
        entries = tuple(
            _hoisted(replace(e, value=self.ordered(e.value, item))) for e in node.entries
        )
        return replace(node, entries=entries)

    def _paths(self) -> list[str]:
        """Return every key path, those of the forms in use first."""
        used = [path for key, tree in self.trees.items() for path in _paths_below(key, tree)]
        return list(dict.fromkeys([*used, *cell_paths()]))


def _paths_below(key: str, tree: Branch) -> Iterable[str]:
    yield tree.path
    for child in tree.children.values():
        yield from _paths_below(key, child)


def _name(entry: Entry) -> str:
    return entry.key.text if entry.key is not None else ""


def _rank(names: Iterable[str]) -> Rank:
    """Return the place of a key among ``names``; what is not known comes last."""
    places = {name: number for number, name in enumerate(names)}
    return lambda name: places.get(name, len(places))


def _sorted(node: Block, entries: list[Entry], rank: Rank | None) -> Block:
    """Return a mapping with its entries in order; without a rank, by the keys themselves."""
    if rank is None:
        return replace(node, entries=tuple(sorted(entries, key=_name)))
    return replace(node, entries=tuple(sorted(entries, key=lambda entry: rank(_name(entry)))))


def _hoisted(entry: Entry) -> Entry:
    """Return a list item whose first comment stands above its dash, where YAML keeps it."""
    value = entry.value
    if isinstance(value, Atom) or not value.entries:
        return entry
    first, *rest = value.entries
    if not first.above:
        return entry
    inner = replace(value, entries=(replace(first, above=()), *rest))
    return replace(entry, value=inner, above=(*entry.above, *first.above))
