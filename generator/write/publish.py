"""Publishing a staged site: each file is replaced in one step, the manifest last.

Until the manifest is written, ``manifest.pending.json`` says which files are on their way, so
that the next build knows the files of an interrupted one as ours and finishes the job.
"""

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from generator.write.errors import PublishError, explained, shown
from generator.write.files import FOLDER_MODE, make_folders, move, put, remove_folders
from generator.write.ledger import Ledger, read_ledger
from generator.write.manifest import Manifest
from generator.write.paths import MANIFEST, PARTIAL, PENDING
from generator.write.plan import Clearing, Plan, make_plan
from generator.write.staging import Staging
from generator.write.standing import Kind, kind_of, usable_root

_NAMED = 5


@dataclass(frozen=True, slots=True)
class Published:
    """What a publish did."""

    written: int
    """Files that are new or differ from what stood there."""
    unchanged: int
    """Files that were already as they should be, and were not touched."""
    removed: int
    """Files of ours that are no longer part of the site."""
    left: tuple[str, ...] = ()
    """Such files that someone changed after they were published: they stay, and are not ours."""


def publish(staging: Staging, output: Path) -> Published:
    """Put a staged site, a whole one, in the place of ``output``, beside which it was staged.

    Raises PublishError where something foreign stands in the way, with nothing touched, and
    where the operating system refuses, with every published file whole.
    """
    root = usable_root(output)
    if root != staging.root:
        raise ValueError(f"staged for {staging.root}, not for {root}")
    with explained(root):
        if kind_of(root) is Kind.ABSENT:
            return _publish_whole(staging)
        ledger = read_ledger(root)
        plan = make_plan(root, staging.files, staging.kept, ledger)
        if plan.conflicts:
            raise PublishError(_conflict_message(root, plan.conflicts))
        _replace(_Exchange(staging), plan, ledger)
    removed = len(plan.first.files) + len(plan.last.files)
    return Published(len(plan.writes), plan.unchanged, removed, plan.left)


def _publish_whole(staging: Staging) -> Published:
    if staging.kept:
        raise PublishError(
            f"发布失败：生成期间，输出文件夹 {shown(staging.root)} 被移走或改名了。请重新生成。"
        )
    put(staging.folder / MANIFEST, [Manifest(staging.files).to_bytes()])
    staging.folder.chmod(FOLDER_MODE)
    staging.folder.rename(staging.root)
    return Published(written=len(staging.files), unchanged=0, removed=0)


@dataclass(frozen=True, slots=True)
class _Exchange:
    """The way of single files from the staging folder to the output folder, and out of it."""

    staging: Staging

    def bring(self, path: str) -> None:
        root, folder = self.staging.root, self.staging.folder
        target = root.joinpath(path)
        make_folders(target.parent)
        move(folder.joinpath(path), target, partial=root / PARTIAL)

    def bring_manifest(self, name: str, manifest: Manifest) -> None:
        put(self.staging.folder / name, [manifest.to_bytes()])
        self.bring(name)

    def take_away(self, clearing: Clearing) -> None:
        for path in sorted(clearing.files):
            self.staging.root.joinpath(path).unlink(missing_ok=True)
        remove_folders(self.staging.root, clearing.folders)


def _replace(exchange: _Exchange, plan: Plan, ledger: Ledger) -> None:
    """Make the output folder hold the new site.

    Whatever step is the last one to be taken, each file of ours on the disk is listed, with the
    hash that it has there, in one of the two manifests.
    """
    root, new = exchange.staging.root, exchange.staging.files
    root.joinpath(PARTIAL).unlink(missing_ok=True)
    if ledger.pending:
        settled = {**ledger.listed, **ledger.pending, **plan.settled}
        exchange.bring_manifest(MANIFEST, Manifest(settled))
    if plan.writes:
        coming = {path: new[path] for path in plan.writes}
        exchange.bring_manifest(PENDING, Manifest(coming))
    exchange.take_away(plan.first)
    # What pages refer to comes before the pages.
    for path in sorted(plan.writes, key=lambda each: (each.endswith(".html"), each)):
        exchange.bring(path)
    exchange.take_away(plan.last)
    _list_as_published(exchange, Manifest(new))
    root.joinpath(PENDING).unlink(missing_ok=True)


def _list_as_published(exchange: _Exchange, manifest: Manifest) -> None:
    with suppress(FileNotFoundError):
        if exchange.staging.root.joinpath(MANIFEST).read_bytes() == manifest.to_bytes():
            return
    exchange.bring_manifest(MANIFEST, manifest)


def _conflict_message(root: Path, conflicts: tuple[str, ...]) -> str:
    named = "\n".join(f"  {shown(path)}" for path in conflicts[:_NAMED])
    more = f"\n  ……等共 {len(conflicts)} 处" if len(conflicts) > _NAMED else ""
    return (
        f"输出文件夹 {shown(root)} 里有不是本工具发布的内容，或发布后被改动过的文件，"
        f"正好占着要写入的位置：\n{named}{more}\n"
        "没有写入任何内容。请移走或删除它们后重新生成，或用 --output 另选输出文件夹。"
    )
