"""Running the real program in a process of its own, on a copy of a small site."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

REPOSITORY = Path(__file__).resolve().parents[1]
SMALL_SITE = REPOSITORY / "tests/program/site"
DEADLINE = 60
"""Seconds after which a run counts as hanging."""


class Done(NamedTuple):
    """What came of a run."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> dict[str, Any]:
        """Return standard output as the JSON object that it must be."""
        found: dict[str, Any] = json.loads(self.out)
        return found

    @property
    def places(self) -> list[str]:
        """Return what weighs and is not accepted, as ``path:line:column CODE``; no notices."""
        return [
            ":".join(str(part) for part in (f["path"], f["line"], f["column"]) if part is not None)
            + f" {f['code']}"
            for f in self.json["findings"]
            if not f["accepted"] and f["severity"] != "notice"
        ]


def run(*arguments: str | Path, cwd: Path, **environment: str) -> Done:
    """Run the program in ``cwd``, warnings of Python being errors."""
    own = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(REPOSITORY),
        "PYTHONWARNINGS": "error",
        **environment,
    }
    command = [sys.executable, "-m", "generator", *map(str, arguments)]
    done = subprocess.run(
        command,
        cwd=cwd,
        env=own,
        capture_output=True,
        encoding="utf-8",
        timeout=DEADLINE,
        check=False,
    )
    assert "Traceback" not in done.stderr, done.stderr
    return Done(done.returncode, done.stdout, done.stderr)


def copy_site(folder: Path) -> Path:
    """Return a copy of the small site in a new folder."""
    return Path(shutil.copytree(SMALL_SITE, folder / "site"))


def tree_of(folder: Path) -> dict[str, bytes]:
    """Return the files of a folder with their bytes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def edit(path: Path, old: str, new: str) -> None:
    """Replace the only occurrence of a piece of text in a file."""
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path}"
    path.write_text(text.replace(old, new), encoding="utf-8")
