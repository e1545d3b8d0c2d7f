"""Everything that a build depends on, as far as a look from outside tells.

If all of it is as it was when the records were made, nothing can differ and nothing needs to be
done; that is found out without loading what reads sources and makes pages.
"""

import os
from dataclasses import dataclass
from pathlib import Path

from generator.commands.engine.fingerprint import digest_of, file_digest, program_stamp
from generator.read.survey import UNKNOWN, survey
from generator.render.packaged import SITE_FOLDER
from generator.render.stamp import stamp
from generator.store.database import Store
from generator.store.units import Units

_NOTE = "inputs"


@dataclass(frozen=True, slots=True)
class Inputs:
    """The state of all inputs at one moment."""

    program: str
    """Stamp of the program itself."""
    shared: str
    """Hash over what is asked for and over all sources but those of agencies."""
    templates: str
    """Stamp of the templates; unknown right after one of them changed."""
    agencies: dict[str, str]
    """Stamp of each agency's folder, by its key."""


def look(site: Path, templates: Path, wishes: tuple[object, ...]) -> Inputs:
    """Return the state of a site's inputs; ``wishes`` are what decides how its pages look.

    ``templates`` is the packaged set, which the site's own goes before.
    """
    seen = survey(site)
    program = program_stamp()
    pages = sorted((site / "content/pages").glob("*.md"))
    shared = digest_of(
        program,
        wishes,
        os.environ.get("SOURCE_DATE_EPOCH", ""),
        file_digest(site / "site.yaml"),
        file_digest(site / "content/regions.yaml"),
        [(page.name, file_digest(page)) for page in pages],
        seen.around,
    )
    return Inputs(program, shared, stamp((site / SITE_FOLDER, templates)), seen.agencies)


def note_inputs(store: Store, inputs: Inputs) -> None:
    """Note with what the records were made; the stamps of agencies are kept with their units."""
    store.put_note(_NOTE, digest_of(inputs.shared, inputs.templates))


def is_as_noted(store: Store, inputs: Inputs) -> bool:
    """Tell whether the inputs are certainly those with which the records were made."""
    if inputs.templates == UNKNOWN:
        return False
    if store.note(_NOTE) != digest_of(inputs.shared, inputs.templates):
        return False
    held = {unit.key: unit.stamp for unit in Units(store).all()}
    return held == inputs.agencies and UNKNOWN not in held.values()
