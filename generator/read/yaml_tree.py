"""YAML as a tree of nodes that know their places; it guesses nothing and converts nothing.

What is written plainly is read by our own short reader, everything else by the library. Nobody
who uses the tree can tell which of the two made it.
"""

from generator.read.plain_yaml import read_plain_yaml
from generator.read.yaml_nodes import Tree


def read_yaml(text: str, path: str, *, first_line: int = 1) -> Tree:
    """Return the tree of ``text``, which begins at ``first_line`` of the file at ``path``."""
    plain = read_plain_yaml(text, first_line)
    if plain is not None:
        return Tree(plain, ())
    from generator.read.yaml_library import compose  # noqa: PLC0415 - slow to import, seldom used

    return compose(text, path, first_line=first_line)
