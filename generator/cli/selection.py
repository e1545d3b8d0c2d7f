"""Which rules a check is asked for: the codes typed behind ``--select`` and ``--ignore``.

An option that takes several codes also swallows the paths typed behind it; these are given back.
"""

from pathlib import Path
from typing import NamedTuple

from generator.commands.codes import Choice, choice_of, codes_of
from generator.commands.errors import UsageError


class Selection(NamedTuple):
    """What the options about rules and the paths come to."""

    choice: Choice
    paths: tuple[Path, ...]


def selection_of(select: list[str], ignore: list[str], paths: list[Path]) -> Selection:
    """Return what is wanted; raise UsageError for an unknown code and for an option without any.

    A code goes before a file of the same name, which can be written as ``./D01``.
    """
    selected, behind_select = _parted("--select", select)
    ignored, behind_ignore = _parted("--ignore", ignore)
    return Selection(choice_of(selected, ignored), (*paths, *behind_select, *behind_ignore))


def _parted(option: str, typed: list[str]) -> tuple[list[str], list[Path]]:
    """Return the codes and the paths among the words behind an option."""
    codes: list[str] = []
    paths: list[Path] = []
    for word in typed:
        if _is_path(word):
            paths.append(Path(word))
        else:
            codes += [part for part in word.replace("，", ",").split(",") if part] or [word]
    if typed and not codes:
        raise UsageError(f"{option} 后面要写代码，如 {option} D01；“{typed[0]}”是路径。")
    return codes, paths


def _is_path(word: str) -> bool:
    if codes_of(word):
        return False
    return any(sign in word for sign in "/\\.") or (word != "" and Path(word).exists())
