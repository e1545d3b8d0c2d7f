"""What is asked of Git: which files a revision has, and their contents. Nothing is ever written.

No shell is involved, and no name typed by a user can be taken for an option.
"""

import os
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, NamedTuple

from generator.commands.errors import UsageError

_LOCAL = frozenset(
    {
        *("GIT_DIR", "GIT_COMMON_DIR", "GIT_WORK_TREE", "GIT_IMPLICIT_WORK_TREE"),
        *("GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_INDEX_FILE"),
        *("GIT_CONFIG", "GIT_CONFIG_PARAMETERS", "GIT_CONFIG_COUNT"),
        *("GIT_GRAFT_FILE", "GIT_SHALLOW_FILE", "GIT_NO_REPLACE_OBJECTS"),
        *("GIT_REPLACE_REF_BASE", "GIT_PREFIX", "GIT_INTERNAL_SUPER_PREFIX"),
    }
)
"""What describes the caller's repository, as ``git rev-parse --local-env-vars`` lists it.

Git sets some of it for its hooks; the repository asked is the one that the site lies in.
"""


class Blob(NamedTuple):
    """A file of a revision."""

    path: str
    """Relative to the folder that was asked about, with forward slashes."""
    id: str


def commit_of(folder: Path, revision: str) -> str:
    """Return the id of the commit that a revision names in the repository around ``folder``.

    Raises UsageError where there is no Git, no repository or no such commit.
    """
    if not revision or revision.startswith("-"):
        raise UsageError(f"“{revision}”不能作版本的名字。")
    inside = _git(folder, "rev-parse", "--is-inside-work-tree")
    if inside.returncode != 0:
        if b"dubious ownership" in inside.stderr:
            raise UsageError(
                f"git 拒绝读取 {folder}：这个仓库属于别的用户。\n"
                "确认可信后运行 git config --global --add safe.directory 仓库的路径。"
            )
        raise UsageError(
            f"“{revision}”不是文件夹，{folder} 也不在 git 仓库里。\n"
            "请写要对照的文件夹，或在 git 仓库里写版本，如 HEAD、v1.0。"
        )
    found = _git(folder, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
    if found.returncode != 0:
        raise UsageError(
            f"“{revision}”既不是文件夹，也不是 git 里的版本。\n"
            "用 git log --oneline 查看有哪些版本；持续集成里请取回完整的历史。"
        )
    return found.stdout.decode("ascii").strip()


def blobs_of(folder: Path, commit: str, paths: Sequence[str]) -> Iterator[Blob]:
    """Return the plain files that a commit has at or below paths relative to ``folder``.

    Links and submodules are left out. The folder need not exist in the commit.
    """
    listed = _git(folder, "ls-tree", "-r", "-z", commit, "--", *paths)
    if listed.returncode != 0:
        raise UsageError(f"git 读不出版本 {commit}：仓库可能不完整，请用 git fsck 检查。")
    for entry in listed.stdout.split(b"\0"):
        head, _, path = entry.partition(b"\t")
        if head.startswith((b"100644 ", b"100755 ", b"100664 ")):
            yield Blob(os.fsdecode(path), head.split()[2].decode("ascii"))


@contextmanager
def contents(folder: Path) -> Iterator["Contents"]:
    """Return a way to the contents of blobs, which is closed at the end."""
    command = [_program(), "-C", str(folder), "cat-file", "--batch"]
    with subprocess.Popen(  # noqa: S603 - a fixed command, and no shell
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=_environment()
    ) as process:
        if process.stdin is None or process.stdout is None:
            raise RuntimeError("no pipes to git")
        yield Contents(process.stdin, process.stdout)


class Contents(NamedTuple):
    """A running ``git cat-file``, asked for one blob at a time."""

    questions: IO[bytes]
    answers: IO[bytes]

    def read(self, blob: Blob) -> bytes:
        """Return the content of a blob; raise UsageError where the repository lacks it."""
        self.questions.write(f"{blob.id}\n".encode("ascii"))
        self.questions.flush()
        head = self.answers.readline().split()
        if len(head) != len(("id", "blob", "size")) or head[1] != b"blob":
            raise UsageError(f"git 仓库里缺少 {blob.path} 的内容，请取回完整的历史。")
        data = self.answers.read(int(head[2]))
        self.answers.read(1)
        return data


def _git(folder: Path, *arguments: str) -> "subprocess.CompletedProcess[bytes]":
    command = [_program(), "-C", str(folder), *arguments]
    return subprocess.run(  # noqa: S603 - fixed commands; names of revisions are checked above
        command, capture_output=True, check=False, env=_environment()
    )


def _program() -> str:
    program = shutil.which("git")
    if program is None:
        raise UsageError("没有找到 git，不能与版本对照。\n请安装 git，或改与一个文件夹对照。")
    return program


def _environment() -> dict[str, str]:
    own = {name: value for name, value in os.environ.items() if name not in _LOCAL}
    return {**own, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"}
