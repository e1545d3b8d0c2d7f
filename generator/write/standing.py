"""What stands at a path of the output folder, found out without following any link."""

import stat
from enum import Enum
from pathlib import Path
from typing import NamedTuple

from generator.write.errors import PublishError, explained, shown
from generator.write.files import digest_of
from generator.write.paths import folder_of


class Kind(Enum):
    """What may stand at a path."""

    ABSENT = "absent"
    FILE = "file"
    FOLDER = "folder"
    OTHER = "other"
    """A symbolic link, a device, a socket: never ours."""


class Standing(NamedTuple):
    """What was found on the way to a path."""

    kind: Kind
    at: str
    """The path itself, or the one above it that is no folder and so stands in its way."""
    digest: str = ""
    """SHA-256 of a file that stands at the path itself."""


class Survey:
    """Looks at paths below one folder, at each folder on the way only once."""

    def __init__(self, root: Path) -> None:
        """Take the folder, which must be a real one."""
        self._root = root
        self._folders = {"": Standing(Kind.FOLDER, "")}

    def look(self, path: str) -> Standing:
        """Return what stands at ``path``, or in its way; raises OSError for what it cannot read."""
        found = self.find(path)
        if found.kind is Kind.FILE and found.at == path:
            return found._replace(digest=digest_of(self._root.joinpath(path)))
        return found

    def find(self, path: str) -> Standing:
        """Return the same without the digest; raises OSError for what it cannot see."""
        above = self._folder(folder_of(path))
        if above.kind is Kind.ABSENT:
            return Standing(Kind.ABSENT, path)
        if above.kind is not Kind.FOLDER:
            return above
        return Standing(kind_of(self._root.joinpath(path)), path)

    def _folder(self, folder: str) -> Standing:
        known = self._folders.get(folder)
        if known is None:
            above = self._folder(folder_of(folder))
            if above.kind is Kind.FOLDER:
                known = Standing(kind_of(self._root.joinpath(folder)), folder)
            else:
                known = above
            self._folders[folder] = known
        return known


def kind_of(path: Path) -> Kind:
    """Return what stands at a path itself; raises OSError where that cannot be seen."""
    try:
        mode = path.lstat().st_mode
    except FileNotFoundError:
        return Kind.ABSENT
    if stat.S_ISREG(mode):
        return Kind.FILE
    return Kind.FOLDER if stat.S_ISDIR(mode) else Kind.OTHER


def usable_root(output: Path) -> Path:
    """Return the full path of an output folder that is a real folder or absent.

    Raises PublishError for anything else. Links above the folder are the publisher's own way
    of arranging disks; the folder itself must not be one.
    """
    with explained(output):
        path = output.absolute()
        root = path.resolve() if path.name == ".." else path
        kind = kind_of(root)
    if kind is Kind.OTHER:
        raise PublishError(
            f"输出位置 {shown(output)} 是符号链接或特殊文件，没有写入任何内容。\n"
            "请用 --output 写出真正的文件夹，或移走它后重新生成。"
        )
    if kind is Kind.FILE:
        raise PublishError(
            f"输出位置 {shown(output)} 是文件，不是文件夹，没有写入任何内容。\n"
            "请移走这个文件后重新生成，或用 --output 另选输出文件夹。"
        )
    if not root.name:
        raise PublishError(
            f"输出位置 {shown(output)} 是磁盘的根，没有写入任何内容。\n"
            "请用 --output 另选输出文件夹。"
        )
    return root
