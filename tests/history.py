"""A Git repository for a test: sources are committed, revisions named."""

import os
import subprocess
from pathlib import Path
from typing import NamedTuple

_OWN = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
    "GIT_AUTHOR_NAME": "编辑",
    "GIT_AUTHOR_EMAIL": "bianji@example.gov.cn",
    "GIT_COMMITTER_NAME": "编辑",
    "GIT_COMMITTER_EMAIL": "bianji@example.gov.cn",
}


class History(NamedTuple):
    """The repository around a folder."""

    folder: Path

    def git(self, *arguments: str, given: str = "") -> str:
        """Run Git in the folder and return what it prints."""
        done = subprocess.run(
            ["git", *arguments],
            cwd=self.folder,
            env={"PATH": os.environ["PATH"], **_OWN},
            input=given.encode(),
            capture_output=True,
            check=True,
        )
        return done.stdout.decode()

    def commit(self, message: str) -> str:
        """Commit everything below the folder and return the id of the commit."""
        self.git("add", "--all", ".")
        self.git("commit", "--quiet", "--allow-empty", "--message", message)
        return self.git("rev-parse", "HEAD").strip()

    def tree(self, *entries: str) -> str:
        """Return the id of a tree made of entries as they are, sound or not."""
        return self.git("mktree", given="".join(f"{entry}\n" for entry in entries)).strip()


def new_history(folder: Path) -> History:
    """Return a new repository in a folder."""
    history = History(folder)
    history.git("init", "--quiet", "--initial-branch", "main")
    return history
