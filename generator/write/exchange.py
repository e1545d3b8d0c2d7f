"""The exchange of single files: new ones in, old ones out, and a journal of it.

Until the manifest is written, ``manifest.pending.json`` says which files are on their way, so
that the next build knows the files of an interrupted one as ours and finishes the job. Both
lists outlive a power failure before anything is done on their word; pages need not, since the
next build sees by size and hash which of them did not.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from generator.write.delivery import Delivery
from generator.write.files import make_folders, move, put, remove_folders, sync_folder
from generator.write.ledger import Ledger, is_as_left
from generator.write.manifest import manifest_chunks
from generator.write.paths import MANIFEST, PARTIAL, PENDING
from generator.write.plan import Clearing, Plan


@dataclass(frozen=True, slots=True)
class _Exchange:
    """The way of single files from the staging folder to the output folder, and out of it."""

    folder: Path
    root: Path
    made: set[Path] = field(default_factory=set)

    def bring(self, path: str, *, is_durable: bool = False) -> None:
        source, target = self.folder.joinpath(path), self.root.joinpath(path)
        partial = self.root / PARTIAL
        if target.parent not in self.made:
            make_folders(target.parent)
            self.made.add(target.parent)
        move(source, target, partial=partial, is_durable=is_durable)

    def bring_list(self, name: str, files: Iterable[tuple[str, str]]) -> None:
        put(self.folder / name, manifest_chunks(files), is_durable=True)
        self.bring(name, is_durable=True)
        sync_folder(self.root)

    def take_away(self, clearing: Clearing) -> None:
        for path in sorted(clearing.files):
            self.root.joinpath(path).unlink(missing_ok=True)
        remove_folders(self.root, clearing.folders)


def replace_files(folder: Path, root: Path, delivery: Delivery, plan: Plan, ledger: Ledger) -> None:
    """Make the output folder hold the new site.

    Whatever step is the last one to be taken, each file of ours on the disk is listed, with the
    hash that it has there, in one of the two manifests. Raises OSError and PublishError.
    """
    exchange = _Exchange(folder, root)
    root.joinpath(PARTIAL).unlink(missing_ok=True)
    if ledger.pending:
        settled = {**ledger.listed, **ledger.pending, **plan.settled}
        exchange.bring_list(MANIFEST, sorted(settled.items()))
    if plan.writes or plan.removes:
        exchange.bring_list(PENDING, ((path, delivery.coming[path]) for path in plan.writes))
    exchange.take_away(plan.first)
    # What pages refer to comes before the pages.
    for path in sorted(plan.writes, key=lambda each: (each.endswith(".html"), each)):
        exchange.bring(path)
    exchange.take_away(plan.last)
    if not _is_listed(root, delivery, ledger):
        exchange.bring_list(MANIFEST, delivery.files())
    root.joinpath(PENDING).unlink(missing_ok=True)


def _is_listed(root: Path, delivery: Delivery, ledger: Ledger) -> bool:
    """Tell whether the manifest lists the finished site already."""
    if delivery.is_empty and is_as_left(root, ledger.mark):
        return True
    return holds(root / MANIFEST, delivery)


def holds(manifest: Path, delivery: Delivery) -> bool:
    """Tell whether a file is the manifest of the finished site; raises OSError."""
    try:
        reader = manifest.open("rb")
    except FileNotFoundError:
        return False
    with reader:
        chunks = manifest_chunks(delivery.files())
        return all(reader.read(len(chunk)) == chunk for chunk in chunks) and not reader.read(1)
