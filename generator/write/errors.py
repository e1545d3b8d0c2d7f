"""The one way in which publishing fails, and what the operating system's refusals mean.

Nobody who runs a build should have to read an errno: every refusal becomes a Chinese sentence
that says what failed, where, and how to mend it.
"""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple


class PublishError(Exception):
    """The output cannot be published as things stand; the message is Chinese and complete."""


class _Cause(NamedTuple):
    fault: str
    remedy: str


_OTHER_PLACE = "或用 --output 另选输出文件夹"
_CAUSES = {
    errno.ENOSPC: _Cause("磁盘空间不足", "请清理磁盘后重新生成"),
    errno.EDQUOT: _Cause("磁盘配额已用完", "请清理文件或请管理员提高配额后重新生成"),
    errno.EFBIG: _Cause("文件超过系统允许的大小", "请放宽系统对文件大小的限制后重新生成"),
    errno.EACCES: _Cause("没有读写权限", f"请改正权限后重新生成，{_OTHER_PLACE}"),
    errno.EPERM: _Cause("系统不允许这项操作", f"请改正权限后重新生成，{_OTHER_PLACE}"),
    errno.EROFS: _Cause("所在磁盘是只读的", f"请改为可写后重新生成，{_OTHER_PLACE}"),
    errno.ENAMETOOLONG: _Cause(
        "文件名或路径太长", "请缩短附件的文件名，或用 --output 选一个路径较短的输出文件夹"
    ),
    errno.ENOTDIR: _Cause(
        "路径中间有一段不是文件夹", f"请移走占位的文件后重新生成，{_OTHER_PLACE}"
    ),
    errno.ENOENT: _Cause("文件或文件夹在生成期间被移走或改名", "请重新生成"),
    errno.EEXIST: _Cause("要写入的位置已有同名的文件或文件夹", "请移走后重新生成"),
    errno.EIO: _Cause("磁盘读写出错", f"请检查磁盘后重新生成，{_OTHER_PLACE}"),
}


def explain(error: OSError, where: str | os.PathLike[str]) -> PublishError:
    """Return the failure that tells what ``error`` means; ``where`` serves if it names no file."""
    place = error.filename2 or error.filename or where
    name = errno.errorcode.get(error.errno or 0, "未知")
    unknown = _Cause(f"操作系统拒绝了这项操作（{name}）", "请排除故障后重新生成")
    fault, remedy = _CAUSES.get(error.errno or 0, unknown)
    return PublishError(
        f"发布失败：{fault}。\n位置：{shown(place)}\n已发布的文件都完整无损。{remedy}。"
    )


@contextmanager
def explained(where: str | os.PathLike[str]) -> Iterator[None]:
    """Turn an OSError of the statements inside into a PublishError."""
    try:
        yield
    except OSError as error:
        raise explain(error, where) from error


def shown(path: object) -> str:
    """Return a path as text that any terminal can print, undecodable bytes as escapes."""
    text = os.fsdecode(path) if isinstance(path, bytes) else str(path)
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
