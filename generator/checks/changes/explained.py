"""Whether a report's ``revisions`` explain a change, and what they say of a cell today.

An entry speaks of a cell, or of everything beneath a key path. ``old`` and ``new`` are then one
value that all of its cells had, or a list with one value for each cell in printed order. An entry
about several cells that states neither speaks of all of them: it explains what changed since it
was written.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from generator.checks.late import compile_late
from generator.form.grid import Grid
from generator.ground.text import squeeze
from generator.model.report import Report, Revision, Value

_NOTHING = frozenset({"", "~", "null", "缺", "空", "空白", "无数据", "未公布", "-", "—"})
_NUMBER = compile_late(r"-?[0-9]{1,12}(?:\.[0-9]{1,6})?")
_THOUSANDS = compile_late(r"-?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]{1,6})?")
_UNITS = ("万元", "件", "项", "个", "条", "份", "次", "元")


@dataclass(frozen=True, slots=True)
class Statement:
    """What an entry says of one cell."""

    revision: Revision
    count: int
    """How many cells the entry is about."""
    is_blanket: bool = False
    """Whether it speaks of several cells without stating their values."""
    old: Value | None = None
    new: Value | None = None
    is_legible: bool = True
    """Whether both values could be read; where not, they agree with nothing."""


def statements_about(report: Report, grid: Grid, key: str) -> Iterator[Statement]:
    """Return what the entries say of a cell, in the order of their dates."""
    for revision in report.corrections:
        if key == revision.cell or key.startswith(f"{revision.cell}."):
            covered = grid.covered(revision.cell)
            if covered:
                yield statement(revision, grid.index[key] - covered.start, len(covered))


def statement(revision: Revision, position: int, count: int) -> Statement:
    """Return what an entry about ``count`` cells says of the one at ``position``."""
    if count > 1 and not revision.old and not revision.new:
        return Statement(revision, count, is_blanket=True)
    old, new = _values(revision.old, count), _values(revision.new, count)
    if old is None or new is None:
        return Statement(revision, count, is_legible=False)
    return Statement(revision, count, old=old[position], new=new[position])


def no_number(said: Statement) -> tuple[str, str]:
    """Return which value of an illegible entry cannot be read, and how it is written."""
    revision = said.revision
    if _values(revision.old, said.count) is None:
        return "原数", revision.old
    return "改后的数", revision.new


def is_explained(
    statements: list[Statement], step: tuple[Value | None, Value | None], earlier: Report
) -> bool:
    """Tell whether entries lead from the earlier value of a cell to the one of today.

    A blanket entry counts only where the earlier report did not have it yet.
    """
    value, today = step
    for said in statements:
        if said.is_blanket:
            if said.revision not in earlier.revisions:
                return True
        elif said.is_legible and said.old == value:
            value = said.new
    return value == today


def _values(text: str, count: int) -> tuple[Value | None, ...] | None:
    """Return the values that a text states of ``count`` cells; None where it cannot be read."""
    plain = squeeze(text).strip("[]")
    if count == 1 and _THOUSANDS.fullmatch(plain):
        plain = plain.replace(",", "")
    found: list[Value | None] = []
    for part in re.split("[,、;]", plain):
        bare = _without_unit(part)
        if bare in _NOTHING:
            found.append(None)
        elif _NUMBER.fullmatch(bare):
            found.append(Decimal(bare))
        else:
            return None
    if len(found) == 1:
        return tuple(found * count)
    return tuple(found) if len(found) == count else None


def _without_unit(text: str) -> str:
    for unit in _UNITS:
        if text != unit and text.endswith(unit):
            return text.removesuffix(unit)
    return text
