"""What rules about likely and unlikely figures share: last year's values, remarks, gaps.

Such rules compare figures that are consistent in themselves; each stays silent about a table that
is known to be wrong, because its figures are nobody's.
"""

from generator.checks.context import Succession
from generator.model.report import Report, TableData, Value

FEW = 4
"""Of fewer cases than this, a share says nothing: two of three may be chance."""


def has_remark(report: Report, path: str) -> bool:
    """Tell whether the original prints a remark beside a key path or anything beneath it."""
    notes = report.notes
    if not notes:
        return False
    return path in notes or any(key.startswith(f"{path}.") for key in notes)


def before_of(succession: Succession, table: TableData) -> tuple[Value | None, ...] | None:
    """Return last year's values of a table, cell by cell, or None where they cannot be compared.

    They are those of its own report and of the same edition only: what several predecessors did
    says little about what is likely of the agency that replaced them.
    """
    if len(succession.earlier) != 1:
        return None
    before = succession.earlier[0].report.tables.get(table.grid.key)
    if before is None or before.edition is not table.edition:
        return None
    return before.values


def same_tables(succession: Succession) -> bool:
    """Tell whether the tables are last year's: all of them, in one edition and with one content."""
    if len(succession.earlier) != 1:
        return False
    now = succession.context.report.tables
    then = succession.earlier[0].report.tables
    if now.keys() != then.keys():
        return False
    for key, table in now.items():
        if table.values != then[key].values or table.edition is not then[key].edition:
            return False
    return True


def is_sound_throughout(succession: Succession, section: str) -> bool:
    """Tell whether a section adds up in the report and in those of the year before."""
    contexts = (succession.context, *succession.earlier)
    return all(context.is_sound(section) for context in contexts)


def gap(one: Value, other: Value) -> Value:
    """Return by how much two values differ."""
    return one - other if one > other else other - one
