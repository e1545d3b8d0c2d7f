"""Compiled templates kept in a folder between runs, as compiling is most of opening them.

A file of the folder is used only if its digest says that it is whole and that it was made from the
same source by the same Python, engine and options; anything else in it is as good as absent. What
cannot be kept is compiled again the next time: no fault of the folder stops a build. Code runs as
it lies there, so the folder has to be the builder's own.
"""

import marshal
import os
import tempfile
from contextlib import suppress
from hashlib import blake2b
from importlib.util import MAGIC_NUMBER
from pathlib import Path

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket, bc_magic

_SIZE = 32


class CompiledTemplates(BytecodeCache):
    """The folder of compiled templates."""

    def __init__(self, folder: Path) -> None:
        """Keep code in ``folder``, which is made when there is something to keep."""
        self._folder = folder

    def load_bytecode(self, bucket: Bucket) -> None:
        """Put the code of a template into its bucket, if there is any for its present source."""
        try:
            data = (self._folder / bucket.key).read_bytes()
        except OSError:
            return
        digest, code = data[:_SIZE], data[_SIZE:]
        if digest == self._digest(bucket, code):
            bucket.code = marshal.loads(code)  # noqa: S302 - whole, by its digest

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a template, if the folder can be written."""
        code = marshal.dumps(bucket.code)
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            self._replace(bucket.key, self._digest(bucket, code) + code)

    def _replace(self, name: str, data: bytes) -> None:
        """Write a file at once, as another build may read it meanwhile."""
        handle, written = tempfile.mkstemp(dir=self._folder, suffix=".tmp")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            Path(written).replace(self._folder / name)
        except OSError:
            Path(written).unlink(missing_ok=True)
            raise

    def _digest(self, bucket: Bucket, code: bytes) -> bytes:
        """Return a digest over a template's code and all that it was made from."""
        environment = bucket.environment
        options = (
            *(environment.autoescape, environment.trim_blocks, environment.lstrip_blocks),
            environment.keep_trailing_newline,
        )
        made_from = (MAGIC_NUMBER, bc_magic, options, bucket.key, bucket.checksum)
        return blake2b(repr(made_from).encode() + code, digest_size=_SIZE).digest()
