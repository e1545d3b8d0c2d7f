"""Filling a section's grid from the YAML under its key.

The key tree of the form (``generator.form.grid.Branch``) leads: a bare ``0`` states zero for
everything under it, a list fills a line in the order of its columns, a mapping goes down.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from difflib import get_close_matches
from functools import cache

from generator.form.editions import BY_KEY, EDITIONS
from generator.form.grid import Branch, Grid, grids_of
from generator.form.shape import Edition, Kind
from generator.ground.diagnostics import Finding, Place
from generator.model.report import TableData, Value
from generator.read import faults
from generator.read.fields import NULLS, hidden_inside
from generator.read.numbers import not_a_number, number
from generator.read.yaml_nodes import Node, Record, Row, Scalar, Sequence

_ZEROS: Mapping[Kind, Value] = {Kind.COUNT: 0, Kind.CHANGE: 0, Kind.AMOUNT: Decimal(0)}


@cache
def _zeros(edition: str, section: str) -> tuple[Value, ...]:
    """Return what a bare ``0`` states, cell by cell."""
    return tuple(_ZEROS[cell.kind] for cell in grids_of(BY_KEY[edition])[section].cells)


def read_table(node: Node, grid: Grid, edition: Edition, path: str) -> "TableRead":
    """Return the numbers under a section's key, with a finding for each that is none."""
    filling = _Filling(path, grid, _zeros(edition.key, grid.key), [None] * len(grid.cells))
    filling.fill(node, grid.tree)
    table = TableData(edition, grid, tuple(filling.values), frozenset(filling.unreadable))
    return TableRead(table, tuple(filling.findings))


def read_section(node: Node, section: str, expected: Edition, path: str) -> "TableRead | None":
    """Return a section's numbers in the edition whose keys it is written in.

    None where that is the expected edition and it has no such table.
    """
    grid = grids_of(expected).get(section)
    read = None if grid is None else read_table(node, grid, expected, path)
    # Where nothing is wrong every key is one of the form: nobody has to look for another.
    if read is not None and not read.findings:
        return read
    edition = edition_of_keys(node, section, expected)
    if edition is expected:
        return read
    return read_table(node, grids_of(edition)[section], edition, path)


@dataclass(frozen=True, slots=True)
class TableRead:
    """A section's numbers and what was wrong with them."""

    table: TableData
    findings: tuple[Finding, ...]


def edition_of_keys(node: Node, section: str, expected: Edition) -> Edition:
    """Return the edition whose keys a section is written in.

    Real reports use an old form in later years; its keys then fit that edition and not the
    expected one. Where both or neither fit, the expected edition stands; so does the free outline,
    which has no tables at all.
    """
    own = grids_of(expected).get(section)
    if own is None or _fits(node, own.tree):
        return expected
    for edition in EDITIONS:
        grid = grids_of(edition).get(section)
        if grid is not None and _fits(node, grid.tree):
            return edition
    return expected


def _fits(node: Node, branch: Branch) -> bool:
    """Tell whether every key is one of the form, and every list as long as its line."""
    if isinstance(node, Record):
        children, values = branch.children, node.values
        for key in node.keys:
            child = children.get(key)
            if child is None or (key in values and not _fits(values[key], child)):
                return False
        return True
    if isinstance(node, Scalar):
        return True
    return branch.is_row and node.size == branch.stop - branch.start


