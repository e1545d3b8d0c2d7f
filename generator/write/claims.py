"""Which paths of a site are taken, so that no two of its files meet on any server."""

from generator.write.paths import OWN_NAMES, folded, folder_of, is_safe


class Claims:
    """The paths of one site, and the folders on the way to them."""

    def __init__(self) -> None:
        """Begin with the names that publishing keeps for itself."""
        self._folders = {""}
        self._taken = {folded(name) for name in OWN_NAMES}

    def claim(self, path: str) -> None:
        """Take a path for a file.

        Raises ValueError for one that leads out of the site, that is taken, or that differs from
        a taken one in case alone.
        """
        if not is_safe(path):
            raise ValueError(f"not a path inside the site: {path!r}")
        self._claim_folder(folder_of(path))
        self._claim(path)

    def _claim_folder(self, folder: str) -> None:
        if folder not in self._folders:
            self._claim_folder(folder_of(folder))
            self._claim(folder)
            self._folders.add(folder)

    def _claim(self, path: str) -> None:
        key = folded(path)
        if key in self._taken:
            raise ValueError(f"this path, or one like it but for case, is taken: {path!r}")
        self._taken.add(key)
