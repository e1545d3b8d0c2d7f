"""Whether the output folder is as the last build left it."""

import json
from dataclasses import dataclass, field
from pathlib import Path

from generator.store.database import Store
from generator.store.outputs import Output, Outputs
from generator.write.files import digest_of
from generator.write.ledger import is_as_left
from generator.write.marks import Mark, mark_at

_MANIFEST = "manifest"
"""Note with the mark of the manifest that was published last."""


@dataclass(frozen=True, slots=True)
class Condition:
    """The state of an output folder."""

    known: Mark | None
    """Of its manifest, if it is the one that the last build left there."""
    damaged: frozenset[str] = field(default_factory=frozenset)
    """Paths where not what was published stands, but something else or nothing."""

    @property
    def is_sound(self) -> bool:
        """Tell whether the folder is as the last build left it."""
        return self.known is not None and not self.damaged


def note_manifest(store: Store, mark: Mark | None) -> None:
    """Note by what the next build knows this publish as the last one."""
    store.put_note(_MANIFEST, json.dumps(mark))


def noted_manifest(store: Store) -> Mark | None:
    """Return the mark of the manifest that was published last."""
    try:
        mtime, size, inode = json.loads(store.note(_MANIFEST))
    except (ValueError, TypeError):
        return None
    return mtime, size, inode


def inspect(root: Path, store: Store) -> Condition:
    """Look at every file that should stand in an output folder.

    Whatever has kept its mark is as it was; anything else is read. Raises OSError where the
    folder cannot be read.
    """
    mark = noted_manifest(store)
    known = mark if is_as_left(root, mark) else None
    outputs = Outputs(store)
    damaged: list[str] = []
    touched: list[Output] = []
    base = f"{root}/"
    for output in outputs.all():
        path = base + output.path
        now = mark_at(path)
        if now == output.mark and known is not None:
            continue
        if now is None or digest_of(Path(path)) != output.digest:
            damaged.append(output.path)
        else:
            touched.append(output._replace(mark=now))
    outputs.put(touched)
    return Condition(known, frozenset(damaged))


def is_untouched(root: Path, store: Store) -> bool:
    """Tell whether an output folder is as the last build left it, by marks alone."""
    mark = noted_manifest(store)
    if not is_as_left(root, mark):
        return False
    base = f"{root}/"
    return all(mark_at(base + output.path) == output.mark for output in Outputs(store).all())
