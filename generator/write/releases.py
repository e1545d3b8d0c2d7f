"""The places of releases: folders of whole sites, one of which the link ``current`` points to."""

import os
import re
from pathlib import Path

from generator.write.errors import PublishError, explained, shown
from generator.write.paths import MANIFEST, PENDING
from generator.write.standing import Kind, kind_of, usable_root

RELEASES = "releases"
"""The folder of all releases, inside the output folder."""
CURRENT = "current"
"""The link that servers follow, beside that folder."""
KEPT_RELEASES = 5
"""How many releases stay, the current one included."""

_RELEASE = re.compile(r"([0-9]{6,})-[0-9a-f]{8}")
_ELSEWHERE = "或用 --output 另选输出文件夹"


def release_root(output: Path) -> Path | None:
    """Return the release that ``current`` points to; None where there is none yet.

    A link that somebody set back to an earlier release counts. Raises PublishError for an output
    folder that cannot hold releases: something foreign has one of their names, or a site is
    published there without releases.
    """
    root = usable_root(output)
    with explained(root):
        _refuse_plain_site(root)
        for name, wanted in ((RELEASES, Kind.FOLDER), (CURRENT, Kind.OTHER)):
            if kind_of(root / name) not in (Kind.ABSENT, wanted):
                raise _is_taken(root / name)
        if kind_of(root / CURRENT) is Kind.ABSENT:
            return None
        release = _target(root)
        if release is None:
            raise _is_taken(root / CURRENT)
        return release if kind_of(release) is Kind.FOLDER else None


def _target(root: Path) -> Path | None:
    """Return the release that the link names, whether it is there or not."""
    link = root / CURRENT
    if not link.is_symlink():
        return None
    target = Path(os.path.normpath(root / link.readlink()))
    is_ours = target.parent == root / RELEASES and number_of(target.name)
    return target if is_ours else None


def number_of(name: str) -> int:
    """Return the running number of a release; 0 for a name that is none of a release."""
    found = _RELEASE.fullmatch(name)
    return int(found[1]) if found else 0


def release_name(number: int, digest: str) -> str:
    """Return the name of a release whose manifest has this SHA-256."""
    return f"{number:06}-{digest[:8]}"


def refuse_releases(root: Path) -> None:
    """Raise PublishError for an output folder whose visitors see a release; OSError if unseen."""
    if _target(root) is not None:
        raise PublishError(
            f"输出文件夹 {shown(root)} 是用 --release 发布的，没有写入任何内容。\n"
            f"请加上 --release 重新生成，{_ELSEWHERE}。"
        )


def _refuse_plain_site(root: Path) -> None:
    if any(kind_of(root / name) is not Kind.ABSENT for name in (MANIFEST, PENDING)):
        raise PublishError(
            f"输出文件夹 {shown(root)} 里已有不用 --release 发布的网站，没有写入任何内容。\n"
            f"请去掉 --release 重新生成，{_ELSEWHERE}。"
        )


def _is_taken(place: Path) -> PublishError:
    return PublishError(
        f"{shown(place)} 不是本工具发布的内容，却占着 --release 要用的位置，没有写入任何内容。\n"
        f"请移走它后重新生成，{_ELSEWHERE}。"
    )
