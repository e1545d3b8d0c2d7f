"""Small column charts of key figures over the years; the same numbers stand in a table beside.

A year without a figure has no column, which differs from a column of no height for zero.
"""

from collections.abc import Sequence
from typing import NamedTuple

from generator.form.figures import KeyFigure
from generator.render.views import MISSING
from generator.render.views_agency import Bar, ChartView

WIDTH, HEIGHT = 288, 128
"""The chart's own units; at 288 CSS pixels it fits a phone, and its text is not scaled."""
_TOP, _BASE, _SIDE = 20, 104, 16
"""Where columns end and stand, and what is left beside them for numbers wider than a column."""
_WIDEST_COLUMN = 28
_DIGIT = 7
"""Room that one digit takes."""
_YEAR = 32
"""Room that a year's number takes."""


class Point(NamedTuple):
    """One year of a figure."""

    year: int
    value: int | None


def chart_of(figure: KeyFigure, points: Sequence[Point], edition_years: Sequence[int]) -> ChartView:
    """Return the chart of a figure; ``edition_years`` are the first years of other editions."""
    step = (WIDTH - 2 * _SIDE) / len(points)
    highest = max((point.value or 0 for point in points), default=0)
    digits = len(str(highest))
    labelled = _labelled(points, fits_all=digits * _DIGIT <= step)
    stride = -(-_YEAR // int(step)) if step < _YEAR else 1
    bars = tuple(
        _bar(
            point,
            (_SIDE + index * step, _SIDE + (index + 1) * step),
            highest,
            is_labelled=index in labelled,
            is_dated=(len(points) - 1 - index) % stride == 0,
        )
        for index, point in enumerate(points)
    )
    first = points[0].year
    return ChartView(
        id=f"chart-{figure.key}",
        label=figure.label,
        unit=figure.unit,
        summary="，".join(f"{point.year}年{_words(point.value, figure.unit)}" for point in points),
        width=WIDTH,
        height=HEIGHT,
        base=_BASE,
        bars=bars,
        breaks=tuple(round(_SIDE + (year - first) * step) for year in edition_years),
    )


def _labelled(points: Sequence[Point], *, fits_all: bool) -> set[int]:
    """Return which columns carry their number: all, or the highest and the last."""
    known = [index for index, point in enumerate(points) if point.value is not None]
    if fits_all or not known:
        return set(known)
    highest = max(known, key=lambda index: points[index].value or 0)
    neighbours = 3
    last = known[-1]
    return {highest} if abs(last - highest) < neighbours else {highest, last}


def _bar(
    point: Point, span: tuple[float, float], highest: int, *, is_labelled: bool, is_dated: bool
) -> Bar:
    left, right = span
    width = min(_WIDEST_COLUMN, round((right - left) * 0.64))
    middle = round((left + right) / 2)
    share = (point.value or 0) / highest if highest else 0
    # A number above zero is seen, however small beside the highest.
    height = max(1 if point.value else 0, round(share * (_BASE - _TOP)))
    return Bar(
        year=point.year,
        value=point.value,
        x=middle - width // 2,
        middle=middle,
        y=_BASE - height,
        width=width,
        height=height,
        is_labelled=is_labelled,
        is_dated=is_dated,
    )


def _words(value: int | None, unit: str) -> str:
    return MISSING if value is None else f"{value}{unit}"