@dataclass
class _Filling:
    """The values of one grid while they are being filled in."""

    path: str
    grid: Grid
    zeros: tuple[Value, ...]
    values: list[Value | None]
    findings: list[Finding] = field(default_factory=list)
    unreadable: set[int] = field(default_factory=set)

    def fill(self, node: Node, branch: Branch) -> None:
        """Fill the cells that ``branch`` covers from what is written there."""
        if isinstance(node, Scalar):
            self._scalar(node, branch)
        elif isinstance(node, Record):
            self._mapping(node, branch)
        else:
            self._row(node, branch)

    def _scalar(self, scalar: Scalar, branch: Branch) -> None:
        if scalar.is_plain and scalar.text == "0":
            self.values[branch.start : branch.stop] = self.zeros[branch.start : branch.stop]
            return
        if scalar.is_plain and scalar.text in NULLS:
            return
        size = branch.stop - branch.start
        if size == 1:
            self._number(scalar, branch.start)
        else:
            self.unreadable.update(range(branch.start, branch.stop))
            self.findings.append(
                faults.WRONG_SHAPE.finding(
                    Place(self.path, scalar.line, scalar.column),
                    f"“{branch.key}”下有 {size} 格，写作“{scalar.text[:24]}”无法分到各格。",
                    cell=branch.path,
                    hint=_how_to_write(branch),
                )
            )

    def _number(self, scalar: Scalar, index: int) -> None:
        cell = self.grid.cells[index]
        value = number(scalar, cell.kind)
        if value is None:
            self.unreadable.add(index)
            self.findings.append(not_a_number(scalar, cell, self.path))
        self.values[index] = value

    def _row(self, sequence: Sequence | Row, branch: Branch) -> None:
        size = branch.stop - branch.start
        place = Place(self.path, sequence.line, sequence.column)
        if not branch.is_row:
            self.unreadable.update(range(branch.start, branch.stop))
            self.findings.append(
                faults.WRONG_SHAPE.finding(
                    place,
                    f"“{branch.key}”不能写成列表。",
                    cell=branch.path,
                    hint=_how_to_write(branch),
                )
            )
            return
        if len(sequence.items) != size:
            self.unreadable.update(range(branch.start, branch.stop))
            names = "、".join(
                cell.column.column.label for cell in self.grid.cells[branch.start : branch.stop]
            )
            self.findings.append(
                faults.ROW_LENGTH.finding(
                    place,
                    f"这一行要有 {size} 个数，写了 {len(sequence.items)} 个。",
                    cell=branch.path,
                    hint=f"依次是：{names}；数字里不要写逗号，缺的格写 null。",
                )
            )
            return
        for index, item in enumerate(sequence.items, start=branch.start):
            if isinstance(item, Scalar):
                if not (item.is_plain and item.text in NULLS):
                    self._number(item, index)
            else:
                self._no_number(item, index)

    def _no_number(self, node: Sequence | Row | Record, index: int) -> None:
        cell = self.grid.cells[index]
        place = Place(self.path, node.line, node.column)
        message = f"{cell.address} 要写成一个数。"
        self.unreadable.add(index)
        self.findings.append(faults.WRONG_SHAPE.finding(place, message, cell=cell.key))

    def _mapping(self, mapping: Record, branch: Branch) -> None:
        if branch.is_cell and not mapping.keys:
            self._no_number(mapping, branch.start)
        children, written = branch.children, mapping.values
        for name, key in mapping.keys.items():
            child = children.get(name)
            if child is None:
                finding = _strange_key(self.path, key, branch)
                self.findings.append(finding)
                self._excuse(branch, finding.expected)
                continue
            value = written.get(name)
            if isinstance(value, Row) and child.is_row:
                # Straight to the numbers: this is the innermost loop of reading.
                counts = value.counts
                if len(counts) == child.stop - child.start:
                    # What is a count is a change too; no line of amounts is written as a list.
                    self.values[child.start : child.stop] = counts
                    continue
            if value is not None:
                self.fill(value, child)

    def _excuse(self, branch: Branch, meant: str | None) -> None:
        """Take the cells that a strange key was meant for as unreadable, not as missing too."""
        child = branch if branch.is_cell else branch.children.get(meant or "")
        if child is not None:
            self.unreadable.update(range(child.start, child.stop))


def _how_to_write(branch: Branch) -> str:
    if branch.is_row:
        return f"请写成 {branch.stop - branch.start} 个数的列表；全部为零可以只写 0。"
    if branch.children:
        return f"请按键分开写：{'、'.join(branch.children)}；全部为零可以只写 0。"
    return "请只写一个数。"


def _strange_key(path: str, key: Scalar, branch: Branch) -> Finding:
    names: Mapping[str, Branch] = branch.children
    near = get_close_matches(key.text, tuple(names), n=1, cutoff=0.6)
    hint = f"是不是“{near[0]}”？" if near else f"这里可以写：{'、'.join(names) or '一个数'}。"
    return faults.UNKNOWN_KEY.finding(
        Place(path, key.line, key.column),
        f"“{branch.path}”下没有“{key.text}”{hidden_inside(key.text)}。",
        cell=branch.path,
        expected=near[0] if near else None,
        hint=hint,
    )
