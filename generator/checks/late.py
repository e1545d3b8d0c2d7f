"""Regular expressions that are compiled when they are first used.

The rules know more than a hundred, of which most reports need a dozen: compiling all of them took
half the time of a start. docs/decisions/checking-speed.md has the figures.
"""

import re
from typing import Any, cast

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "split", "sub")


class _Late:
    """Stands for a pattern, and takes over its methods at the first use of any."""

    def __init__(self, pattern: str, flags: int) -> None:
        self._pattern, self._flags = pattern, flags

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever a pattern has
        compiled = re.compile(self._pattern, self._flags)
        # From now on a call costs what it costs of the pattern itself.
        self.__dict__.update({method: getattr(compiled, method) for method in _METHODS})
        return getattr(compiled, name)


def compile_late(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return a pattern; a mistake in it shows at its first use."""
    return cast("re.Pattern[str]", _Late(pattern, int(flags)))
