"""What an agency is empowered to do, and whether its table 2 shows that it did."""

from collections.abc import Iterator, Mapping

from generator.checks.context import ReportContext

_CELLS: Mapping[str, tuple[str, ...]] = {
    "licensing": ("proactive.licensing.decisions",),
    "penalties": ("proactive.penalties.decisions",),
    "coercion": ("proactive.coercion.decisions",),
    # The 2019 edition counts kinds of fees, not what they bring in.
    "fees": (
        "proactive.fees.amount_wan_yuan",
        "proactive.fees.items_previous_year",
        "proactive.fees.items_change",
    ),
}


def idle_powers(context: ReportContext) -> Iterator[str]:
    """Yield the line of each power that the agency holds and reports nothing but zeros of."""
    table = context.report.tables.get("proactive")
    if table is None:
        return
    for power in context.agency.powers:
        index = table.grid.index
        values = [table.values[index[key]] for key in _CELLS.get(power, ()) if key in index]
        if values and not any(value is None or value for value in values):
            yield f"proactive.{power}"
