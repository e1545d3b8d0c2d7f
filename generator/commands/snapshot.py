"""A state of a site to compare with: a folder as it is, or a revision of Git laid out as one.

Of a revision, the sources are written into a temporary folder. Attachments may be large and are
only ever told apart: each is an empty file there, and known by Git's id of its content; what Git
LFS keeps elsewhere, by the SHA-256 that its pointer states.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import IO

from generator.commands.errors import UsageError
from generator.commands.git import Blob, Contents, blobs_of, commit_of, contents
from generator.model.sources import CONTENT, SITE_FILE
from generator.read.text_file import MAX_BYTES

_ATTACHMENT = re.compile(rf"{CONTENT}/[^/]+/[^/]+/[^/]+/.+")
_SHA256_DIGITS = 64
_POINTER = re.compile(
    rb"version https://git-lfs[^\n]+\noid sha256:(?P<sha256>[0-9a-f]{64})\nsize [0-9]+\n"
)
_POINTER_BYTES = 1023
"""Size over which a file is no pointer of Git LFS."""
_PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class State:
    """A state of a site that can be read."""

    folder: Path
    name: str
    """What the state is called: a folder's path, or a revision as it was typed."""
    blobs: Mapping[str, Blob] = field(default_factory=dict)
    """Attachments of a revision by path; a folder has its own as they are."""
    contents: Contents | None = None
    """The way to the contents of these blobs."""

    def has_same_attachment(self, other: "State", path: str) -> bool:
        """Tell whether an attachment that both states have is the same file in both."""
        like = self.blobs.get(path) or other.blobs.get(path)
        if like is not None and _id(self, path, like.id) == _id(other, path, like.id):
            return True
        # A pointer of Git LFS and the file that it stands for have different ids.
        return _sha256(self, path) == _sha256(other, path)


@contextmanager
def snapshot(reference: str | Path, *, site: Path | None) -> Iterator[State]:
    """Return the state that a reference names: a folder with a site, or a revision of Git.

    A folder goes before a revision of the same name. ``site`` is the folder whose repository is
    asked for revisions; without it, only folders can be named. Raises UsageError where the
    reference is neither, and where the site is not in it.
    """
    folder = Path(reference)
    if folder.is_dir():
        if not (folder / SITE_FILE).is_file():
            raise UsageError(
                f"{reference} 里没有 {SITE_FILE}，不是一个网站。\n"
                f"要对照同名的 git 分支，请写 refs/heads/{reference}。"
            )
        yield State(folder.resolve(), str(reference))
        return
    if site is None:
        raise UsageError(f"没有这个文件夹：{reference}")
    commit = commit_of(site, str(reference))
    found = [blob for blob in blobs_of(site, commit, (CONTENT, SITE_FILE)) if _is_safe(blob)]
    if all(blob.path != SITE_FILE for blob in found):
        raise UsageError(f"版本“{reference}”里没有这个网站（没有 {SITE_FILE}）。")
    with TemporaryDirectory(prefix="gongkai-") as temporary:
        target = Path(temporary)
        attached = {blob.path: blob for blob in found if _ATTACHMENT.fullmatch(blob.path)}
        with contents(site) as read:
            for blob in found:
                _lay_out(target, blob, b"" if blob.path in attached else read.read(blob))
            yield State(target, str(reference), attached, read)


def _is_safe(blob: Blob) -> bool:
    """Tell whether a path stays below the folder that it is written to; a tree may say anything."""
    parts = PurePosixPath(blob.path).parts
    return not {"..", "/"} & set(parts) and "\\" not in blob.path


def _lay_out(target: Path, blob: Blob, data: bytes) -> None:
    path = target / blob.path
    path.parent.mkdir(parents=True, exist_ok=True)
    # One byte over the limit says as much as the whole: such a file is not read.
    path.write_bytes(data[: MAX_BYTES + 1])


def _id(state: State, path: str, like: str) -> str:
    """Return Git's id of an attachment, made the way the id ``like`` was made."""
    blob = state.blobs.get(path)
    return _blob_id(state.folder / path, like) if blob is None else blob.id


def _blob_id(file: Path, like: str) -> str:
    """Return the id that Git would give to a file."""
    algorithm = "sha256" if len(like) == _SHA256_DIGITS else "sha1"
    digest = hashlib.new(algorithm, usedforsecurity=False)
    digest.update(f"blob {file.stat().st_size}\0".encode("ascii"))
    with file.open("rb") as stream:
        while piece := stream.read(_PIECE):
            digest.update(piece)
    return digest.hexdigest()


def _sha256(state: State, path: str) -> str:
    """Return the SHA-256 of an attachment: of its content, or as its pointer states it."""
    with _opened(state, path) as stream:
        head = stream.read(_POINTER_BYTES + 1)
        pointer = _POINTER.fullmatch(head)
        if pointer:
            return pointer["sha256"].decode("ascii")
        digest = hashlib.sha256(head, usedforsecurity=False)
        while piece := stream.read(_PIECE):
            digest.update(piece)
    return digest.hexdigest()


def _opened(state: State, path: str) -> IO[bytes]:
    blob = state.blobs.get(path)
    if blob is None or state.contents is None:
        return (state.folder / path).open("rb")
    return BytesIO(state.contents.read(blob))
