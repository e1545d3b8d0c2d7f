"""What a process that builds one site again and again remembers from one build to the next."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from pathlib import Path

from generator.commands.engine.glimpse import Glimpse
from generator.commands.engine.inputs import Inputs, look
from generator.commands.opened import OpenSite
from generator.model.sources import CONTENT
from generator.read.survey import UNKNOWN, stamp_of
from generator.write.marks import mark_at

_DEPTH = 3
"""Names before those of an agency's own files: content, region, agency."""


@dataclass(slots=True)
class Memory:
    """The state of the inputs, kept up by word of what changed.

    It may only serve a process that is told of every change, and that alone writes to the output
    folder.
    """

    inputs: Inputs | None = None
    opened: OpenSite | None = None
    """The site as it was read with these inputs."""
    is_published: bool = False
    """Whether the output folder is as the last build of this process left it."""
    _changed: set[str] | None = None
    """Sources that changed and were not looked at since; None if that may be any."""

    def recall(self, seen: Glimpse, records: Path) -> None:
        """Take over what a first look saw, if the records are still those that it saw."""
        if seen.records is not None and seen.records == mark_at(records):
            self.inputs, self.is_published, self._changed = seen.inputs, True, set()

    def tell(self, changed: Collection[str]) -> None:
        """Take word of sources that changed, relative to the site; of none means of any."""
        if not changed:
            self._changed = None
        elif self._changed is not None:
            self._changed.update(changed)

    def look(self, site: Path, templates: Path, wishes: tuple[object, ...]) -> Inputs:
        """Return the state of the inputs; only what changed is looked at."""
        agencies = None if self._changed is None else _agencies(self._changed)
        if self.inputs is None or agencies is None or not self._has(site, agencies):
            before, self.inputs = self.inputs, look(site, templates, wishes)
            if before is None or before.shared != self.inputs.shared:
                self.opened = None
        else:
            # By now the times of those that were too young may prove something.
            young = {key for key, stamp in self.inputs.agencies.items() if stamp == UNKNOWN}
            stamps = {key: stamp_of(site, key) for key in agencies | young}
            self.inputs = replace(self.inputs, agencies=self.inputs.agencies | stamps)
        self._changed = set()
        return self.inputs

    def _has(self, site: Path, agencies: set[str]) -> bool:
        """Tell whether agencies were there at the last look and still are."""
        known = self.inputs.agencies if self.inputs is not None else {}
        return all(key in known and (site / CONTENT / key).is_dir() for key in agencies)


def _agencies(paths: Collection[str]) -> set[str] | None:
    """Return the agencies whose files have these paths; None if one is anything else."""
    found = set()
    for path in paths:
        content, *names = path.split("/")
        if content != CONTENT or len(names) < _DEPTH:
            return None
        found.add("/".join(names[:2]))
    return found
