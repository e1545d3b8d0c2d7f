"""A first look at a site, its records and its output folder: is there anything to do?

It takes no lock and changes nothing, so what it saw holds only while the records are the same.
"""

from dataclasses import dataclass
from pathlib import Path

from generator.commands.engine.inputs import Inputs, is_as_noted, look
from generator.commands.engine.records import peek_records, records_file
from generator.commands.engine.upkeep import is_untouched
from generator.render.packaged import packaged_templates
from generator.write.leftovers import has_leftovers
from generator.write.marks import Mark, mark_at


@dataclass(frozen=True, slots=True)
class Glimpse:
    """What a first look saw of an output folder that is as its records say."""

    inputs: Inputs
    records: Mark | None
    """Of the file with the records."""
    is_unchanged: bool
    """Whether these inputs are those of the last build, and nothing is left of a killed one."""


def take_glimpse(site: Path, output: Path, wishes: tuple[object, ...]) -> Glimpse | None:
    """Return what is to be seen; None where the output is not as the records say.

    Raises OSError or sqlite3.Error where something cannot be read.
    """
    if not output.is_dir():
        return None
    mark = mark_at(records_file(site, output))
    store = peek_records(site, output)
    if store is None:
        return None
    with store:
        if not is_untouched(output, store):
            return None
        inputs = look(site, packaged_templates(), wishes)
        # What a killed build left is for a build that locks the folder to take away.
        is_unchanged = is_as_noted(store, inputs) and not has_leftovers(output)
        return Glimpse(inputs, mark, is_unchanged)
