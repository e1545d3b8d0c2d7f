"""The key figures that listings, agency pages and charts show of a report.

All of them stand in sections three and four, whose cells mean the same in the editions of 2019
and 2021, so that they may stand in one row across the years.
"""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A figure of a report that is a cell or the sum of cells."""

    key: str
    label: str
    cells: tuple[str, ...]
    """Key paths of the cells that it adds up; they are counts."""
    unit: str = "件"


KEY_FIGURES = (
    KeyFigure("new_received", "新收申请", ("requests.new_received.total",)),
    KeyFigure("completed", "办结", ("requests.results.total.total",)),
    KeyFigure("granted", "予以公开", ("requests.results.granted.total",)),
    KeyFigure("carried_out", "结转下年", ("requests.carried_out.total",)),
    KeyFigure("review", "行政复议", ("remedies.review.total",)),
    KeyFigure(
        "litigation",
        "行政诉讼",
        ("remedies.litigation.direct.total", "remedies.litigation.after_review.total"),
    ),
)


def key_figures(value: Callable[[str], int | Decimal | None]) -> tuple[int | None, ...]:
    """Return the key figures of a report, given what looks up a cell by its full key path.

    A figure with a missing cell is None: a sum of what happens to be there would be a false one.
    """
    return tuple(_figure(figure, value) for figure in KEY_FIGURES)


def _figure(figure: KeyFigure, value: Callable[[str], int | Decimal | None]) -> int | None:
    total = 0
    for key in figure.cells:
        part = value(key)
        if part is None:
            return None
        total += int(part)
    return total
