"""Attributes that are worked out when they are first asked for.

``functools.cached_property`` takes a lock at every first use (until Python 3.12), and a report has
ten of them; whatever is judged here is judged by one thread.
"""

from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

Value = TypeVar("Value")


class once(Generic[Value]):  # noqa: N801 - it is written where a decorator stands
    """Keeps what a method without arguments returns in the instance, under the method's name."""

    def __init__(self, method: Callable[[Any], Value]) -> None:
        """Remember the method."""
        self._method = method
        self._name = method.__name__
        self.__doc__ = method.__doc__

    @overload
    def __get__(self, instance: None, owner: type) -> "once[Value]": ...
    @overload
    def __get__(self, instance: object, owner: type) -> Value: ...
    def __get__(self, instance: object | None, owner: type) -> "once[Value] | Value":
        """Return the value; from then on it is found in the instance itself."""
        if instance is None:
            return self
        value = instance.__dict__[self._name] = self._method(instance)
        return value
