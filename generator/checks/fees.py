"""The amount of fees in table 2, in 万元, and the slip of giving it in 元."""

from decimal import Decimal

from generator.checks.context import Succession
from generator.checks.plausible import before_of
from generator.model.report import Value

FEES = "proactive.fees.amount_wan_yuan"
PER_UNIT = 10_000
"""元 in a 万元."""
_TOLERANCE = Decimal("0.005")
"""How far the ratio of two years may be from the slip's: hardly any amount moves as little."""


def amount_before(succession: Succession) -> Value | None:
    """Return last year's amount; None where there is none to compare with."""
    table = succession.context.report.tables.get("proactive")
    if table is None or FEES not in table.grid.index:
        return None
    before = before_of(succession, table)
    return None if before is None else before[table.grid.index[FEES]]


def is_unit_slip(amount: Value, before: Value | None) -> bool:
    """Tell whether an amount is last year's once more, given in 元 instead of 万元."""
    if not before or amount < PER_UNIT * before * (1 - _TOLERANCE):
        return False
    return amount <= PER_UNIT * before * (1 + _TOLERANCE)
