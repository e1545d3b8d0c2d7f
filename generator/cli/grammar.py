"""What the modules of the commands have in common: how one joins the command line.

A command is a module of ``cli`` with two functions: ``add`` states its grammar, ``run`` does it
and returns the exit status. ``parser.py`` lists these modules.
"""

import argparse
from collections.abc import Callable
from typing import Protocol, TypeAlias

from generator.cli.arguments import Arguments

Commands: TypeAlias = "argparse._SubParsersAction[Arguments]"  # noqa: SLF001 - see below
"""Where commands are added; argparse has no public name for this type."""
Runner: TypeAlias = Callable[[argparse.Namespace], int]
"""Does a command with the options typed and returns the exit status."""


class Command(Protocol):
    """A module that is one command."""

    def add(self, commands: Commands) -> None:
        """Add the command and its options to the grammar."""

    def run(self, options: argparse.Namespace) -> int:
        """Do the command and return the exit status.

        Raises UsageError or PublishError where it cannot be done; the entry prints either.
        """


def add_command(  # noqa: PLR0913 - the three texts have names
    commands: Commands, name: str, run: Runner, *, summary: str, description: str, example: str
) -> Arguments:
    """Add a command and return its parser, to which options are added.

    ``summary`` is its line in the list of commands, ``description`` heads its own help, and
    ``example`` is a whole command line shown at the end of it.
    """
    parser = commands.add_parser(name, help=summary, description=description, example=example)
    parser.set_defaults(run=run)
    return parser
