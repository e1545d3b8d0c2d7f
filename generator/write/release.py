"""Publishing as a release: a new folder with the whole site, then one link swapped.

No visitor ever sees old beside new, and an earlier release is one link away. Files that did not
change are hard links to those of the release before, so that a release takes the room of what
changed; the folders and links of all its files have to be made each time.
"""

import errno
import os
from contextlib import suppress
from pathlib import Path

from generator.write.delivery import Delivery
from generator.write.errors import PublishError, explained, shown
from generator.write.exchange import holds
from generator.write.files import FOLDER_MODE, copy_file, make_folders, put, sync_folder
from generator.write.leftovers import LINK, in_releases
from generator.write.manifest import manifest_chunks
from generator.write.marks import mark_at
from generator.write.paths import MANIFEST
from generator.write.prune import prune_releases
from generator.write.published import Published
from generator.write.releases import (
    CURRENT,
    KEPT_RELEASES,
    RELEASES,
    number_of,
    release_name,
    release_root,
)
from generator.write.staging import Staging
from generator.write.standing import Kind, Survey, usable_root

__all__ = ["publish_release", "release_root"]

_NO_LINKS = frozenset(
    {errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EXDEV, errno.EMLINK}
)


def publish_release(
    staging: Staging, output: Path, delivery: Delivery, *, keep: int = KEPT_RELEASES
) -> Published:
    """Make a staged site the current release, unless the current one is the same.

    The delivery is the difference to the release that staging began with. Of older releases,
    ``keep`` remain, the new one included, and in any case one that holds something foreign.
    Raises PublishError where the system refuses, or where something foreign is in the way; then
    visitors see the release before.
    """
    root = usable_root(output)
    if root != staging.root or staging.folder.parent != root / RELEASES:
        raise ValueError(f"not staged for a release in {root}")
    before, current = staging.tray.root, release_root(root)
    with explained(root):
        if before is not None and before == current and _is_same(before, delivery):
            mark = mark_at(before / MANIFEST)
            return Published(0, delivery.total, 0, release=before.name, manifest=mark)
        _carry_over(before, staging.folder, delivery)
        chunks = manifest_chunks(delivery.files())
        digest, mark = put(staging.folder / MANIFEST, chunks, is_durable=True)
        name = release_name(_last_number(root) + 1, digest)
        staging.folder.chmod(FOLDER_MODE)
        staging.folder.rename(root / RELEASES / name)
        sync_folder(root / RELEASES)
        _point_to(root, name)
    left: tuple[str, ...] = ()
    with suppress(OSError):  # the release is there; the next one tries again
        left = prune_releases(root, keep=keep)
    written = len(delivery.coming)
    unchanged = delivery.total - written
    return Published(written, unchanged, len(delivery.leaving), left, name, mark)


def _is_same(release: Path, delivery: Delivery) -> bool:
    return delivery.is_empty and holds(release / MANIFEST, delivery)


def _carry_over(before: Path | None, folder: Path, delivery: Delivery) -> None:
    """Link every file that did not change into the new release."""
    survey, made = Survey(before or folder), {folder}
    for path, _ in delivery.files():
        if path in delivery.coming:
            continue
        if before is None or survey.find(path).kind is not Kind.FILE:
            raise PublishError(
                f"发布失败：生成期间，当前发布的网站里少了文件 {shown(path)}。\n"
                "当前的网站没有改动。请重新生成。"
            )
        target = folder / path
        if target.parent not in made:
            make_folders(target.parent)
            made.add(target.parent)
        _link(before / path, target)


def _link(source: Path, target: Path) -> None:
    """Give a file a second name, or where the file system has no such names, copy it."""
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        copy_file(source, target)
        time = source.stat().st_mtime_ns
        os.utime(target, ns=(time, time))


def _last_number(root: Path) -> int:
    return max((number_of(entry.name) for entry in os.scandir(root / RELEASES)), default=0)


def _point_to(root: Path, name: str) -> None:
    """Lead visitors to a release, in one step."""
    link = in_releases(root, LINK)
    link.symlink_to(Path(RELEASES, name), target_is_directory=True)
    try:
        link.replace(root / CURRENT)
    except OSError:
        with suppress(OSError):
            link.unlink()
        raise
    sync_folder(root)
