"""Chinese words for values that several pages print: days, spans of years, editions."""

from datetime import date

from generator.form.editions import OUTLINE
from generator.form.shape import Edition


def day_words(day: date | None) -> str:
    """Return a day such as 2024年1月25日; the empty text where there is none."""
    return "" if day is None else f"{day.year}年{day.month}月{day.day}日"


def span_words(first: int | None, last: int | None) -> str:
    """Return a span of years such as 2012年至2018年; the empty text where both are unknown."""
    if first is not None and last is not None:
        return f"{first}年" if first == last else f"{first}年至{last}年"
    if first is not None:
        return f"{first}年起"
    return "" if last is None else f"至{last}年"


def edition_words(edition: Edition) -> str:
    """Return the short name of an edition, such as 2021年格式."""
    return "自由提纲" if edition is OUTLINE else f"{edition.key}年格式"


def region_words(names: tuple[str, ...]) -> str:
    """Return a region by its name and those above it, such as 洛阳市西工区.

    Two levels tell apart regions of one name: several cities have their own 新区 or 城区.
    """
    return "".join(names[-2:])
