"""Repeatable chance: the same words give the same numbers on every machine."""

from collections.abc import Collection
from random import Random


def dice(*seeds: object) -> Random:
    """Return a generator that depends on ``seeds`` alone."""
    return Random("/".join(map(str, seeds)))  # noqa: S311 - sample figures, nothing secret


def fresh(chance: Random, low: int, high: int, used: Collection[int]) -> int:
    """Return a number from ``low`` to ``high`` that is not ``used`` yet."""
    number = chance.randint(low, high)
    while number in used:
        number = chance.randint(low, high)
    return number
